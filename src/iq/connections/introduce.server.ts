/** Introducing two people, and answering when one is to be introduced to a company. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { legible } from '#exchange/chat/legible.ts';
import { hasBlocked, readBlockedAmong, readBlockers } from '#exchange/chat/may-write.server.ts';
import { openGroup, seat } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { giveNotice, markRead } from '#exchange/notices/notices.server.ts';
import type { Delegate } from '#forum/people.ts';
import { CONNECTIONS, putPairAside } from '#iq/connections/choices.server.ts';
import { readAcquaintances } from '#iq/connections/for-you.server.ts';
import type { Acquaintance } from '#iq/connections/introducing.ts';
import { connections as t } from '#ui/texts/connections.ts';

const LONGEST = 500;
type BadLine = 'empty' | 'too-long';
export type Introduced =
  | { room: string }
  | { asked: string }
  | { refused: BadLine | 'no-such-person' | 'strangers' | 'gone' };

function lineOf(words: string): { line: string } | { refused: BadLine } {
  const line = legible(words);
  if (line === '') return { refused: 'empty' };
  return [...line].length > LONGEST ? { refused: 'too-long' } : { line };
}

/**
 * Introduces two whom the delegate knows: two delegates in a conversation of three, at once; a
 * delegate to a company only when that delegate said yes, whatever the consent, since whether
 * somebody is hidden is not for other delegates to find out.
 */
export async function introduceTwo(
  db: Kysely<Schema>,
  delegate: Delegate,
  { one, other, words }: { one: string; other: string; words: string },
  now: Date,
): Promise<Introduced> {
  const said = lineOf(words);
  if ('refused' in said) return said;
  const known = await readAcquaintances(db, delegate);
  const [a, b] = [one, other].map((id) => known.find((each) => each.id === id));
  if (!a || !b || a === b) return { refused: 'no-such-person' };
  const [first, second] = a.kind === 'client' ? [b, a] : [a, b];
  if (first.kind === 'client') return { refused: 'strangers' };
  return second.kind === 'client'
    ? ask(db, delegate, { first, second, line: said.line }, now)
    : bringTogether(db, delegate, { first, second, line: said.line }, now);
}

type Two = { first: Acquaintance; second: Acquaintance; line: string };

/** The room stands before the line is in it: were the line lost, the three could still write. */
async function bringTogether(
  db: Kysely<Schema>,
  delegate: Delegate,
  { first, second, line }: Two,
  now: Date,
): Promise<Introduced> {
  const people = [first.id, second.id] as const;
  const title = t.introduce.group(first.name, second.name);
  const opened = await openGroup(db, delegate, { title, people }, now);
  if ('refused' in opened) return { refused: 'gone' };
  await send(db, delegate, opened.room, { id: newId(), body: line }, now);
  await db.transaction().execute(async (tx) => {
    await putPairAside(tx, delegate, people, now);
    await announce(tx, delegate.forumId, CONNECTIONS, [delegate.personId], now);
  });
  return opened;
}

/** Asked once of each pair; the company is told nothing. */
async function ask(
  db: Kysely<Schema>,
  { forumId, personId }: Delegate,
  { first, second, line }: Two,
  now: Date,
): Promise<Introduced> {
  return db.transaction().execute(async (tx): Promise<Introduced> => {
    const pair = { forum_id: forumId, introducer_id: personId, delegate_id: first.id };
    const made = await tx
      .insertInto('introduction_ask')
      .values({ ...pair, id: newId(), to_id: second.id, words: line, asked_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return { asked: first.id };
    const body = { ask: made.id };
    await announce(tx, forumId, CONNECTIONS, [personId, first.id], now);
    await giveNotice(tx, forumId, [first.id], { kind: 'introduction-asked', body }, now);
    return { asked: first.id };
  });
}

export type Answered =
  | { room: string }
  | { declined: true }
  | { refused: BadLine | 'no-such-ask' | 'gone' };

/** A yes is the delegate's own act towards the company, which sees name, title and organisation. */
export async function answerIntroduction(
  db: Kysely<Schema>,
  delegate: Delegate,
  { ask, yes, words }: { ask: string; yes: boolean; words: string },
  now: Date,
): Promise<Answered> {
  const said = yes ? lineOf(words) : { line: '' };
  if ('refused' in said) return said;
  const answered = await db.transaction().execute(async (tx): Promise<Answered> => {
    const open = await openAsk(tx, delegate, ask);
    if (!open) return { refused: 'no-such-ask' };
    const room = yes ? await roomOfThree(tx, delegate, open, now) : null;
    if (yes && room === null) return { refused: 'gone' };
    await tx
      .updateTable('introduction_ask')
      .set({ answer: yes ? 'yes' : 'no', answered_at: now, room_id: room })
      .where('forum_id', '=', delegate.forumId)
      .where('id', '=', ask)
      .execute();
    await markRead(tx, delegate, { kind: 'introduction-asked', about: { ask } }, now);
    await announce(tx, delegate.forumId, CONNECTIONS, [delegate.personId], now);
    return room === null ? { declined: true } : { room };
  });
  if ('room' in answered)
    await send(db, delegate, answered.room, { id: newId(), body: said.line }, now);
  return answered;
}

/** Whether this question still waits for the delegate's answer, of nobody whom the delegate blocked. */
export async function isAsked(db: Db, { forumId, personId }: Delegate, ask: string) {
  const row = await db
    .selectFrom('introduction_ask as a')
    .select('a.id')
    .where('a.forum_id', '=', forumId)
    .where('a.id', '=', ask)
    .where('a.delegate_id', '=', personId)
    .where('a.answer', 'is', null)
    .where(sql<boolean>`not ${hasBlocked(forumId, sql`a.delegate_id`, sql`a.introducer_id`)}`)
    .where(sql<boolean>`not ${hasBlocked(forumId, sql`a.delegate_id`, sql`a.to_id`)}`)
    .executeTakeFirst();
  return row !== undefined;
}

type Open = { introducer: string; to: string; title: string };

async function openAsk(tx: Db, { forumId, personId }: Delegate, ask: string) {
  const row = await tx
    .selectFrom('introduction_ask as a')
    .innerJoin('person as d', (join) =>
      join.onRef('d.forum_id', '=', 'a.forum_id').onRef('d.id', '=', 'a.delegate_id'),
    )
    .innerJoin('person as t', (join) =>
      join.onRef('t.forum_id', '=', 'a.forum_id').onRef('t.id', '=', 'a.to_id'),
    )
    .select(['a.introducer_id as introducer', 'a.to_id as to'])
    .select([
      'd.given_name',
      'd.family_name',
      't.given_name as toGiven',
      't.family_name as toFamily',
    ])
    .where('a.forum_id', '=', forumId)
    .where('a.id', '=', ask)
    .where('a.delegate_id', '=', personId)
    .where('a.answer', 'is', null)
    .where('t.client_id', 'is not', null)
    .forUpdate('a')
    .executeTakeFirst();
  if (!row) return null;
  const name = (given: string, family: string) => `${given} ${family}`.trim();
  const title = t.introduce.group(
    name(row.given_name, row.family_name),
    name(row.toGiven, row.toFamily),
  );
  return { introducer: row.introducer, to: row.to, title };
}

/** @returns null where one of the three blocked this delegate, or was blocked: nobody learns which */
async function roomOfThree(
  tx: Db,
  delegate: Delegate,
  { introducer, to, title }: Open,
  now: Date,
): Promise<string | null> {
  const { forumId, personId } = delegate;
  const others = [introducer, to];
  const between = [
    ...(await readBlockedAmong(tx, delegate, others)),
    ...(await readBlockers(tx, delegate, others)),
  ];
  if (between.length > 0) return null;
  const id = newId();
  await tx
    .insertInto('room')
    .values({
      ...{ forum_id: forumId, id, kind: 'group', title, pair: null },
      ...{ created_by: personId, created_at: now },
    })
    .execute();
  await seat(tx, forumId, id, [personId, ...others], now);
  await introduce(tx, delegate, id, now);
  await announce(tx, forumId, 'rooms:mine', [personId, ...others], now);
  return id;
}
