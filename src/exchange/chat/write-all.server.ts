/** Writes messages of one forum in one transaction: all rules are one query for all of them. */
import { type Kysely, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Enclosed, enclose } from '#exchange/chat/enclosed.server.ts';
import type { Letter, Sent } from '#exchange/chat/letter.ts';
import { enterAll, type Place, pairKey } from '#exchange/chat/may-write-many.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import { readAll } from '#exchange/chat/messages.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { hubIfAny } from '#exchange/stream/hub.server.ts';
import { type LogEvent, pieceOf } from '#exchange/stream/log.server.ts';
import { appendAll } from '#exchange/stream/stream.server.ts';

/**
 * Who has written in a room as it is now: every company in it knows them, for good, since what was
 * written is not unwritten. Saves asking with each message.
 */
const introduced = new Set<string>();
const MOST_INTRODUCED = 50_000;

/** @returns what became of each, in the same order; written messages are on disk */
export async function writeAll(db: Kysely<Schema>, letters: readonly Letter[]): Promise<Sent[]> {
  const forumId = letters[0]?.author.forumId ?? '';
  const hub = hubIfAny(db);
  const hall = hub?.hallIfAny(forumId);
  const { sent, events, newcomers } = await db.transaction().execute(async (tx) => {
    const { places, refused } = await enterAll(tx, forumId, letters);
    const known = await knownAmong(tx, letters);
    const judged = letters.map((letter): Sent | null => {
      const refusal = refused.get(pairKey(letter));
      if (refusal) return refusal;
      const message = known.get(letter.message.id);
      if (!message) return null;
      const isSame = message.room === letter.room && message.author.id === letter.author.personId;
      return isSame ? { message } : { refused: 'id-taken' };
    });
    const { enclosed, without } = await encloseAll(
      tx,
      letters.filter((_, i) => judged[i] === null),
    );
    const fresh = letters.filter((letter) => enclosed.has(letter.message.id));
    const newcomers = await write(tx, forumId, fresh, { places, enclosed });
    const messages = await readByIds(tx, fresh);
    const lists = hall ? await hall.tail.audiences.of(tx, [...places.values()]) : null;
    const entries = fresh.map(({ room, message: { id }, now: at }) => {
      const message = messages.get(id);
      if (!message) throw new Error('the message just written is not there');
      return { audience: { room }, kind: 'message' as const, body: JSON.stringify(message), at };
    });
    const origin = hall && hub ? hub.origin : '';
    const first = entries.length > 0 ? await appendAll(tx, forumId, entries, origin) : 0;
    const events = entries.map(({ audience: { room }, kind, body }, i): LogEvent => {
      const people = lists?.get(room) ?? new Set<string>();
      return { number: first + i, room, people, piece: pieceOf(first + i, kind, body) };
    });
    const sent = letters.map(({ message: { id } }, i): Sent => {
      const message = messages.get(id);
      return judged[i] ?? without.get(id) ?? (message ? { message } : { refused: 'no-such-room' });
    });
    return { sent, events, newcomers };
  });
  if (hall) hub?.handOver(forumId, events);
  for (const key of newcomers) introduced.add(key);
  if (introduced.size > MOST_INTRODUCED) introduced.clear();
  return sent;
}

async function knownAmong(tx: Db, letters: readonly Letter[]): Promise<Map<string, Message>> {
  const known = await tx
    .selectFrom('message')
    .select('id')
    .where('forum_id', '=', letters[0]?.author.forumId ?? '')
    .where('id', '=', sql<string>`any(${letters.map(({ message: { id } }) => id)}::uuid[])`)
    .execute();
  const ids = new Set(known.map(({ id }) => id));
  return readByIds(
    tx,
    letters.filter(({ message: { id } }) => ids.has(id)),
  );
}

async function readByIds(tx: Db, letters: readonly Letter[]): Promise<Map<string, Message>> {
  const [first] = letters;
  if (!first) return new Map();
  const ids = letters.map(({ message: { id } }) => id);
  return new Map((await readAll(tx, first.author, ids)).map((message) => [message.id, message]));
}

/** Few messages carry more than words: those that do are looked at one by one. */
async function encloseAll(tx: Db, letters: readonly Letter[]) {
  const enclosed = new Map<string, Enclosed>();
  const without = new Map<string, Sent>();
  for (const { author, room, message } of letters) {
    const plain = !message.replyTo && !message.mentions?.length && !message.files?.length;
    const along = plain ? NOTHING : await enclose(tx, author, room, message);
    if ('refused' in along) without.set(message.id, along);
    else enclosed.set(message.id, along);
  }
  return { enclosed, without };
}
const NOTHING: Enclosed = { reply_to: null, mentions: [], file_count: 0 };

/** Messages with their numbers, how far their authors have read, and introductions. */
async function write(
  tx: Db,
  forumId: string,
  letters: readonly Letter[],
  { places, enclosed }: { places: ReadonlyMap<string, Place>; enclosed: Map<string, Enclosed> },
): Promise<string[]> {
  if (letters.length === 0) return [];
  const last = new Map<string, number>();
  const rows = letters.map(({ author, room, message, now }) => {
    const number = (last.get(room) ?? places.get(room)?.lastNumber ?? 0) + 1;
    last.set(room, number);
    return {
      ...{ id: message.id, room, author: author.personId, number, body: message.body, at: now },
      ...(enclosed.get(message.id) ?? NOTHING),
    };
  });
  await sql`
    with written as (
      select x.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
        id uuid, room uuid, author uuid, number integer, body text, at timestamptz,
        reply_to uuid, mentions uuid[], file_count smallint)
    ), counted as (
      update room set last_number = w.number
      from (select room, max(number) as number from written group by room) w
      where forum_id = ${forumId} and id = w.room
    ), marked as (
      update room_member m set read_number = w.number
      from (select room, author, max(number) as number from written group by room, author) w
      where m.forum_id = ${forumId} and m.room_id = w.room and m.person_id = w.author
    )
    insert into message (forum_id, id, room_id, author_id, number, body, sent_at,
      reply_to, mentions, file_count)
    select ${forumId}::uuid, id, room, author, number, body, at, reply_to, mentions, file_count
    from written`.execute(tx);
  return introduceAll(tx, letters, places);
}

async function introduceAll(
  tx: Db,
  letters: readonly Letter[],
  places: ReadonlyMap<string, Place>,
): Promise<string[]> {
  const keys: string[] = [];
  for (const { author, room, now } of letters) {
    const key = `${pairKey({ author, room })} ${places.get(room)?.version}`;
    if (author.role !== 'delegate' || introduced.has(key) || keys.includes(key)) continue;
    await introduce(tx, author, room, now);
    keys.push(key);
  }
  return keys;
}
