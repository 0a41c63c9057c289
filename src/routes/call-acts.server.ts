/** What a browser in a call asks for, in whichever room of the house it stands. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '#db/schema.ts';
import { LONGEST_CANDIDATE, LONGEST_SDP, MOST_AT_ONCE } from '#exchange/calls/call.ts';
import type { Caller } from '#exchange/calls/hold.server.ts';
import {
  admit,
  declineCall,
  endCall,
  joinCall,
  leaveCall,
  stayIn,
} from '#exchange/calls/join.server.ts';
import { readSignals, sendSignals } from '#exchange/calls/signals.server.ts';

const id = z.uuid().toLowerCase();
const mid = z.string().max(64).nullable();
const candidate = z.object({
  candidate: z.string().max(LONGEST_CANDIDATE),
  sdpMid: mid,
  sdpMLineIndex: z.number().int().min(0).max(64).nullable(),
  usernameFragment: z.string().max(256).nullable(),
});
const body = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['offer', 'answer']),
    sdp: z.string().startsWith('v=0').max(LONGEST_SDP),
  }),
  z.object({ kind: z.literal('candidate'), candidate: candidate.nullable() }),
]);
const signals = z.array(z.object({ id, to: id, body })).max(MOST_AT_ONCE);

const acts = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['join', 'here', 'leave', 'admit']), leg: id }),
  z.object({ do: z.literal('signals'), leg: id, signals }),
  z.object({ do: z.literal('poll'), leg: id, after: z.number().int().min(0) }),
  z.object({ do: z.enum(['decline', 'end']) }),
]);
type Act = z.infer<typeof acts>;

type Asking = { request: Request; locals: App.Locals };

/**
 * @param call null: none is open
 * @param roster what the people in the call are known by, for whoever has no stream
 */
export async function answerAct(
  { request, locals }: Asking,
  caller: Caller,
  call: string | null,
  roster: () => Promise<string>,
): Promise<Response> {
  const read = acts.safeParse(await request.json().catch(() => null));
  if (!read.success) return answer(400, { refused: 'not-understood' });
  if (call === null) return answer(409, { refused: 'over' });
  if (!id.safeParse(call).success) return answer(404, { refused: 'no-such-call' });
  const { db, now } = locals;
  if (read.data.do === 'poll') {
    const { leg, after } = read.data;
    const heard = await readSignals(db, caller, { call, leg, after });
    return answer(200, { ...heard, people: await roster() });
  }
  const outcome = await act(db, caller, call, read.data, now);
  const refused = 'refused' in outcome ? String(outcome.refused) : null;
  return answer(refused === null ? 200 : (STATUS[refused] ?? 409), outcome);
}

const STATUS: Record<string, number> = { 'no-such-call': 404, 'too-many': 429 };
type Outcome = { refused: string } | Record<string, boolean | number>;

async function act(
  db: Kysely<Schema>,
  caller: Caller,
  call: string,
  asked: Exclude<Act, { do: 'poll' }>,
  now: Date,
): Promise<Outcome> {
  switch (asked.do) {
    case 'join':
      return joinCall(db, caller, { call, leg: asked.leg }, now);
    case 'here':
      return stayIn(db, caller, { call, leg: asked.leg }, now);
    case 'leave':
      return leaveCall(db, caller, { call, leg: asked.leg }, now);
    case 'signals':
      return sendSignals(db, caller, { call, leg: asked.leg, signals: asked.signals }, now);
    case 'decline':
      return declineCall(db, caller, call, now);
    case 'admit':
      if (caller.role !== 'researcher') return { refused: 'no-such-call' };
      return admit(db, caller, { call, leg: asked.leg }, now);
    case 'end':
      if (caller.role !== 'researcher') return { refused: 'no-such-call' };
      return endCall(db, caller, call, now);
  }
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
