/** The slots that matter this minute: what runs, what comes next, and who is at the tables. */
import { sql } from 'kysely';
import { dayOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import type { Slot } from '#forum/agenda.server.ts';
import { expectedAt } from '#meetings/day/sitting.server.ts';
import { fullName, meetingsOf } from '#meetings/sides.server.ts';

/** `seenAt` null: nobody saw this person yet; `missing`: somebody said that he or she did not come */
export type LiveSide = { name: string; firm: string; seenAt: Date | null; missing: boolean };
export type LiveMeeting = {
  id: string;
  table: number;
  state: 'planned' | 'kept' | 'missed';
  standIn: boolean;
  /** from when on both could be there */
  expectedAt: Date;
  client: LiveSide;
  delegate: LiveSide;
};
export type LiveSlot = Slot & { running: boolean; meetings: LiveMeeting[] };

/** The slots under way, or the last one that began, and the next of the same day that begins together. */
export function slotsNow(slots: readonly Slot[], now: Date): Slot[] {
  const running = slots.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const next = slots
    .filter(({ startsAt }) => startsAt > now)
    .reduce<Date | null>(
      (least, { startsAt }) => (least && least <= startsAt ? least : startsAt),
      null,
    );
  const coming = slots.filter(({ startsAt }) => startsAt.getTime() === next?.getTime());
  return [...running, ...coming];
}

const seenAt = (person: 'representative_id' | 'delegate_id') =>
  sql<Date | null>`(select s.made_at from seen s where s.forum_id = meeting.forum_id
    and s.meeting_id = meeting.id and s.person_id = ${sql.ref(`meeting.${person}`)})`;
/** What was dismissed or undone is no longer said. */
const missing = (person: 'representative_id' | 'delegate_id') =>
  sql<boolean>`exists (select from incident i
    join proposal p on p.forum_id = i.forum_id and p.incident_id = i.id
    where i.forum_id = meeting.forum_id and i.meeting_id = meeting.id and i.kind = 'no-show'
      and i.person_id = ${sql.ref(`meeting.${person}`)} and p.state in ('waiting', 'approved'))`;

/** Meetings of the plan in these slots, by table. */
export async function readLiveSlots(
  db: Db,
  forumId: string,
  planId: string,
  slots: readonly Slot[],
  now: Date,
): Promise<LiveSlot[]> {
  if (slots.length === 0) return [];
  const rows = await meetingsOf(db, forumId)
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select([
      'meeting.id',
      'meeting.slot',
      'meeting.table_number as table',
      'meeting.state',
      'meeting.source',
      expectedAt.as('expectedAt'),
      'client.company',
      'delegate.organisation',
      fullName('representative').as('representative'),
      fullName('guest').as('guest'),
      seenAt('representative_id').as('clientSeen'),
      seenAt('delegate_id').as('delegateSeen'),
      missing('representative_id').as('clientMissing'),
      missing('delegate_id').as('delegateMissing'),
    ])
    .where('meeting.plan_id', '=', planId)
    .where('meeting.state', '<>', 'cancelled')
    .where(
      'meeting.slot',
      'in',
      slots.map(({ number }) => number),
    )
    .orderBy('meeting.table_number')
    .orderBy('meeting.id')
    .execute();
  const meetings = rows.map((row) => ({
    slot: row.slot,
    id: row.id,
    table: row.table,
    state: row.state as LiveMeeting['state'],
    standIn: row.source === 'stand-in',
    expectedAt: row.expectedAt,
    client: {
      ...{ name: row.representative, firm: row.company },
      ...{ seenAt: row.clientSeen, missing: row.clientMissing },
    },
    delegate: {
      ...{ name: row.guest, firm: row.organisation },
      ...{ seenAt: row.delegateSeen, missing: row.delegateMissing },
    },
  }));
  return slots.map((slot) => ({
    ...slot,
    running: slot.startsAt <= now,
    meetings: meetings
      .filter((meeting) => meeting.slot === slot.number)
      .map(({ slot: _, ...meeting }) => meeting),
  }));
}

/** Where `now` stands to the forum's slots. */
export type Phase = 'no-slots' | 'before' | 'during' | 'after';

export function phaseOf(slots: readonly Slot[], zone: string, now: Date): Phase {
  const days = slots.map(({ startsAt }) => dayOf(startsAt, zone)).sort();
  const today = dayOf(now, zone);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return 'no-slots';
  if (today < first) return 'before';
  return slots.every(({ endsAt }) => endsAt <= now) ? 'after' : 'during';
}
