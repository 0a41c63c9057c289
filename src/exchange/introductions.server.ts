import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Delegate } from '#forum/people.ts';

/**
 * Writing, and giving a message a sign, is the delegate's own act: each company in the room sees
 * name, title and organisation from then on, whatever the consent; never an answer. Screens say so
 * before.
 */
export async function introduce(
  tx: Db,
  delegate: Delegate,
  room: string,
  now: Date,
): Promise<void> {
  const companies = await companiesIn(tx, delegate.forumId, room);
  const ids = companies.map(({ id }) => id);
  await introduceTo(tx, delegate, ids, 'wrote', now);
}

/** Shows these companies (ids) who the delegate is, by an own act that is not taken back with a wish. */
export async function introduceTo(
  tx: Db,
  { forumId, personId }: Pick<Delegate, 'forumId' | 'personId'>,
  companies: readonly string[],
  act: 'wrote' | 'exchanged' | 'allowed',
  now: Date,
): Promise<void> {
  if (companies.length === 0) return;
  const fresh = await tx
    .insertInto('introduction')
    .values(
      companies.map((client_id) => ({
        ...{ forum_id: forumId, client_id, delegate_id: personId, act, made_at: now },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'client_id', 'delegate_id']).doNothing(),
    )
    .returning('client_id')
    .execute();
  // from now on it is more than a wish, which may be taken back
  await tx
    .updateTable('introduction')
    .set({ act })
    .where('forum_id', '=', forumId)
    .where('delegate_id', '=', personId)
    .where('client_id', 'in', companies)
    .where('act', 'in', ['asked', 'accepted'])
    .execute();
  if (fresh.length === 0) return;
  const told = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where(
      'client_id',
      'in',
      fresh.map(({ client_id }) => client_id),
    )
    .execute();
  await announce(
    tx,
    forumId,
    'iq:people',
    told.map(({ id }) => id),
    now,
  );
}

/** Companies that learn who the delegate is when the delegate writes here, by name. */
export async function readNewcomers(db: Db, delegate: Delegate, room: string): Promise<string[]> {
  const [companies, hidden] = [
    await companiesIn(db, delegate.forumId, room),
    await hiddenFrom(db, delegate),
  ];
  return companies.filter(({ id }) => hidden(id)).map(({ company }) => company);
}

/** Whether a representative's company does not see the delegate yet. */
export async function isHiddenFrom(db: Db, delegate: Delegate, representative: string) {
  const person = await db
    .selectFrom('person')
    .select('client_id')
    .where('forum_id', '=', delegate.forumId)
    .where('id', '=', representative)
    .executeTakeFirst();
  const hidden = await hiddenFrom(db, delegate);
  return person?.client_id ? hidden(person.client_id) : false;
}

async function hiddenFrom(db: Db, { forumId, personId }: Delegate) {
  const seat = await db
    .selectFrom('delegate')
    .select('consent')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  const introduced = await db
    .selectFrom('introduction')
    .select('client_id')
    .where('forum_id', '=', forumId)
    .where('delegate_id', '=', personId)
    .execute();
  const known = new Set(introduced.map(({ client_id }) => client_id));
  return (clientId: string) => seat.consent === 'aggregate' && !known.has(clientId);
}

const companiesIn = (db: Db, forumId: string, room: string) =>
  db
    .selectFrom('client')
    .select(['id', 'company'])
    .where('forum_id', '=', forumId)
    .where(
      sql<boolean>`exists (select from room_member m join person p
        on p.forum_id = m.forum_id and p.id = m.person_id
        where m.forum_id = client.forum_id and m.room_id = ${room} and p.client_id = client.id)`,
    )
    .orderBy('company')
    .execute();
