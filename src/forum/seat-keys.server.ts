import type { Db } from '#db/database.server.ts';

/** Keys of the forums in which an address has a row. Whether it is a seat, `memberOf` says. */
export async function forumKeysOf(db: Db, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .select('forum.key')
    .where('person.email', '=', email)
    .orderBy('forum.key')
    .execute();
  return rows.map(({ key }) => key);
}
