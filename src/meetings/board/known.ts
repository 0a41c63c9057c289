/** What the board knows, by the ids it uses, and what it calls them. */
import { dayName, timeOfDay } from '#base/time.ts';
import type { Board, BoardMeeting } from '#meetings/board/board.server.ts';
import type { Standing } from '#meetings/board/breach.ts';
import type { BoardCheck } from '#meetings/board/check.server.ts';
import { unpack } from '#meetings/board/packed.ts';
import type { Why } from '#meetings/rules/busy.server.ts';
import { overlap, type Span, type Task } from '#meetings/task.ts';

/** Everything that the board knows, by the ids it uses. */
export type Known = {
  task: Task;
  meetings: BoardMeeting[];
  standing: Standing[];
  byId: Map<string, BoardMeeting>;
  person: (id: string) => string;
  client: (id: string) => string;
  /** `Tue 18, 14:20` where the forum has several days */
  when: (slot: number) => string;
  time: (slot: number) => string;
  why: (person: string, span: Span) => { why: Why; session: string };
};

export const standingOf = (meeting: BoardMeeting): Standing => ({
  ...{ id: meeting.id, slot: meeting.slot, table: meeting.table, client: meeting.clientId },
  ...{ delegate: meeting.delegateRef, representative: meeting.representativeId },
  ...{ state: meeting.state, locked: meeting.locked },
});

export function know(board: Board, meetings: BoardMeeting[], check: BoardCheck): Known {
  const task = unpack(check.task);
  const names = new Map([
    ...check.delegates.map(({ ref, name }) => [ref, name] as const),
    ...check.representatives.map(({ id, name }) => [id, name] as const),
    ...meetings.map(({ delegateRef, delegate }) => [delegateRef, delegate] as const),
  ]);
  const companies = new Map(board.clients.map(({ id, company }) => [id, company]));
  const slots = new Map(board.slots.map((slot) => [slot.number, slot.startsAt]));
  const days = new Set(task.slots.map(({ day }) => day)).size;
  const time = (slot: number) => {
    const at = slots.get(slot);
    return at ? timeOfDay(at, board.timezone) : '';
  };
  return {
    ...{ task, meetings, time },
    standing: meetings.map(standingOf),
    byId: new Map(meetings.map((meeting) => [meeting.id, meeting])),
    person: (id) => names.get(id) ?? id,
    client: (id) => companies.get(id) ?? '',
    when: (slot) => {
      const at = slots.get(slot);
      const [weekday = '', day = ''] = at ? dayName(at, board.timezone).split(' ') : [];
      return days > 1 ? `${weekday.slice(0, 3)} ${day}, ${time(slot)}` : time(slot);
    },
    why: (person, span) => {
      const own = check.engagements.filter((each) => each.person === person);
      return own.find((each) => overlap(each, span)) ?? { why: 'away', session: '' };
    },
  };
}
