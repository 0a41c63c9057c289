/** What browsers in a call tell each other: kept, put in the receiver's stream, never looked into. */
import { type Kysely, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import {
  MOST_A_MINUTE,
  type Received,
  type Signal,
  type SignalBody,
} from '#exchange/calls/call.ts';
import { type Caller, hold, ownLeg } from '#exchange/calls/hold.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

export type Sent = { taken: number } | { refused: 'no-such-call' | 'not-in' | 'too-many' };

/**
 * Passes signals on to devices that are in the call too, once each, in order. Those to a device that
 * left are dropped. Whoever has no stream (an interview) asks for them with `readSignals`.
 */
export async function sendSignals(
  db: Kysely<Schema>,
  caller: Caller,
  { call: id, leg, signals }: { call: string; leg: string; signals: readonly Signal[] },
  now: Date,
): Promise<Sent> {
  return db.transaction().execute(async (tx): Promise<Sent> => {
    const call = await hold(tx, caller, id);
    const own = ownLeg(caller);
    if (!call || !own) return { refused: 'no-such-call' };
    const legs = await tx
      .selectFrom('call_leg')
      .select(['id', 'person_id', 'link_id'])
      .where('forum_id', '=', call.forum_id)
      .where('call_id', '=', id)
      .where('left_at', 'is', null)
      .where('admitted_at', 'is not', null)
      .execute();
    const from = legs.find((each) => each.id === leg);
    const isOwn =
      from &&
      ('person_id' in own ? from.person_id === own.person_id : from.link_id === own.link_id);
    if (call.ended_at || !isOwn) return { refused: 'not-in' };
    if (await isTooMuch(tx, call.forum_id, leg, now)) return { refused: 'too-many' };
    const others = new Map(legs.filter((each) => each.id !== leg).map((each) => [each.id, each]));
    const reachable = signals.filter(({ to }) => others.has(to));
    const fresh = await keep(tx, { forumId: call.forum_id, call: id, leg }, reachable, now);
    for (const signal of fresh) {
      const person = others.get(signal.to)?.person_id;
      if (!call.room_id || !person) continue;
      const body: Received = { ...signal, call: id, from: leg };
      await append(tx, call.forum_id, { people: [person] }, 'signal', body, now);
    }
    return { taken: fresh.length };
  });
}

async function isTooMuch(tx: Db, forumId: string, leg: string, now: Date): Promise<boolean> {
  const { sent } = await tx
    .selectFrom('call_signal')
    .select(sql<number>`count(*)::int`.as('sent'))
    .where('forum_id', '=', forumId)
    .where('from_leg', '=', leg)
    .where('made_at', '>', new Date(now.getTime() - 60_000))
    .executeTakeFirstOrThrow();
  return sent >= MOST_A_MINUTE;
}

type From = { forumId: string; call: string; leg: string };
async function keep(tx: Db, from: From, signals: readonly Signal[], now: Date): Promise<Signal[]> {
  const fresh: Signal[] = [];
  for (const signal of signals) {
    const made = await tx
      .insertInto('call_signal')
      .values({
        ...{ forum_id: from.forumId, call_id: from.call, id: signal.id },
        ...{ from_leg: from.leg, to_leg: signal.to, made_at: now },
        body: JSON.stringify(signal.body),
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) fresh.push(signal);
  }
  return fresh;
}

/** @param after number of the last signal that the device has; 0 for all */
export async function readSignals(
  db: Db,
  caller: Caller,
  { call, leg, after }: { call: string; leg: string; after: number },
): Promise<{ last: number; signals: Received[] }> {
  const own = ownLeg(caller);
  if (!own) return { last: after, signals: [] };
  const rows = await db
    .selectFrom('call_signal as s')
    .innerJoin('call_leg as l', (join) =>
      join.onRef('l.forum_id', '=', 's.forum_id').onRef('l.id', '=', 's.to_leg'),
    )
    .select(['s.id', 's.number', 's.from_leg', 's.body'])
    .where('s.forum_id', '=', caller.forumId)
    .where('s.call_id', '=', call)
    .where('s.to_leg', '=', leg)
    .where('s.number', '>', after)
    .where('l.left_at', 'is', null)
    .where(({ eb }) =>
      'person_id' in own
        ? eb('l.person_id', '=', own.person_id)
        : eb('l.link_id', '=', own.link_id),
    )
    .orderBy('s.number')
    .limit(200)
    .execute();
  return {
    last: rows.at(-1)?.number ?? after,
    signals: rows.map((row) => ({
      ...{ id: row.id, call, from: row.from_leg, to: leg, body: row.body as SignalBody },
    })),
  };
}
