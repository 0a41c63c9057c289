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
import { appendAll, tellOthers } from '#exchange/stream/stream.server.ts';

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
  const { sent, events, newcomers, last } = await db.transaction().execute(async (tx) => {
    const entered = await enterAll(tx, forumId, letters);
    const { places, refused } = entered;
    const known = await readByIds(
      tx,
      letters.filter(({ message: { id } }) => entered.known.has(id)),
    );
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
    const messages = await write(tx, forumId, fresh, { places, enclosed });
    const newcomers = await introduceAll(tx, fresh, places);
    const lists = await hall?.tail.audiences.of(tx, [...places.values()]);
    const entries = fresh.map(({ room, message: { id }, now: at }) => {
      const message = messages.get(id);
      if (!message) throw new Error('the message just written is not there');
      return { audience: { room }, kind: 'message' as const, body: JSON.stringify(message), at };
    });
    const last = await appendAll(tx, forumId, entries);
    const first = last - entries.length + 1;
    const events = entries.map(({ audience: { room }, kind, body }, i): LogEvent => {
      const people = lists?.get(room) ?? new Set<string>();
      return { number: first + i, room, people, piece: pieceOf(first + i, kind, body) };
    });
    const sent = letters.map(({ message: { id } }, i): Sent => {
      const message = messages.get(id);
      return judged[i] ?? without.get(id) ?? (message ? { message } : { refused: 'no-such-room' });
    });
    return { sent, events, newcomers, last };
  });
  // not in the transaction: a commit that notifies waits for all others that do
  void tellOthers(db, forumId, last, hall && hub ? hub.origin : '').catch(() => {});
  if (hall) hub?.handOver(forumId, events);
  for (const key of newcomers) introduced.add(key);
  if (introduced.size > MOST_INTRODUCED) introduced.clear();
  return sent;
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

type Written = { id: string; number: number; version: number; author: string; sent_at: Date };

/**
 * Writes messages with their numbers, and how far their authors have read.
 *
 * @returns each as it stands in the book
 */
async function write(
  tx: Db,
  forumId: string,
  letters: readonly Letter[],
  { places, enclosed }: { places: ReadonlyMap<string, Place>; enclosed: Map<string, Enclosed> },
): Promise<Map<string, Message>> {
  if (letters.length === 0) return new Map();
  const last = new Map<string, number>();
  const rows = letters.map(({ author, room, message, now }) => {
    const number = (last.get(room) ?? places.get(room)?.lastNumber ?? 0) + 1;
    last.set(room, number);
    return {
      ...{ id: message.id, room, author: author.personId, number, body: message.body, at: now },
      ...(enclosed.get(message.id) ?? NOTHING),
    };
  });
  const { rows: written } = await sql<Written>`
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
    from written
    returning id, number, version, sent_at, (select btrim(p.given_name || ' ' || p.family_name)
      from person p where p.forum_id = message.forum_id and p.id = message.author_id) as author
  `.execute(tx);
  const byId = new Map(written.map((row) => [row.id, row]));
  const more = letters.filter(({ message: { id } }) => enclosed.get(id) !== NOTHING);
  const messages = await readByIds(tx, more);
  for (const letter of letters) {
    const row = byId.get(letter.message.id);
    if (row && !messages.has(row.id)) messages.set(row.id, plain(letter, row));
  }
  return messages;
}

/** A message of words alone, as `readOne` would read it: most are, and need not be read. */
const plain = ({ author, room, message }: Letter, row: Written): Message => ({
  ...{ id: row.id, room, number: row.number, version: row.version },
  author: { id: author.personId, name: row.author },
  body: message.body,
  sentAt: row.sent_at.toISOString(),
  replyTo: null,
  mentions: [],
  reactions: [],
  files: [],
  editedAt: null,
  deletedAt: null,
});

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
