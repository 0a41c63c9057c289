/** The small forum on its day: a published plan of three meetings, and Cy on standby. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { askClient, askForMeeting } from '#meetings/wishes/wishes.server.ts';
import { at, NOW, type SmallForum, smallForum } from './meetings-forum.ts';

export { at } from './meetings-forum.ts';

export type LiveForum = SmallForum & {
  plan: string;
  /** Acme meets Ada in slot 1 at table 1 · Bolt meets Ada in slot 2 at table 2 · Acme meets Bo in slot 3 at table 1 */
  first: string;
  second: string;
  third: string;
};

const must = { strength: 'must' } as const;

export async function liveForum(db: Db): Promise<LiveForum> {
  const forum = await smallForum(db);
  const { acme, bolt, ada, bo, cy, forumId } = forum;
  for (const delegateRef of ['D-1', 'D-2', 'D-4'])
    await askForMeeting(db, acme, { delegateRef, ...must }, NOW);
  await askForMeeting(db, bolt, { delegateRef: 'D-1', ...must }, NOW);
  await askClient(db, cy, { clientRef: 'C1', ...must }, NOW);
  await db
    .updateTable('delegate')
    .set({ standby: true })
    .where('person_id', '=', cy.personId)
    .execute();
  const plan = newId();
  await db
    .insertInto('plan')
    .values({
      ...{ forum_id: forumId, id: plan, number: 1, state: 'published', made_by: null },
      ...{ made_at: NOW, result: '{}' },
    })
    .execute();
  const meeting = async (
    slot: number,
    table: number,
    client: typeof acme,
    delegate: typeof ada,
  ) => {
    const id = newId();
    await db
      .insertInto('meeting')
      .values({
        ...{ forum_id: forumId, id, plan_id: plan, slot, table_number: table },
        ...{ client_id: client.clientId, representative_id: client.personId },
        delegate_id: delegate.personId,
      })
      .execute();
    return id;
  };
  return {
    ...forum,
    plan,
    first: await meeting(1, 1, acme, ada),
    second: await meeting(2, 2, bolt, ada),
    third: await meeting(3, 1, acme, bo),
  };
}

/** Three minutes into slot 1. */
export const BEGUN = at(3);

export const meetingsOf = async (db: Db) =>
  (
    await db
      .selectFrom('meeting')
      .innerJoin('delegate', 'delegate.person_id', 'meeting.delegate_id')
      .select(['delegate.ref', 'slot', 'table_number as table', 'state', 'source'])
      .orderBy('slot')
      .orderBy('meeting.id')
      .execute()
  ).map(
    ({ ref, slot, table, state, source }) =>
      `${ref} slot ${slot} table ${table} ${state} ${source}`,
  );

/** What was announced since, as key and number of people. */
export const announced = async (db: Db) =>
  (await db.selectFrom('announcement').select(['key', 'people']).orderBy('number').execute()).map(
    ({ key, people }) => `${key} ${people === null ? 'everyone' : people.length}`,
  );
