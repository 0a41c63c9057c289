/** Another browser in the call: the way to it, what comes from it, and how well. */
import { newId } from '#base/ids.ts';
import type { Signal, SignalBody } from '#exchange/calls/call.ts';
import { pictureFor } from '#exchange/calls/media.ts';
import { Peer } from '#exchange/calls/peer.ts';
import { type Counted, isWeak } from '#exchange/calls/quality.ts';

export type Way = 'looking' | 'there' | 'lost';
/** What each tells the others by the way between them. */
type Told = { muted: boolean; camera: boolean };

/** Lost for so long (ms), another way is looked for; most come back by themselves. */
const PATIENCE_MS = 2_500;
/** Without a way for so long (ms) it is asked for again; the other one waits longer, so that not both ask. */
const AGAIN_MS = 8_000;
const AGAIN_POLITE_MS = 13_000;
/** After this long without a way (ms) the screen says that it may not come. */
const HARD_MS = 20_000;

export class Remote {
  readonly leg: string;
  readonly #connection: RTCPeerConnection;
  readonly #peer: Peer;
  readonly #againMs: number;
  readonly #changed: () => void;
  readonly #told: RTCDataChannel;
  #audio: RTCRtpSender | null = null;
  #video: RTCRtpSender | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hard: ReturnType<typeof setTimeout> | undefined;
  #counted: Counted | null = null;
  #says: Told = { muted: false, camera: true };
  stream: MediaStream | null = null;
  way: Way = 'looking';
  /** no way was found for long */
  stuck = false;
  weak = false;
  muted = false;
  camera = false;

  constructor(
    leg: string,
    own: string,
    ice: RTCConfiguration,
    send: (signal: Signal) => void,
    changed: () => void,
  ) {
    this.leg = leg;
    this.#changed = changed;
    const connection = new RTCPeerConnection(ice);
    this.#connection = connection;
    // which of the two is polite matters not, if both agree
    const polite = own < leg;
    this.#againMs = polite ? AGAIN_POLITE_MS : AGAIN_MS;
    const toThem = (body: SignalBody) => send({ id: newId(), to: leg, body });
    this.#peer = new Peer(connection, polite, toThem);
    this.#told = connection.createDataChannel('state', { negotiated: true, id: 0 });
    this.#told.onopen = () => this.tell(this.#says);
    this.#told.onmessage = ({ data }) => this.#hear(data);
    connection.ontrack = ({ track }) => {
      // a new one each time: an element shows no track that is added to what it plays already
      this.stream = new MediaStream([...(this.stream?.getTracks() ?? []), track]);
      changed();
    };
    connection.onconnectionstatechange = () => this.#look();
    this.#waitFor();
    this.#again(this.#againMs);
  }

  #hear(data: unknown): void {
    try {
      const said = JSON.parse(String(data)) as Partial<Told>;
      this.muted = said.muted === true;
      this.camera = said.camera === true;
      this.#changed();
    } catch {
      // not ours
    }
  }

  #look(): void {
    const { connectionState: state } = this.#connection;
    if (state === 'connected') {
      clearTimeout(this.#timer);
      clearTimeout(this.#hard);
      this.#hard = undefined;
      this.way = 'there';
      this.stuck = false;
    } else if (state === 'disconnected' || state === 'failed') {
      this.way = 'lost';
      this.#again(state === 'failed' ? 0 : PATIENCE_MS);
      this.#waitFor();
    }
    this.#changed();
  }

  #waitFor(): void {
    this.#hard ??= setTimeout(() => {
      this.stuck = true;
      this.#changed();
    }, HARD_MS);
  }

  /** Looks for another way: the network is another one, or went away. */
  restart(ice?: RTCConfiguration): void {
    if (this.#connection.signalingState === 'closed') return;
    if (ice) this.#connection.setConfiguration(ice);
    if (!this.#peer.repeat()) this.#connection.restartIce();
    this.#again(this.#againMs);
  }

  /** Whatever was lost on the way, an offer or its answer: it is made again until there is a way. */
  #again(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.way === 'there') return;
      // being tried: it comes, or fails and says so
      if (this.#connection.connectionState === 'connecting') this.#again(this.#againMs);
      else this.restart();
    }, afterMs);
  }

  take(body: SignalBody): void {
    void this.#peer.take(body);
  }

  /** @param others how many there are besides oneself */
  async send(local: MediaStream, others: number): Promise<void> {
    this.#audio = await this.#put(this.#audio, local.getAudioTracks()[0], local);
    this.#video = await this.#put(this.#video, local.getVideoTracks()[0], local);
    if (this.#video) await this.#fit(this.#video, others);
  }

  async #put(
    sender: RTCRtpSender | null,
    track: MediaStreamTrack | undefined,
    local: MediaStream,
  ): Promise<RTCRtpSender | null> {
    if (sender) {
      if (sender.track !== (track ?? null)) await sender.replaceTrack(track ?? null);
      return sender;
    }
    return track ? this.#connection.addTrack(track, local) : null;
  }

  async #fit(sender: RTCRtpSender, others: number): Promise<void> {
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings ?? [];
    if (!encoding) return;
    Object.assign(encoding, pictureFor(others));
    await sender.setParameters(parameters).catch(() => {});
  }

  tell(said: Told): void {
    this.#says = said;
    if (this.#told.readyState === 'open') this.#told.send(JSON.stringify(said));
  }

  /** From 0 to 1. */
  loudness(): number {
    const sources = this.#connection
      .getReceivers()
      .filter(({ track }) => track.kind === 'audio')
      .flatMap((receiver) => receiver.getSynchronizationSources());
    return Math.max(0, ...sources.map(({ audioLevel }) => audioLevel ?? 0));
  }

  /** Looks how well it comes; call it every few seconds. */
  async measure(): Promise<void> {
    const counted: Counted = { received: 0, lost: 0, roundTripS: 0 };
    for (const each of (await this.#connection.getStats()).values()) {
      if (each.type === 'inbound-rtp') {
        counted.received += each.packetsReceived ?? 0;
        counted.lost += each.packetsLost ?? 0;
      }
      if (each.type === 'candidate-pair' && each.nominated)
        counted.roundTripS = Math.max(counted.roundTripS, each.currentRoundTripTime ?? 0);
    }
    const weak = isWeak(this.#counted, counted);
    this.#counted = counted;
    if (weak === this.weak) return;
    this.weak = weak;
    this.#changed();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#hard);
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }
}
