/** One's own meetings on the day: who is expected when, what was cancelled and why, what may be tapped. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { type OwnTable, readOwnTables } from '#exchange/tables/read.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { lastChange } from '#meetings/day/reason.server.ts';
import { type Reason, type ReasonRow, reasonFor } from '#meetings/day/reason.ts';
import { expectedAt } from '#meetings/day/sitting.server.ts';
import {
  forClient,
  forDelegate,
  type MyMeeting,
  type PublishedRow,
  published,
} from '#meetings/meetings.server.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';

export type DiaryMeeting = MyMeeting & {
  /** booked on the day in the place of another: the delegate stands in */
  standIn: boolean;
  /** why it is cancelled or missed; null: it is neither, or nobody said */
  why: Reason | null;
  /** from when on both could be there: its start, or later when it was booked or moved */
  expectedAt: Date;
  /** my side was seen at the table */
  seen: boolean;
  /** somebody said already that a side did not come */
  reported: boolean;
};
export type Diary = {
  side: Side;
  meetings: DiaryMeeting[];
  /** a delegate's topic tables with a time, called-off ones too */
  tables: OwnTable[];
  /** the other side can be reported missing so long after the start */
  notSeenMinutes: number;
};

const details = (person: string, side: Side) =>
  [
    'meeting.source',
    expectedAt.as('expectedAt'),
    lastChange(person).as('changed'),
    sql<boolean>`exists (select from seen s where s.forum_id = meeting.forum_id
      and s.meeting_id = meeting.id and s.person_id = ${sql.ref(`meeting.${seats[side]}`)})`.as(
      'seen',
    ),
  ] as const;
const seats = { delegate: 'delegate_id', client: 'representative_id' } as const;

type Row = PublishedRow & {
  source: string;
  expectedAt: Date;
  changed: ReasonRow | null;
  seen: boolean;
};

/** What a plan left out when it was published was never in the diary; what was cancelled later was. */
const wasInDiary = ({ state, changed }: Row) => state !== 'cancelled' || changed !== null;

/** @param whose `company`: of all representatives; a delegate's is always the own one */
export async function readDiary(
  db: Db,
  member: Delegate | Client,
  now: Date,
  whose: 'own' | 'company' = 'own',
): Promise<Diary> {
  const { forumId, personId, role: side } = member;
  const all = published(db, forumId, side).select(details(personId, side));
  const rows: Row[] =
    member.role === 'client' && whose === 'company'
      ? await all.where('meeting.client_id', '=', member.clientId).execute()
      : await all.where(`meeting.${seats[side]}`, '=', personId).execute();
  const { notSeenMinutes } = await readRules(db, forumId);
  const meetings = rows.filter(wasInDiary).map((row): DiaryMeeting => {
    const meeting = side === 'delegate' ? forDelegate(row, now) : forClient(row, now);
    const off = meeting.state === 'cancelled' || meeting.state === 'missed';
    const { seen, reported, changed, source, expectedAt } = row;
    const why = off && changed ? reasonFor(changed) : null;
    return { ...meeting, standIn: source === 'stand-in', why, expectedAt, seen, reported };
  });
  const tables = side === 'delegate' ? await readOwnTables(db, member) : [];
  return { side, meetings, tables, notSeenMinutes };
}
