/**
 * One browser's side of the way to one other browser: "perfect negotiation" as WebRTC describes it
 * (W3C WebRTC 1.0, 10.7). Both may offer at any time; when both do, the polite one gives way. Only
 * the first offer is the impolite one's: a Chromium that takes an offer back in the moment it begins
 * to look for candidates finds none any more, and both offered at the same moment when they met.
 */
import type { Candidate, SignalBody } from '#exchange/calls/call.ts';

/** What is used of an `RTCPeerConnection`, so that a test can stand in for it. */
export type Connection = Pick<
  RTCPeerConnection,
  | 'signalingState'
  | 'localDescription'
  | 'remoteDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'onnegotiationneeded'
  | 'onicecandidate'
>;

export class Peer {
  readonly #connection: Connection;
  readonly #polite: boolean;
  readonly #send: (body: SignalBody) => void;
  #begins: boolean;
  #offering = false;
  #ignored = false;
  /** Candidates that came before the description they belong to. */
  #early: (Candidate | null)[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(connection: Connection, polite: boolean, send: (body: SignalBody) => void) {
    this.#connection = connection;
    this.#polite = polite;
    this.#begins = !polite;
    this.#send = send;
    connection.onnegotiationneeded = () => void this.#offer();
    connection.onicecandidate = ({ candidate }) => {
      const found = candidate && candidate.candidate !== '' ? plain(candidate) : null;
      this.#send({ kind: 'candidate', candidate: found });
    };
  }

  async #offer(): Promise<void> {
    if (!this.#begins && !this.#connection.remoteDescription) return;
    try {
      this.#offering = true;
      await this.#connection.setLocalDescription();
      this.#tell();
    } catch {
      // closed meanwhile, or an offer of the other side came in between: then that one is answered
    } finally {
      this.#offering = false;
    }
  }

  /**
   * Tells an offer once more that nobody has answered. Whoever waited for the other's offer in vain
   * makes one from now on.
   *
   * @returns whether there was one to tell
   */
  repeat(): boolean {
    this.#begins = true;
    const isOpen = this.#connection.signalingState === 'have-local-offer';
    if (isOpen) this.#tell();
    return isOpen;
  }

  #tell(): void {
    const { localDescription: mine } = this.#connection;
    if (mine?.type === 'offer' || mine?.type === 'answer')
      this.#send({ kind: mine.type, sdp: mine.sdp });
  }

  /** Takes what the other side sent, one after the other. */
  take(body: SignalBody): Promise<void> {
    this.#turn = this.#turn.then(() => this.#take(body)).catch(() => {});
    return this.#turn;
  }

  async #take(body: SignalBody): Promise<void> {
    if (body.kind === 'candidate') return this.#candidate(body.candidate);
    const connection = this.#connection;
    const { signalingState: state } = connection;
    if (body.kind === 'answer' && state !== 'have-local-offer') return; // to an offer that was given up
    const collides = body.kind === 'offer' && (this.#offering || state !== 'stable');
    this.#ignored = collides && !this.#polite;
    if (this.#ignored) return;
    await connection.setRemoteDescription({ type: body.kind, sdp: body.sdp });
    const early = this.#early;
    this.#early = [];
    for (const each of early) await this.#candidate(each);
    if (body.kind !== 'offer') return;
    await connection.setLocalDescription();
    this.#tell();
  }

  async #candidate(candidate: Candidate | null): Promise<void> {
    if (!this.#connection.remoteDescription) {
      this.#early.push(candidate);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate ?? undefined);
    } catch (thrown) {
      // of an offer that was ignored; any other may be of an old way, and another one works
      if (!this.#ignored) console.debug((thrown as Error).name);
    }
  }
}

const plain = (candidate: RTCIceCandidate): Candidate => ({
  candidate: candidate.candidate,
  sdpMid: candidate.sdpMid,
  sdpMLineIndex: candidate.sdpMLineIndex,
  usernameFragment: candidate.usernameFragment,
});
