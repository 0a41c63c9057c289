/** Breaches in words: whom and what they concern, as the board calls them. */
import { dayName, timeOfDay } from '#base/time.ts';
import type { BoardCheck } from '#meetings/board/check.server.ts';
import { unpack } from '#meetings/board/packed.ts';
import type { Board, BoardMeeting } from '#meetings/board.server.ts';
import type { Breach, Standing } from '#meetings/breach.ts';
import { overlap, type PairKey, type Span, type Task } from '#meetings/task.ts';
import { board as t } from '#ui/texts/board.ts';

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
  why: (person: string, span: Span) => { why: keyof typeof t.breaks.busy; session: string };
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

/** Whom a person meets there, or both sides for a table. */
function others(known: Known, meeting: string, person: string | null): string {
  const found = known.byId.get(meeting);
  if (!found) return '';
  if (person === null) return t.with(found.delegate, found.company);
  return found.delegateRef === person ? found.company : found.delegate;
}

/** One breach or loss as a sentence without its full stop. @param pair whom the change is about */
export function say(known: Known, breach: Breach, pair: PairKey): string {
  const words = t.breaks;
  const company = known.client(pair.client);
  const guest = known.person(pair.delegate);
  switch (breach.rule) {
    case 'unknown':
      return words.unknown[breach.what];
    case 'no-wish':
    case 'locked':
    case 'over':
    case 'mutual':
      return words[breach.rule];
    case 'met-twice':
      return words['met-twice'](known.when(known.byId.get(breach.meeting)?.slot ?? 0));
    case 'fixed-moved':
      return words['fixed-moved'](known.when(breach.slot));
    case 'two-places':
      return words['two-places'](
        known.person(breach.person),
        others(known, breach.meeting, breach.person),
      );
    case 'busy': {
      const { why, session } = known.why(breach.person, breach.span);
      return words.busy[why](known.person(breach.person), session);
    }
    case 'client-full':
      return words['client-full'](company, breach.most);
    case 'delegate-full':
    case 'too-many-in-a-row':
      return words[breach.rule](guest, breach.most);
    case 'beyond-guarantee':
      return words['beyond-guarantee'](company, breach.promised);
    case 'no-time-to-walk':
      return words['no-time-to-walk'](known.person(breach.person), breach.minutes);
    case 'wrong-order': {
      const { client, delegate } = breach.other;
      return words['wrong-order'][breach.comes](
        t.with(known.person(delegate), known.client(client)),
      );
    }
    case 'table-taken':
      return words['table-taken'](breach.table, others(known, breach.meeting, null));
    case 'table-lost':
      return words['table-lost'](breach.table);
    case 'not-own-table':
      return words['not-own-table'](company, breach.table);
    case 'guarantee':
      return words.guarantee(company, breach.planned, breach.promised);
    case 'gap':
      return words.gap(known.person(breach.person), breach.slots);
    case 'part':
      return words.part[breach.part];
    case 'table-of':
      return words['table-of'](breach.table, known.client(breach.client));
  }
}

export const sayAll = (known: Known, breaches: readonly Breach[], pair: PairKey): string[] => [
  ...new Set(breaches.map((breach) => say(known, breach, pair))),
];
