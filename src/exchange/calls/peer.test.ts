/** Two browsers that negotiate over a line that keeps the order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SignalBody } from '#exchange/calls/call.ts';
import { Outgoing } from '#exchange/calls/outgoing.ts';
import { type Connection, Peer } from '#exchange/calls/peer.ts';

type Description = RTCSessionDescriptionInit & { type: 'offer' | 'answer'; sdp: string };

/** As much of a browser's connection as negotiating needs: states, rollback, and what was agreed. */
class Stand {
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescription | null = null;
  remoteDescription: RTCSessionDescription | null = null;
  onnegotiationneeded: (() => void) | null = null;
  onicecandidate: unknown = null;
  /** what this side wants to send; the other knows it once a round of offer and answer held it */
  wants = 0;
  theyKnow = 0;
  iKnow = 0;
  candidates = 0;
  #offered = 0;
  #name: string;
  constructor(name: string) {
    this.#name = name;
  }

  want() {
    this.wants += 1;
    if (this.signalingState === 'stable') this.onnegotiationneeded?.();
  }

  async setLocalDescription(): Promise<void> {
    const isAnswer = this.signalingState === 'have-remote-offer';
    await null;
    const type = isAnswer && this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    if (type === 'offer' && this.signalingState === 'have-remote-offer')
      throw new DOMException('', 'InvalidStateError');
    this.#offered = this.wants;
    this.localDescription = {
      type,
      sdp: `v=0 ${this.#name} ${this.wants}`,
    } as RTCSessionDescription;
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    if (type === 'answer') this.#settled();
  }

  async setRemoteDescription(given: RTCSessionDescriptionInit): Promise<void> {
    const { type, sdp } = given as Description;
    const state = this.signalingState;
    if (type === 'answer' && state !== 'have-local-offer')
      throw new DOMException('', 'InvalidStateError');
    await null;
    this.remoteDescription = given as RTCSessionDescription;
    this.iKnow = Number(sdp.split(' ')[2]);
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
    if (type === 'answer') this.#settled();
  }

  async addIceCandidate(): Promise<void> {
    if (!this.remoteDescription) throw new DOMException('', 'InvalidStateError');
    this.candidates += 1;
  }

  #settled() {
    this.theyKnow = this.#offered;
    if (this.wants > this.theyKnow) queueMicrotask(() => this.onnegotiationneeded?.());
  }
}

const MOVES = [
  'a wants',
  'b wants',
  'to a',
  'to b',
  'candidate',
  'lost to a',
  'lost to b',
] as const;
const moves = fc.array(fc.constantFrom(...MOVES), { maxLength: 40 });
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('whatever both offer and when, and whatever is lost until they repeat it, both end with what the other has now', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (made) => {
      const [a, b] = [new Stand('a'), new Stand('b')];
      const lines: { a: SignalBody[]; b: SignalBody[] } = { a: [], b: [] };
      const peers = {
        a: new Peer(a as unknown as Connection, true, (body) => lines.b.push(body)),
        b: new Peer(b as unknown as Connection, false, (body) => lines.a.push(body)),
      };
      const deliver = async (to: 'a' | 'b') => {
        const next = lines[to].shift();
        if (next) await peers[to].take(next);
      };
      a.want();
      for (const move of made) {
        if (move === 'a wants') a.want();
        if (move === 'b wants') b.want();
        if (move === 'candidate') lines.b.unshift({ kind: 'candidate', candidate: null });
        if (move === 'to a') await deliver('a');
        if (move === 'to b') await deliver('b');
        if (move === 'lost to a') lines.a.shift();
        if (move === 'lost to b') lines.b.shift();
      }
      await settle();
      for (const side of ['a', 'b'] as const) {
        while (lines[side].length > 0) await deliver(side);
        await settle();
      }
      // as `restart` does: told again, or made anew
      if (!peers.b.repeat()) b.want();
      if (!peers.a.repeat()) a.want();
      await settle();
      for (let round = 0; round < 200 && lines.a.length + lines.b.length > 0; round++) {
        await deliver('a');
        await deliver('b');
        await settle();
      }

      const agreed = (side: Stand) => [side.signalingState, side.wants];
      assert.deepEqual(agreed(a), ['stable', b.iKnow]);
      assert.deepEqual(agreed(b), ['stable', a.iKnow]);
    }),
    { numRuns: 500 },
  );
});

test('signals arrive in order and once each, however often the line breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }),
      fc.array(fc.constantFrom('fine', 'lost', 'answer lost'), { maxLength: 30 }),
      async (bursts, breaks) => {
        const kept: string[] = [];
        const out = new Outgoing(
          async (signals) => {
            const how = breaks.shift() ?? 'fine';
            await null;
            if (how === 'lost') return 'again';
            for (const { id } of signals) if (!kept.includes(id)) kept.push(id);
            return how === 'fine' ? 'taken' : 'again';
          },
          () => Promise.resolve(),
        );
        const sent: string[] = [];
        for (const burst of bursts) {
          for (let i = 0; i < burst; i++) {
            const id = String(sent.length);
            sent.push(id);
            out.add({ id, to: 'b', body: { kind: 'candidate', candidate: null } });
          }
          await null;
        }
        for (let i = 0; i < 60; i++) await settle();
        assert.deepEqual(kept, sent);
      },
    ),
    { numRuns: 100 },
  );
});

test('candidates that come before the offer they belong to are kept for it', async () => {
  const stand = new Stand('b');
  const peer = new Peer(stand as unknown as Connection, true, () => {});
  await peer.take({ kind: 'candidate', candidate: null });
  assert.equal(stand.candidates, 0);
  await peer.take({ kind: 'offer', sdp: 'v=0 a 1' });
  assert.equal(stand.candidates, 1);
});

test('who gives way waits for the first offer, until it is told to ask', async () => {
  const stand = new Stand('a');
  const sent: SignalBody[] = [];
  const peer = new Peer(stand as unknown as Connection, true, (body) => sent.push(body));
  stand.want();
  await settle();
  assert.deepEqual(sent, []);
  assert.equal(peer.repeat(), false);
  stand.want();
  await settle();
  assert.deepEqual(
    sent.map(({ kind }) => kind),
    ['offer'],
  );
});
