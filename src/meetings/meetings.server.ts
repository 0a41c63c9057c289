/** The published meetings, as those who go to them see them. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import type { Outcome } from '#meetings/outcomes/outcome.ts';
import { fullName, meetingsOf } from '#meetings/sides.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';

export type Companion = {
  /** the other side's ref; null while this client may not see the delegate */
  ref: string | null;
  /** null while this client may not see the delegate */
  name: string | null;
  title: string;
  /** organisation of a delegate, company of a representative */
  organisation: string;
};
export type MyMeeting = {
  id: string;
  slot: number;
  startsAt: Date;
  endsAt: Date;
  table: number;
  /** kept and missed as the own side said, or as a no-show was reported: never the other's word */
  state: 'planned' | 'kept' | 'missed' | 'cancelled';
  /** what the own side said came of it; null: nothing yet */
  outcome: Outcome | null;
  /** by the clock of whoever asked */
  time: 'past' | 'now' | 'coming';
  with: Companion;
  /** for a client: which of its people goes; for a delegate: empty */
  representative: string;
  /** the delegate's name stays hidden from the client, although the meeting stands */
  hidden: boolean;
};

const shown = sql<boolean>`(delegate.consent = 'named' or exists (
  select 1 from introduction i
  where i.forum_id = meeting.forum_id and i.client_id = meeting.client_id
    and i.delegate_id = meeting.delegate_id))`;

/** A no-show that staff or the table reported, unless staff dismissed or undid it; both sides know of it. */
const reported = sql<boolean>`exists (
  select 1 from incident i
  where i.forum_id = meeting.forum_id and i.meeting_id = meeting.id and i.kind = 'no-show'
    and (select coalesce(bool_or(p.state in ('waiting', 'approved')), true) from proposal p
      where p.forum_id = i.forum_id and p.incident_id = i.id))`;

/** Meetings of the published plan as one side sees them, cancelled ones too. */
export const published = (db: Db, forumId: string, side: Side) =>
  meetingsOf(db, forumId)
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .leftJoin('outcome', (join) =>
      join
        .onRef('outcome.forum_id', '=', 'meeting.forum_id')
        .onRef('outcome.meeting_id', '=', 'meeting.id')
        .on('outcome.side', '=', side),
    )
    .select([
      'outcome.met',
      'outcome.worth_it as worthIt',
      'outcome.follow_up as followUp',
      reported.as('reported'),
      'meeting.id',
      'meeting.slot',
      'meeting.table_number as table',
      'meeting.state',
      'slot.starts_at as startsAt',
      'slot.ends_at as endsAt',
      'client.ref as client_ref',
      'client.company',
      fullName('representative').as('representative'),
      'delegate.ref as delegate_ref',
      'delegate.title',
      'delegate.organisation',
      'delegate.status',
      fullName('guest').as('guest'),
      shown.as('shown'),
    ])
    .where('plan.state', '=', 'published')
    .orderBy('slot.starts_at')
    .orderBy('meeting.table_number');

export type PublishedRow = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number];

const timeOf = ({ startsAt, endsAt }: PublishedRow, now: Date): MyMeeting['time'] =>
  endsAt <= now ? 'past' : startsAt <= now ? 'now' : 'coming';

const outcomeOf = ({ met, worthIt, followUp }: PublishedRow): Outcome | null =>
  met === null ? null : { met, worthIt, followUp: followUp ?? false };

function stateOf(row: PublishedRow): MyMeeting['state'] {
  if (row.status !== 'confirmed' || row.state === 'cancelled') return 'cancelled';
  if (row.reported) return row.state;
  return row.met === null ? 'planned' : row.met ? 'kept' : 'missed';
}

const common = (row: PublishedRow, now: Date) => ({
  id: row.id,
  slot: row.slot,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  table: row.table,
  state: stateOf(row),
  outcome: outcomeOf(row),
  time: timeOf(row, now),
  hidden: !row.shown,
});

export const forDelegate = (row: PublishedRow, now: Date): MyMeeting => ({
  ...common(row, now),
  with: { ref: row.client_ref, name: row.representative, title: '', organisation: row.company },
  representative: '',
});

/** A delegate who withdrew consent and made no act of his or her own has no name here. */
export const forClient = (row: PublishedRow, now: Date): MyMeeting => ({
  ...common(row, now),
  with: row.shown
    ? { ref: row.delegate_ref, name: row.guest, title: row.title, organisation: row.organisation }
    : { ref: null, name: null, title: '', organisation: '' },
  representative: row.representative,
});

/** Meetings of the published plan to which this person goes, in order of time. */
export async function myMeetings(
  db: Db,
  member: Delegate | Client,
  now: Date,
): Promise<MyMeeting[]> {
  const all = published(db, member.forumId, member.role).where('meeting.state', '<>', 'cancelled');
  if (member.role === 'delegate') {
    const rows = await all.where('meeting.delegate_id', '=', member.personId).execute();
    return rows.map((row) => forDelegate(row, now));
  }
  const rows = await all.where('meeting.representative_id', '=', member.personId).execute();
  return rows.map((row) => forClient(row, now));
}

/** Meetings of all representatives of the client. */
export async function clientMeetings(db: Db, client: Client, now: Date): Promise<MyMeeting[]> {
  const rows = await published(db, client.forumId, client.role)
    .where('meeting.client_id', '=', client.clientId)
    .where('meeting.state', '<>', 'cancelled')
    .execute();
  return rows.map((row) => forClient(row, now));
}
