/** A company asks a delegate whether it may write: once, with a note; only the delegate answers. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { barTo, hasBlocked } from '#exchange/chat/may-write.server.ts';
import { openPair } from '#exchange/chat/rooms.server.ts';
import { introduceTo, isHiddenFrom } from '#exchange/introductions.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import { findSeen, seenByClient } from '#exchange/people.server.ts';
import type { Client, Delegate } from '#forum/people.ts';

/** characters (code points) */
export const LONGEST_NOTE = 500;
/** Notices of a request to the delegate, and of a yes to whoever asked. */
export const ASKED = 'writing-asked';
export const ALLOWED = 'writing-allowed';

export type Asked =
  | { asked: Date }
  | { refused: 'no-such-person' | 'no-note' | 'too-long' | 'asked-already' | 'may-write' };

/**
 * Asks for the company: if the delegate does not answer, it stays so. Whoever is blocked asks into
 * the void, which looks like silence.
 *
 * @param who the delegate's Ref or id
 */
export async function askToWrite(
  db: Db,
  client: Client,
  { who, note }: { who: string; note: string },
  now: Date,
): Promise<Asked> {
  const words = legible(note);
  if (words === '') return { refused: 'no-note' };
  if ([...words].length > LONGEST_NOTE) return { refused: 'too-long' };
  return db.transaction().execute(async (tx): Promise<Asked> => {
    const person = await findSeen(tx, client, who);
    if (person?.kind !== 'delegate') return { refused: 'no-such-person' };
    if ((await barTo(tx, client, person.id)) !== 'ask-first') return { refused: 'may-write' };
    const { forumId, clientId, personId } = client;
    const made = await tx
      .insertInto('writing_request')
      .values({
        ...{ forum_id: forumId, client_id: clientId, delegate_id: person.id },
        ...{ asked_by: personId, note: words, asked_at: now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('asked_at')
      .executeTakeFirst();
    if (!made) return { refused: 'asked-already' };
    await announce(tx, forumId, 'rooms:mine', await representatives(tx, forumId, clientId), now);
    const [waits] = await readRequests(tx, { forumId, personId: person.id }, clientId);
    if (!waits) return { asked: now };
    await announce(tx, forumId, 'rooms:mine', [person.id], now);
    await giveNotice(tx, forumId, [person.id], { kind: ASKED, body: { client: clientId } }, now);
    return { asked: now };
  });
}

export type WritingRequest = {
  clientId: string;
  /** its Client ID */
  ref: string;
  company: string;
  /** who asked, and the person's id */
  by: string;
  byId: string;
  note: string;
  askedAt: Date;
  /** the delegate said not now */
  put: boolean;
};

/** What waits for a delegate's answer, put-off ones too, the newest first; nothing of whom they blocked. */
export async function readRequests(
  db: Db,
  { forumId, personId }: { forumId: string; personId: string },
  only?: string,
): Promise<WritingRequest[]> {
  const rows = await db
    .selectFrom('writing_request as w')
    .innerJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'w.forum_id').onRef('c.id', '=', 'w.client_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'w.forum_id').onRef('p.id', '=', 'w.asked_by'),
    )
    .select(['w.client_id', 'c.ref', 'c.company', 'p.id', 'w.note', 'w.asked_at', 'w.answer'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('by'))
    .where('w.forum_id', '=', forumId)
    .where('w.delegate_id', '=', personId)
    .where(sql<boolean>`w.answer is distinct from 'granted'`)
    .where(sql<boolean>`not ${hasBlocked(forumId, sql`w.delegate_id`, sql`w.asked_by`)}`)
    .$if(only !== undefined, (query) => query.where('w.client_id', '=', only ?? ''))
    .orderBy('w.asked_at', 'desc')
    .execute();
  return rows.map(({ client_id, ref, company, by, id, note, asked_at, answer }) => ({
    ...{ clientId: client_id, ref, company, by, byId: id, note, askedAt: asked_at },
    put: answer === 'declined',
  }));
}

/** As a delegate's screen shows them: with whether a yes shows the company who the delegate is. */
export async function readMyRequests(db: Db, delegate: Delegate) {
  const requests = await readRequests(db, delegate);
  return Promise.all(
    requests.map(async (each) => ({
      ...each,
      reveals: await isHiddenFrom(db, delegate, each.byId),
    })),
  );
}

export type Answered = { room: string } | { declined: true } | { refused: 'no-such-request' };

/**
 * A yes is the delegate's own act: the company sees name, title and organisation from then on, and
 * the room of the two opens. A no is told to nobody and may become a yes later.
 *
 * @param company Client ID or id of the company
 */
export async function answerRequest(
  db: Db,
  delegate: Delegate,
  { company, answer }: { company: string; answer: 'granted' | 'declined' },
  now: Date,
): Promise<Answered> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx): Promise<Answered> => {
    const waiting = await readRequests(tx, delegate);
    const request = waiting.find(({ ref, clientId }) => ref === company || clientId === company);
    if (!request) return { refused: 'no-such-request' };
    const { numUpdatedRows } = await tx
      .updateTable('writing_request')
      .set({ answer, answered_at: now })
      .where('forum_id', '=', forumId)
      .where('client_id', '=', request.clientId)
      .where('delegate_id', '=', personId)
      .where(sql<boolean>`answer is distinct from 'granted'`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-such-request' };
    if (answer === 'declined') {
      await announce(tx, forumId, 'rooms:mine', [personId], now);
      return { declined: true };
    }
    await introduceTo(tx, delegate, [request.clientId], 'allowed', now);
    const pair = [personId, request.byId] as const;
    const room = await openPair(tx, forumId, pair, pair, now);
    const team = await representatives(tx, forumId, request.clientId);
    await announce(tx, forumId, 'rooms:mine', [personId, ...team], now);
    await giveNotice(tx, forumId, [request.byId], { kind: ALLOWED, body: { room } }, now);
    return { room };
  });
}

/** Delegates whom a company asked, as it sees them: no answer shows but a yes. */
export async function readAskedBy(db: Db, { forumId, clientId }: Client) {
  return db
    .selectFrom('writing_request as w')
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'w.forum_id').onRef('d.person_id', '=', 'w.delegate_id'),
    )
    .innerJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'w.forum_id').onRef('c.id', '=', 'w.client_id'),
    )
    .select(['d.ref', 'c.ref as company', 'w.note', 'w.asked_at as askedAt'])
    .select(sql<boolean>`w.answer is not distinct from 'granted'`.as('granted'))
    .where('w.forum_id', '=', forumId)
    .where('w.client_id', '=', clientId)
    .where(seenByClient(clientId))
    .orderBy('d.ref')
    .execute();
}

export async function representatives(db: Db, forumId: string, clientId: string) {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .execute();
  return rows.map(({ id }) => id);
}
