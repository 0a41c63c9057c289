/** What the board needs to say at once what a change would break. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { shortName } from '#meetings/board/board.server.ts';
import type { Breach } from '#meetings/board/breach.ts';
import { lastChange } from '#meetings/board/changes.server.ts';
import { type PackedTask, pack } from '#meetings/board/packed.ts';
import { type Engagement, readEngagements } from '#meetings/rules/busy.server.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import { readTask } from '#meetings/task.server.ts';

/** Delegates are called by their refs here, clients and representatives by their ids. */
export type BoardCheck = {
  task: PackedTask;
  delegates: { ref: string; name: string; short: string; organisation: string }[];
  representatives: { id: string; name: string; client: string }[];
  engagements: Engagement[];
  /** the newest change by whoever looks that can be taken back, with the meeting it was of */
  last: { id: string; act: 'booked' | 'moved' | 'cancelled'; meeting: string } | null;
};

const readPeople = (db: Db, forumId: string) =>
  db
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .select([
      'person.id',
      'person.client_id as client',
      'person.given_name as given',
      'person.family_name as family',
      'delegate.ref',
      'delegate.organisation',
    ])
    .where('person.forum_id', '=', forumId)
    .where('person.role', 'in', ['client', 'delegate'])
    .orderBy('person.family_name')
    .orderBy('person.id')
    .execute();

/** @param plan the plan looked at; its settings say a delegate's most meetings */
export async function readBoardCheck(
  db: Db,
  staff: Organiser,
  plan: { id: string; ceiling: number | undefined },
): Promise<BoardCheck> {
  const { forumId, personId } = staff;
  const ceiling = plan.ceiling ?? (await readRules(db, forumId)).ceiling;
  const task = await readTask(db, forumId, { ceiling, now: null });
  const people = await readPeople(db, forumId);
  const refs = new Map(people.map(({ id, ref }) => [id, ref ?? id]));
  const nameOf = (id: string) => refs.get(id) ?? id;
  const known = new Set(task.delegates.map(({ id }) => id));
  const last = await lastChange(db, forumId, plan.id, personId);
  const full = (given: string, family: string) => `${given} ${family}`.trim();
  return {
    task: pack(task, nameOf),
    delegates: people.flatMap(({ id, ref, given, family, organisation }) =>
      ref !== null && known.has(id)
        ? {
            ...{ ref, name: full(given, family), short: shortName(given, family) },
            organisation: organisation ?? '',
          }
        : [],
    ),
    representatives: people.flatMap(({ id, client, given, family }) =>
      client === null ? [] : { id, client, name: full(given, family) },
    ),
    engagements: (await readEngagements(db, forumId, null)).map((each) => ({
      ...each,
      person: nameOf(each.person),
    })),
    last: last && {
      ...{ id: last.id, meeting: last.meeting },
      act: last.act as 'booked' | 'moved' | 'cancelled',
    },
  };
}

/** The same breaches with delegates called by their refs, as the board calls them. */
export async function byRefs<B extends Breach>(
  db: Db,
  { forumId }: Organiser,
  breaches: readonly B[],
): Promise<B[]> {
  const ids = breaches.flatMap((breach) =>
    'person' in breach ? breach.person : 'other' in breach ? breach.other.delegate : [],
  );
  if (ids.length === 0) return [...breaches];
  const rows = await db
    .selectFrom('delegate')
    .select(['person_id', 'ref'])
    .where('forum_id', '=', forumId)
    .where('person_id', 'in', ids)
    .execute();
  const refs = new Map(rows.map(({ person_id, ref }) => [person_id, ref]));
  const nameOf = (id: string) => refs.get(id) ?? id;
  return breaches.map((breach) => {
    if ('person' in breach) return { ...breach, person: nameOf(breach.person) };
    if (!('other' in breach)) return breach;
    const { client, delegate } = breach.other;
    return { ...breach, other: { client, delegate: nameOf(delegate) } };
  });
}
