import type { Db } from '#db/database.server.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** What the visitor's own page says: who I am here, what clients see of me, whether I answered. */
export async function readCard(db: Db, visitor: Visitor) {
  const person = await db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'email'])
    .where('forum_id', '=', visitor.forumId)
    .where('id', '=', visitor.personId)
    .executeTakeFirstOrThrow();
  const name = `${person.given_name} ${person.family_name}`.trim();
  return visitor.role === 'delegate'
    ? { name, email: person.email, ...(await delegateCard(db, visitor)) }
    : { name, email: person.email, ...(await companyCard(db, visitor)) };
}

async function delegateCard(db: Db, { forumId, personId }: Visitor) {
  const delegate = await db
    .selectFrom('delegate')
    .select(['title', 'organisation', 'consent'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('response')
    .select(({ fn }) => fn.max('submitted_at').as('at'))
    .where('forum_id', '=', forumId)
    .where('delegate_id', '=', personId)
    .executeTakeFirst();
  return { role: 'delegate' as const, ...delegate, answeredAt: last?.at ?? null };
}

async function companyCard(db: Db, visitor: Visitor) {
  const company = await db
    .selectFrom('client')
    .select(['company', 'package', 'meetings_guaranteed as guaranteed', 'solutions'])
    .where('forum_id', '=', visitor.forumId)
    .where('id', '=', visitor.role === 'client' ? visitor.clientId : '')
    .executeTakeFirstOrThrow();
  return { role: 'client' as const, ...company };
}
