/** A small forum for tests of wishes and plans: two companies, four delegates, three slots. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';

const KEY = 'harbour-2030';
const noon = Date.UTC(2030, 4, 6, 12);
export const at = (minutes: number) => new Date(noon + minutes * 60_000);
/** Long before the forum. */
export const NOW = new Date(Date.UTC(2030, 3, 1));

/** A name that no screen of a client may show. */
export const CANARY = 'Quillfeather';

export type SmallForum = {
  forumId: string;
  organiser: Organiser;
  /** guaranteed 2, two representatives */
  acme: Client;
  /** guaranteed 1, one representative */
  bolt: Client;
  /** D-1 Ada: named · D-2 Bo: named, speaks in slot 1 · D-3: aggregate, the canary · D-4 Cy: named */
  ada: Delegate;
  bo: Delegate;
  hidden: Delegate;
  cy: Delegate;
};

export async function smallForum(db: Db): Promise<SmallForum> {
  const [tenant, forum] = [newId(), newId()];
  await db.insertInto('tenant').values({ id: tenant, name: 'Harbour' }).execute();
  await db
    .insertInto('forum')
    .values({
      id: forum,
      tenant_id: tenant,
      key: KEY,
      questionnaire: JSON.stringify({ title: 'Harbour 2030', timezone: 'Europe/Oslo' }),
      table_count: 2,
      findings: '[]',
      created_at: NOW,
    })
    .execute();
  await db
    .insertInto('slot')
    .values(
      [0, 1, 2].map((n) => ({
        forum_id: forum,
        number: n + 1,
        starts_at: at(n * 30),
        ends_at: at(n * 30 + 20),
      })),
    )
    .execute();
  await companies(db, forum);
  const bo = await delegates(db, forum);
  const talk = { ref: 'S1', title: 'Opening', room: 'Hall', starts_at: at(-10), ends_at: at(15) };
  await db
    .insertInto('session')
    .values({ forum_id: forum, ...talk })
    .execute();
  await db
    .insertInto('speaker')
    .values({ forum_id: forum, session_ref: 'S1', delegate_id: bo })
    .execute();
  return seats(db, forum);
}

async function companies(db: Db, forum: string) {
  for (const [ref, company, guaranteed, people] of [
    ['C1', 'Acme', 2, ['ann', 'abe']],
    ['C2', 'Bolt', 1, ['bea']],
  ] as const) {
    const id = newId();
    await db
      .insertInto('client')
      .values({
        ...{ forum_id: forum, id, ref, company, package: '', meetings_guaranteed: guaranteed },
        solutions: ['Cranes'],
      })
      .execute();
    for (const name of people)
      await db
        .insertInto('person')
        .values({
          ...{ forum_id: forum, id: newId(), role: 'client', client_id: id },
          ...{ email: `${name}@clients.example`, given_name: name, family_name: company },
        })
        .execute();
  }
}

async function delegates(db: Db, forum: string): Promise<string> {
  const ids: string[] = [];
  for (const [ref, given, family, consent] of [
    ['D-1', 'Ada', 'Lund', 'named'],
    ['D-2', 'Bo', 'Mo', 'named'],
    ['D-3', 'Di', CANARY, 'aggregate'],
    ['D-4', 'Cy', 'Nor', 'named'],
  ] as const) {
    const id = newId();
    ids.push(id);
    const email = `${given.toLowerCase()}@delegates.example`;
    await db
      .insertInto('person')
      .values({
        ...{ forum_id: forum, id, role: 'delegate', email, client_id: null },
        ...{ given_name: given, family_name: family },
      })
      .execute();
    await db
      .insertInto('delegate')
      .values({
        ...{
          forum_id: forum,
          person_id: id,
          ref,
          title: 'Captain',
          organisation: `${family} Port`,
        },
        ...{ country: '', phone: '', status: 'confirmed', consent },
      })
      .execute();
  }
  return ids[1] ?? '';
}

async function seats(db: Db, forumId: string): Promise<SmallForum> {
  const seat = async (email: string) => {
    const member = await memberOf(db, email, KEY);
    if (!member) throw new Error(`no seat for ${email}`);
    return member;
  };
  const organiser = await organiserFor(db, operator(), KEY);
  if (!organiser) throw new Error('no forum');
  return {
    forumId,
    organiser,
    acme: (await seat('ann@clients.example')) as Client,
    bolt: (await seat('bea@clients.example')) as Client,
    ada: (await seat('ada@delegates.example')) as Delegate,
    bo: (await seat('bo@delegates.example')) as Delegate,
    hidden: (await seat('di@delegates.example')) as Delegate,
    cy: (await seat('cy@delegates.example')) as Delegate,
  };
}
