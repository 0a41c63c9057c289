/** One's own meetings on the day: who is expected when, what was cancelled and why, what may be tapped. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import {
  forClient,
  forDelegate,
  type MyMeeting,
  type PublishedRow,
  published,
} from '#meetings/meetings.server.ts';
import { lastChange } from '#meetings/reason.server.ts';
import { type Reason, type ReasonRow, reasonFor } from '#meetings/reason.ts';
import { readRules } from '#meetings/rules.server.ts';
import type { Side } from '#meetings/wish.ts';

export type DiaryMeeting = MyMeeting & {
  /** booked on the day in the place of another: the delegate stands in */
  standIn: boolean;
  /** why it is cancelled or missed; null: it is neither, or nobody said */
  why: Reason | null;
  /** my side was seen at the table */
  seen: boolean;
  /** somebody said already that a side did not come */
  reported: boolean;
};
export type Diary = {
  side: Side;
  meetings: DiaryMeeting[];
  /** the other side can be reported missing so long after the start */
  notSeenMinutes: number;
};

const details = (person: string) =>
  [
    'meeting.source',
    lastChange(person).as('changed'),
    sql<boolean>`exists (select from incident i where i.forum_id = meeting.forum_id
      and i.meeting_id = meeting.id and i.kind = 'no-show')`.as('reported'),
    sql<boolean>`exists (select from seen s where s.forum_id = meeting.forum_id
      and s.meeting_id = meeting.id and s.person_id = ${person})`.as('seen'),
  ] as const;

type Row = PublishedRow & {
  source: string;
  changed: ReasonRow | null;
  reported: boolean;
  seen: boolean;
};

/** What a plan left out when it was published was never in the diary; what was cancelled later was. */
const wasInDiary = ({ state, changed }: Row) => state !== 'cancelled' || changed !== null;

/** The diary of a delegate, or of one representative. */
export async function readDiary(db: Db, member: Delegate | Client, now: Date): Promise<Diary> {
  const { forumId, personId, role: side } = member;
  const mine = side === 'delegate' ? 'meeting.delegate_id' : 'meeting.representative_id';
  const rows: Row[] = await published(db, forumId)
    .select(details(personId))
    .where(mine, '=', personId)
    .execute();
  const { notSeenMinutes } = await readRules(db, forumId);
  const meetings = rows.filter(wasInDiary).map((row): DiaryMeeting => {
    const meeting = side === 'delegate' ? forDelegate(row, now) : forClient(row, now);
    const off = row.state === 'cancelled' || row.state === 'missed';
    const { seen, reported, changed, source } = row;
    const why = off && changed ? reasonFor(changed) : null;
    return { ...meeting, standIn: source === 'stand-in', why, seen, reported };
  });
  return { side, meetings, notSeenMinutes };
}
