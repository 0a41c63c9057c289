/** In whose name an address may begin a forum. */
import type { Db } from '#db/database.server.ts';

export type Firm = { forumKey: string; name: string };

/** The firms that an address organises for, each with its newest forum there. */
export async function firmsOf(db: Db, email: string): Promise<Firm[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .innerJoin('tenant', 'tenant.id', 'forum.tenant_id')
    .select(['tenant.id', 'tenant.name', 'forum.key as forumKey'])
    .where('person.email', '=', email)
    .where('person.role', '=', 'organiser')
    .orderBy('forum.created_at', 'desc')
    .orderBy('forum.key')
    .execute();
  const firms = new Map<string, Firm>();
  for (const { id, name, forumKey } of rows) if (!firms.has(id)) firms.set(id, { forumKey, name });
  return [...firms.values()];
}
