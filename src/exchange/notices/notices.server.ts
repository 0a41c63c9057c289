/**
 * Notices: what a person is told, on whatever channel. One about other people says of whom it
 * speaks by the id of the act alone; names are read when it is read, by the rights of that moment.
 */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { append } from '#exchange/stream/stream.server.ts';

/** `body`: ids and counts, never a name, an answer or an address */
export type Told = { kind: string; body: Record<string, string | number> };
export type Notice = Told & { id: string; at: Date; readAt: Date | null };

/**
 * Tells each of these people, in the transaction of the act: kept as a notice, and put at the end
 * of each person's stream, whole and once.
 */
export async function giveNotice(
  tx: Db,
  forumId: string,
  personIds: readonly string[],
  { kind, body }: Told,
  now: Date,
): Promise<void> {
  const people = [...new Set(personIds)].sort();
  if (people.length === 0) return;
  const written = JSON.stringify(body);
  await tx
    .insertInto('notice')
    .values(
      people.map((person_id) => ({
        ...{ forum_id: forumId, id: newId(), person_id, kind },
        ...{ body: written, made_at: now, read_at: null },
      })),
    )
    .execute();
  await append(tx, forumId, { people }, 'notice', { kind, ...body }, now);
}

type Person = { forumId: string; personId: string };

/** A person's newest notices of these kinds, newest first. */
export async function readNotices(
  db: Db,
  { forumId, personId }: Person,
  kinds: readonly string[],
  limit = 50,
): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'kind', 'body', 'made_at', 'read_at'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('kind', 'in', kinds)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, kind, body, made_at, read_at }) => ({
    ...{ id, kind, at: made_at, readAt: read_at },
    body: body as Told['body'],
  }));
}

/** @param about only notices whose body says this */
export async function markRead(
  db: Db,
  { forumId, personId }: Person,
  { kind, about }: { kind: string; about: Record<string, string> },
  now: Date,
): Promise<{ read: number }> {
  const rows = await db
    .updateTable('notice')
    .set({ read_at: now })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('read_at', 'is', null)
    .where('body', '@>', JSON.stringify(about))
    .executeTakeFirstOrThrow();
  return { read: Number(rows.numUpdatedRows) };
}
