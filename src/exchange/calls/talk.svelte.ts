/** One device in a call: its microphone and camera, and the ways to the others. */
import { newId } from '#base/ids.ts';
import { HERE_MS, type Leg, type Received } from '#exchange/calls/call.ts';
import type { Line } from '#exchange/calls/line.ts';
import { countCameras, type MediaTrouble, openCamera, openMedia } from '#exchange/calls/media.ts';
import { Outgoing } from '#exchange/calls/outgoing.ts';
import { Remote } from '#exchange/calls/remote.ts';

/** `moved`: on with another device; `closed`: without a line to the server when it was asked for */
export type Phase = 'out' | 'coming' | 'in' | 'over' | 'full' | 'moved' | 'closed';

const LISTENS_MS = 400;
const MEASURES_MS = 3_000;
const AGAIN_MS = 1_000;
/** Louder than this is speech (0 to 1). */
const SPEECH = 0.02;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));

export class Talk {
  readonly #line: Line;
  readonly #ice: () => RTCConfiguration;
  /** the roster may be another one */
  readonly #refresh: () => void;
  #remotes = new Map<string, Remote>();
  /** Signals of those whom the roster does not name yet. */
  #unknown: Received[] = [];
  #seen = new Set<string>();
  #out: Outgoing | null = null;
  #stops: (() => void)[] = [];
  #facing: 'user' | 'environment' = 'user';

  leg = $state<string | null>(null);
  phase = $state<Phase>('out');
  local = $state.raw<MediaStream | null>(null);
  trouble = $state<MediaTrouble | null>(null);
  muted = $state(false);
  camera = $state(false);
  cameras = $state(0);
  others = $state.raw<Remote[]>([]);
  /** leg of whoever spoke last */
  speaker = $state<string | null>(null);
  /** counts up with every change within a remote */
  turn = $state(0);

  constructor(line: Line, ice: () => RTCConfiguration, refresh: () => void) {
    this.#line = line;
    this.#ice = ice;
    this.#refresh = refresh;
  }

  /** Comes in: first the microphone, so that nobody is in who can't be heard. */
  async enter(withCamera: boolean): Promise<void> {
    if (this.phase === 'coming' || this.phase === 'in') return;
    this.phase = 'coming';
    this.trouble = null;
    const opened = await openMedia(withCamera);
    this.trouble = opened.trouble;
    if (!('stream' in opened)) {
      this.phase = 'out';
      return;
    }
    this.local = opened.stream;
    this.camera = opened.stream.getVideoTracks().length > 0;
    this.cameras = await countCameras();
    await this.#join();
  }

  async #join(): Promise<void> {
    const leg = newId();
    const listening = this.#line.listen(leg, (signal) => this.#receive(signal));
    let answer = await this.#line.act({ do: 'join', leg });
    for (let tries = 0; !answer && tries < 5; tries++) {
      await pause();
      answer = await this.#line.act({ do: 'join', leg });
    }
    if (answer?.status !== 200) {
      listening();
      this.#close();
      this.phase = !answer ? 'closed' : answer.body.refused === 'full' ? 'full' : 'over';
      this.#refresh();
      return;
    }
    this.leg = leg;
    this.phase = 'in';
    this.#out = new Outgoing(async (signals) => {
      const passed = await this.#line.act({ do: 'signals', leg, signals });
      return !passed ? 'again' : passed.status === 200 ? 'taken' : 'over';
    }, pause);
    this.#stops = [listening, ...this.#keepGoing(leg), this.#keepAwake()];
    this.#refresh();
  }

  #keepGoing(leg: string): (() => void)[] {
    const here = setInterval(() => void this.#stay(leg), HERE_MS);
    const hear = setInterval(() => this.#hear(), LISTENS_MS);
    const look = setInterval(() => {
      for (const remote of this.others) void remote.measure();
    }, MEASURES_MS);
    const online = () => {
      for (const remote of this.others) remote.restart(this.#ice());
      void this.#stay(leg);
    };
    addEventListener('online', online);
    // it also tells of every change in how fast it is: only another network is another way
    const network = (navigator as { connection?: EventTarget & { type?: string } }).connection;
    let type = network?.type;
    const changed = () => {
      if (network?.type === type) return;
      type = network?.type;
      online();
    };
    network?.addEventListener?.('change', changed);
    return [
      () => {
        for (const timer of [here, hear, look]) clearInterval(timer);
        removeEventListener('online', online);
        network?.removeEventListener?.('change', changed);
      },
    ];
  }

  /** A phone that goes dark stops sending its picture. */
  #keepAwake(): () => void {
    let lock: WakeLockSentinel | null = null;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock?.request('screen').then(
        (held) => {
          lock = held;
        },
        () => {},
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release().catch(() => {});
    };
  }

  /** Who was taken out while the line was away comes in again, unless it is on another device. */
  async #stay(leg: string): Promise<void> {
    const answer = await this.#line.act({ do: 'here', leg });
    if (!answer || this.leg !== leg || this.phase !== 'in') return;
    if (answer.status !== 200 || answer.body.over) {
      this.#close();
      this.phase = 'over';
      this.#refresh();
      return;
    }
    if (answer.body.here) {
      // someone whom no roster has named yet: the last reading of it may have failed
      if (this.#unknown.length > 0) this.#refresh();
      return;
    }
    if (answer.body.elsewhere) {
      this.#close();
      this.phase = 'moved';
      return;
    }
    this.#hangUp();
    await this.#join();
  }

  #hear(): void {
    let loudest = SPEECH;
    for (const remote of this.others) {
      const level = remote.loudness();
      if (level <= loudest) continue;
      loudest = level;
      this.speaker = remote.leg;
    }
  }

  /** Whoever the server says is in: ways to them, and no way to anyone else. */
  meet(people: readonly Leg[]): void {
    const { leg: own, local } = this;
    if (!own || !local || this.phase !== 'in') return;
    const me = people.find(({ leg }) => leg === own);
    // by one interview link several may come: those are others, if not the same device
    const isOther = (each: Leg) => each.leg !== own && !(each.mine && each.person !== null);
    const legs = me && !me.waiting ? people.filter((each) => isOther(each) && !each.waiting) : [];
    const there = new Set(legs.map(({ leg }) => leg));
    for (const [leg, remote] of this.#remotes)
      if (!there.has(leg)) {
        remote.close();
        this.#remotes.delete(leg);
      }
    for (const { leg } of legs)
      if (!this.#remotes.has(leg)) this.#remotes.set(leg, this.#make(leg, own));
    this.others = [...this.#remotes.values()];
    for (const remote of this.others) {
      void remote.send(local, this.others.length);
      remote.tell({ muted: this.muted, camera: this.camera });
    }
    const waiting = this.#unknown;
    this.#unknown = [];
    for (const signal of waiting) this.#pass(signal);
  }

  #make(leg: string, own: string): Remote {
    const send = (signal: Parameters<Outgoing['add']>[0]) => this.#out?.add(signal);
    const changed = () => {
      this.turn += 1;
    };
    return new Remote(leg, own, this.#ice(), send, changed);
  }

  /** The same signal may come twice: by a line that was cut while it was sent. */
  #receive(signal: Received): void {
    if (this.#seen.has(signal.id)) return;
    this.#seen.add(signal.id);
    this.#pass(signal);
  }

  #pass(signal: Received): void {
    const remote = this.#remotes.get(signal.from);
    if (remote) {
      remote.take(signal.body);
      return;
    }
    if (this.#unknown.length === 0) this.#refresh();
    if (this.#unknown.length < 500) this.#unknown.push(signal);
  }

  #tellAll(): void {
    const local = this.local;
    for (const remote of this.others) {
      if (local) void remote.send(local, this.others.length);
      remote.tell({ muted: this.muted, camera: this.camera });
    }
  }

  mute(muted: boolean): void {
    this.muted = muted;
    for (const track of this.local?.getAudioTracks() ?? []) track.enabled = !muted;
    this.#tellAll();
  }

  /** Off is off: the light of the camera goes out. */
  async film(on: boolean, facing = this.#facing): Promise<void> {
    const { local } = this;
    if (!local) return;
    const old = local.getVideoTracks();
    for (const track of old) track.stop();
    const track = on ? await openCamera(facing) : null;
    if (this.local !== local) return track?.stop();
    this.#facing = facing;
    this.camera = track !== null;
    if (on) this.trouble = track ? null : 'no-camera';
    this.local = new MediaStream([...local.getAudioTracks(), ...(track ? [track] : [])]);
    this.cameras = await countCameras();
    this.#tellAll();
  }

  turnCamera(): Promise<void> {
    return this.film(true, this.#facing === 'user' ? 'environment' : 'user');
  }

  async leave(): Promise<void> {
    const { leg } = this;
    this.#close();
    this.phase = 'over';
    if (leg) await this.#line.act({ do: 'leave', leg });
  }

  /** The screen goes: the server notices by itself when nobody says good-bye. */
  stop(): void {
    this.#close();
  }

  #hangUp(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#out?.stop();
    for (const remote of this.#remotes.values()) remote.close();
    this.#remotes.clear();
    this.others = [];
    this.leg = null;
  }

  #close(): void {
    this.#hangUp();
    for (const track of this.local?.getTracks() ?? []) track.stop();
    this.local = null;
  }
}
