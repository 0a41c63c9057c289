/** Which forum an import goes to: the one there is, or a new one. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Operator, Organiser } from '#forum/people.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { keysOfTitle } from '#research/import/forum-key.ts';
import { count, type Tables } from '#research/import/store.server.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

export type Found = { id: string; key: string };

/** The forum of that key, locked until the end of the transaction: imports take turns. */
export async function findForum(
  tx: Db,
  who: Operator | Organiser,
  key: string | null,
): Promise<Found | null> {
  if (key === null) return null;
  const forum = await tx
    .selectFrom('forum')
    .select(['id', 'key'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (who.role === 'organiser' && forum?.id !== who.forumId)
    throw new Error('an organiser imports into the own forum or a new one');
  return forum ?? null;
}

/**
 * Begins a forum. The operator's belongs to the firm that its questionnaire names, an organiser's
 * to the own firm, and whoever begins it gets the organiser's seat.
 */
export async function beginForum(
  tx: Db,
  who: Operator | Organiser,
  key: string | null,
  questionnaire: Questionnaire,
  now: Date,
  tables: Tables,
): Promise<Found> {
  const tenant_id = await tenantFor(tx, who, questionnaire, tables);
  const [day = ''] = questionnaire.dates;
  const keys = key === null ? keysOfTitle(questionnaire.title, day) : [key];
  for (const each of keys) {
    const row = { id: newId(), tenant_id, key: each, created_at: now };
    const made = await tx
      .insertInto('forum')
      .values({
        ...row,
        questionnaire: JSON.stringify(questionnaire),
        findings: '[]',
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning(['id', 'key'])
      .executeTakeFirst();
    if (!made) continue;
    count(tables, 'forum', { inserted: 1 });
    if (who.role === 'organiser') await seatBeginner(tx, who, made.id, tables);
    return made;
  }
  // another import of the same folder was faster; this one goes on from what it left
  const found = await findForum(tx, who, key);
  if (!found) throw new Error('a forum that was there is gone');
  return found;
}

async function tenantFor(
  tx: Db,
  who: Operator | Organiser,
  { organiser, title }: Questionnaire,
  tables: Tables,
): Promise<string> {
  if (who.role === 'organiser') {
    const own = tx.selectFrom('forum').select('tenant_id').where('id', '=', who.forumId);
    return (await own.executeTakeFirstOrThrow()).tenant_id;
  }
  const name = organiser.name || title;
  // firms have no unique names, so those who look for one take turns: none is made twice
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tenant ${name}`}, 0))`.execute(tx);
  const found = await tx
    .selectFrom('tenant')
    .select('id')
    .where('name', '=', name)
    .orderBy('id')
    .executeTakeFirst();
  if (found) return found.id;
  const id = newId();
  await tx.insertInto('tenant').values({ id, name }).execute();
  count(tables, 'tenant', { inserted: 1 });
  return id;
}

async function seatBeginner(tx: Db, who: Organiser, forumId: string, tables: Tables) {
  if (who.personId === null) return;
  const { email, given_name, family_name } = await tx
    .selectFrom('person')
    .select(['email', 'given_name', 'family_name'])
    .where('forum_id', '=', who.forumId)
    .where('id', '=', who.personId)
    .executeTakeFirstOrThrow();
  const names = { givenName: given_name, familyName: family_name };
  await seatStaff(tx, forumId, { email, role: 'organiser', ...names });
  count(tables, 'person', { inserted: 1 });
}
