/** Files of conversations: uploaded into a room one by one, then sent along with a message. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { kindOf, nameFor } from '#exchange/files/kinds.ts';
import { type NotDrawn, redraw } from '#exchange/files/redraw.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** bytes of one file */
export const LARGEST = 5_000_000;
/** bytes that one person may have stored within a day */
const DAILY = 50_000_000;
const DAY = 86_400_000;
/** files of one person that are looked at at a time: drawing pictures anew is work, and they lie in memory */
const AT_ONCE = 4;
const inHand = new Map<string, number>();

export type Upload = {
  id: string;
  name: string;
  type: string;
  /** bytes as kept */
  size: number;
  /** px; null: no picture */
  width: number | null;
  height: number | null;
};
export type NotUploaded =
  | NoEntry
  | 'too-large'
  | 'empty'
  | 'not-taken'
  | 'quota'
  | NotDrawn['refused'];

/**
 * Keeps a file for a message that is still to be sent, a picture drawn anew. Only who uploaded it
 * reads it until then.
 */
export async function upload(
  db: Db,
  visitor: Visitor,
  room: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<{ file: Upload } | { refused: NotUploaded }> {
  if (bytes.length === 0) return { refused: 'empty' };
  if (bytes.length > LARGEST) return { refused: 'too-large' };
  const early = await db.transaction().execute((tx) => enter(tx, visitor, room));
  if ('refused' in early) return early;
  const { personId } = visitor;
  const others = inHand.get(personId) ?? 0;
  if (others >= AT_ONCE) return { refused: 'quota' };
  inHand.set(personId, others + 1);
  const made = await kept(bytes, name).finally(() => {
    const left = (inHand.get(personId) ?? 1) - 1;
    if (left > 0) inHand.set(personId, left);
    else inHand.delete(personId);
  });
  if ('refused' in made) return made;
  return db.transaction().execute(async (tx) => {
    const place = await enter(tx, visitor, room);
    if ('refused' in place) return place;
    await sweepUploads(tx, visitor.forumId, now);
    if ((await storedToday(tx, visitor, now)) + made.bytes.length > DAILY)
      return { refused: 'quota' };
    const id = newId();
    await tx
      .insertInto('chat_file')
      .values({
        ...{ forum_id: visitor.forumId, id, room_id: room, author_id: visitor.personId },
        ...{ ...made, bytes: Buffer.from(made.bytes), made_at: now },
      })
      .execute();
    const { bytes: all, ...file } = made;
    return { file: { id, ...file, size: all.length } };
  });
}

type Kept = Omit<Upload, 'id' | 'size'> & { bytes: Uint8Array };

/** The file as it is kept. */
async function kept(
  bytes: Uint8Array,
  name: string,
): Promise<Kept | NotDrawn | { refused: 'not-taken' }> {
  const kind = kindOf(bytes, name);
  if (!kind) return { refused: 'not-taken' };
  if (kind.picture === null) {
    const { type, extension } = kind;
    return { name: nameFor(name, extension), type, bytes, width: null, height: null };
  }
  const drawn = await redraw(bytes, kind.picture);
  if ('refused' in drawn) return drawn;
  return { ...drawn, name: nameFor(name, drawn.type === 'image/jpeg' ? 'jpg' : 'webp') };
}

/** One upload of a person at a time is counted. */
async function storedToday(tx: Db, { forumId, personId }: Visitor, now: Date): Promise<number> {
  await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .execute();
  const { size } = await tx
    .selectFrom('chat_file')
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::float8`.as('size'))
    .where('forum_id', '=', forumId)
    .where('author_id', '=', personId)
    .where('made_at', '>', new Date(now.getTime() - DAY))
    .executeTakeFirstOrThrow();
  return size;
}

/** Uploads of the forum that were not sent within a day are gone with the next upload. */
export async function sweepUploads(tx: Db, forumId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom('chat_file')
    .where('forum_id', '=', forumId)
    .where('message_id', 'is', null)
    .where('made_at', '<', new Date(now.getTime() - DAY))
    .execute();
}

/** Takes an upload back that was not sent yet. */
export async function discard(
  db: Db,
  { forumId, personId }: Visitor,
  id: string,
): Promise<{ discarded: boolean }> {
  const { numDeletedRows } = await db
    .deleteFrom('chat_file')
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .where('author_id', '=', personId)
    .where('message_id', 'is', null)
    .executeTakeFirst();
  return { discarded: numDeletedRows > 0n };
}

/** A file for whoever is in its room and may see it; null: there is none. */
export async function readFile(db: Db, visitor: Visitor, room: string, id: string) {
  const [here] = await readRooms(db, visitor, room);
  if (!here) return null;
  const file = await db
    .selectFrom('chat_file')
    .select(['name', 'type', 'bytes'])
    .where('forum_id', '=', visitor.forumId)
    .where('room_id', '=', room)
    .where('id', '=', id)
    .where(({ or, eb }) =>
      or([eb('message_id', 'is not', null), eb('author_id', '=', visitor.personId)]),
    )
    .executeTakeFirst();
  return file ?? null;
}
