/** When those who joined a topic table could sit at it: their meetings, sessions and breaks are known here. */
import type { Db } from '#db/database.server.ts';
import { bestGaps, type Gap, gapsOf, overlap, type Span } from '#exchange/tables/gaps.ts';
import { readSeatedAt } from '#exchange/tables/read.server.ts';
import { readAgenda } from '#forum/agenda.server.ts';
import { readBusy } from '#meetings/rules/busy.server.ts';

/** times that are offered */
const MOST = 8;

/** @param people ids of the delegates who joined */
export async function readTableTimes(
  db: Db,
  forumId: string,
  { room, people }: { room: string; people: readonly string[] },
  now: Date,
): Promise<Gap[]> {
  const { slots, sessions } = await readAgenda(db, forumId);
  const busy = await readTableBusy(db, forumId, people, room);
  return bestGaps(gapsOf(slots, sessions), people, busy, { now, most: MOST });
}

/** Who of those who joined can't come at a time that was chosen. */
export async function readAbsent(
  db: Db,
  forumId: string,
  { room, people }: { room: string; people: readonly string[] },
  at: Span,
): Promise<string[]> {
  const busy = await readTableBusy(db, forumId, people, room);
  return people.filter((person) => (busy.get(person) ?? []).some((span) => overlap(span, at)));
}

async function readTableBusy(db: Db, forumId: string, people: readonly string[], room: string) {
  const busy: Map<string, Span[]> = await readBusy(db, forumId, people, 0);
  const add = ({ person, ...span }: Span & { person: string }) =>
    busy.set(person, [...(busy.get(person) ?? []), span]);
  for (const meeting of await readMeetingSpans(db, forumId, people)) add(meeting);
  for (const table of await readSeatedAt(db, forumId, people, room)) add(table);
  return busy;
}

async function readMeetingSpans(db: Db, forumId: string, people: readonly string[]) {
  if (people.length === 0) return [];
  return db
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select(['meeting.delegate_id as person', 'slot.starts_at as startsAt'])
    .select('slot.ends_at as endsAt')
    .where('meeting.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .where('meeting.state', '<>', 'cancelled')
    .where('meeting.delegate_id', 'in', people)
    .execute();
}
