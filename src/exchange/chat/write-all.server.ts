/** Writes messages of one forum in one transaction: all rules are one query for all of them. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { together } from '#db/together.server.ts';
import { type Enclosed, enclose } from '#exchange/chat/enclosed.server.ts';
import { inserting, NOTHING, plainOf, type Row, rowsOf } from '#exchange/chat/inserting.server.ts';
import type { Letter, Sent } from '#exchange/chat/letter.ts';
import {
  type Entered,
  enterAll,
  type Place,
  pairKey,
} from '#exchange/chat/may-write-many.server.ts';
import type { Message } from '#exchange/chat/message.ts';
import { readAll } from '#exchange/chat/messages.server.ts';
import { introduce } from '#exchange/introductions.server.ts';
import { hubIfAny } from '#exchange/stream/hub.server.ts';
import { type LogEvent, pieceOf } from '#exchange/stream/log.server.ts';
import { appending, type Entry, tellOthers } from '#exchange/stream/stream.server.ts';

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
  let writing: Promise<number> = Promise.resolve(0);
  const act = db.transaction().execute(async (tx) => {
    const entered = await enterAll(tx, forumId, letters);
    const { outcomes, enclosed } = await judgeAll(tx, letters, entered);
    const fresh = letters.filter((_, i) => outcomes[i] === null);
    const newcomers = await introduceAll(tx, fresh, entered.places);
    const lists = await hall?.tail.audiences.of(tx, [...entered.places.values()]);
    const rows = rowsOf(fresh, entered.places, enclosed);
    const { messages, isWritten } = await foresee(tx, fresh, rows, entered.names);
    const entries = rows.map(({ id, room, at }): Entry => {
      const body = JSON.stringify(messages.get(id));
      return { audience: { room }, kind: 'message', body, at };
    });
    if (rows.length > 0) writing = writeRows(tx, forumId, { rows, entries, isWritten });
    writing.catch(() => {});
    // what is sent together is not waited for: the commit goes out after it, and fails if it does
    if (isWritten) await writing;
    const sent = letters.map(({ message: { id } }, i): Sent => {
      const message = messages.get(id);
      return outcomes[i] ?? (message ? { message } : { refused: 'no-such-room' });
    });
    return { sent, rows, entries, lists, newcomers };
  });
  // what it failed for says more than that its commit did
  const { sent, rows, entries, lists, newcomers } = await act.catch(async (thrown) => {
    await writing;
    throw thrown;
  });
  const last = await writing;
  // not in the transaction: a commit that notifies waits for all others that do
  void tellOthers(db, forumId, last, hall && hub ? hub.origin : '').catch(() => {});
  const first = last - entries.length + 1;
  const events = rows.map(({ room }, i): LogEvent => {
    const { kind, body } = entries[i] as Entry;
    const people = lists?.get(room) ?? new Set<string>();
    return { number: first + i, room, people, piece: pieceOf(first + i, kind, body) };
  });
  if (hall) hub?.handOver(forumId, events);
  for (const key of newcomers) introduced.add(key);
  if (introduced.size > MOST_INTRODUCED) introduced.clear();
  return sent;
}

/** What is known of each before it is written, null: it may be; and what goes along with those. */
async function judgeAll(tx: Db, letters: readonly Letter[], { refused, known }: Entered) {
  const sent = await readByIds(
    tx,
    letters.filter(({ message: { id } }) => known.has(id)),
  );
  const judged = letters.map((letter): Sent | null => {
    const refusal = refused.get(pairKey(letter));
    if (refusal) return refusal;
    const message = sent.get(letter.message.id);
    if (!message) return null;
    const isSame = message.room === letter.room && message.author.id === letter.author.personId;
    return isSame ? { message } : { refused: 'id-taken' };
  });
  const { enclosed, without } = await encloseAll(
    tx,
    letters.filter((_, i) => judged[i] === null),
  );
  const outcomes = letters.map(({ message: { id } }, i) => judged[i] ?? without.get(id) ?? null);
  return { outcomes, enclosed };
}

/**
 * Messages as they will stand in the book. What carries more than words is written and read for
 * it; otherwise all is known before.
 */
async function foresee(
  tx: Db,
  letters: readonly Letter[],
  rows: readonly Row[],
  names: ReadonlyMap<string, string>,
) {
  const more = letters.filter(({ message }) => !isPlain(message));
  const isWritten = more.length > 0;
  const forumId = letters[0]?.author.forumId ?? '';
  if (isWritten) await inserting(forumId, rows).execute(tx);
  const messages = await readByIds(tx, more);
  for (const row of rows)
    if (!messages.has(row.id)) messages.set(row.id, plainOf(row, names.get(row.author) ?? ''));
  return { messages, isWritten };
}

type Writing = { rows: readonly Row[]; entries: readonly Entry[]; isWritten: boolean };

/** @returns the number of the last event */
async function writeRows(tx: Db, forumId: string, { rows, entries, isWritten }: Writing) {
  const log = appending(forumId, entries);
  const heads = isWritten
    ? (await log.execute(tx)).rows
    : (await together(tx, inserting(forumId, rows), log))[1];
  return heads[0]?.number ?? 0;
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
    const along = isPlain(message) ? NOTHING : await enclose(tx, author, room, message);
    if ('refused' in along) without.set(message.id, along);
    else enclosed.set(message.id, along);
  }
  return { enclosed, without };
}

const isPlain = ({ replyTo, mentions, files }: Letter['message']): boolean =>
  !replyTo && !mentions?.length && !files?.length;

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
