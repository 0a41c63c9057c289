/** A forum where everybody agreed to meet everybody, for tests of many hands at once. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';

const KEY = 'hot-2030';
const NOW = new Date(Date.UTC(2030, 3, 1));
const start = Date.UTC(2030, 4, 6, 8);
export const SLOTS = 50;
const TABLES = 12;
const CLIENTS = 16;
const DELEGATES = 60;

export const clientRef = (n: number) => `C${n % CLIENTS}`;
export const delegateRef = (n: number) => `D${n % DELEGATES}`;
export const emailOf = (ref: string) => `${ref.toLowerCase()}@hot.example`;
export { KEY as HOT };

/** @returns id of its published plan, which is empty */
export async function hotForum(db: Db): Promise<{ forumId: string; planId: string }> {
  const [tenant, forum_id, planId] = [newId(), newId(), newId()];
  const questionnaire = JSON.stringify({ title: 'Hot 2030', timezone: 'Europe/Oslo' });
  await db.insertInto('tenant').values({ id: tenant, name: 'Hot' }).execute();
  await db
    .insertInto('forum')
    .values({
      ...{ id: forum_id, tenant_id: tenant, key: KEY, questionnaire, table_count: TABLES },
      ...{ findings: '[]', created_at: NOW },
    })
    .execute();
  const slots = Array.from({ length: SLOTS }, (_, index) => ({
    ...{ forum_id, number: index + 1 },
    starts_at: new Date(start + index * 1_800_000),
    ends_at: new Date(start + index * 1_800_000 + 1_200_000),
  }));
  await db.insertInto('slot').values(slots).execute();
  const person = (ref: string, role: 'client' | 'delegate', client_id: string | null) => ({
    ...{ forum_id, id: newId(), role, client_id, email: emailOf(ref) },
    ...{ given_name: ref, family_name: 'Hot' },
  });
  const clients = Array.from({ length: CLIENTS }, (_, n) => ({
    ...{ forum_id, id: newId(), ref: clientRef(n), company: clientRef(n), package: '' },
    ...{ meetings_guaranteed: 10, meetings_most: 20, solutions: [] },
  }));
  const guests = Array.from({ length: DELEGATES }, (_, n) =>
    person(delegateRef(n), 'delegate', null),
  );
  const people = clients.flatMap(({ id, ref }) =>
    [ref, `${ref}-2`].map((name) => person(name, 'client', id)),
  );
  await db.insertInto('client').values(clients).execute();
  await db
    .insertInto('person')
    .values([...people, ...guests])
    .execute();
  await db
    .insertInto('delegate')
    .values(
      guests.map(({ id, given_name: ref }) => ({
        ...{ forum_id, person_id: id, ref, title: '', organisation: '', country: '', phone: '' },
        ...{ status: 'confirmed' as const, consent: 'named' as const, meetings_most: 8 },
      })),
    )
    .execute();
  for (const { id: client_id } of clients)
    await db
      .insertInto('wish')
      .values(
        guests.flatMap(({ id: delegate_id }) =>
          (['client', 'delegate'] as const).map((side) => ({
            ...{ forum_id, client_id, delegate_id, side, strength: 'must' as const, priority: 1 },
            ...{ source: 'person' as const, reply: null, replied_at: null, made_at: NOW },
          })),
        ),
      )
      .execute();
  await db
    .insertInto('plan')
    .values({
      ...{ forum_id, id: planId, number: 1, state: 'published', made_by: null, made_at: NOW },
      result: '{}',
    })
    .execute();
  return { forumId: forum_id, planId };
}
