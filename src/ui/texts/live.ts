/** Words of the running day: the staff's live screen, the door, and changes on the phone. */
import { day } from '#ui/texts/acts-told.ts';
import { door } from '#ui/texts/door.ts';
import { digits, counted as s } from '#ui/texts/number.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const table = (n: number) => `table ${n}`;

export const live = {
  page: 'Live',
  title: {
    running: (time: string, here: number, of: number) =>
      `${time}: ${here} of ${s(of, 'meeting')} ${here === 1 ? 'has' : 'have'} both sides at the table`,
    next: (time: string, minutes: number) =>
      minutes < 90
        ? `Nobody meets now, the next meetings begin in ${s(minutes, 'minute')}`
        : `Nobody meets now, the next meetings begin at ${time}`,
    before: 'The forum has not begun',
    after: 'All meetings are over',
    'no-slots': 'The agenda has no slots for meetings',
    'no-plan': 'No plan is published',
    between: 'Nobody meets now',
  },
  lead: {
    'no-plan': 'What goes wrong on the day is put right in the published plan. Publish one first.',
    'no-slots': 'Import the folder with agenda.json; then make and publish a plan.',
    before: 'Who is late or does not come can be said now too: it changes the plan for the day.',
    after: 'What happened stands below.',
  },
  toPlans: 'To the plans',
  toImport: 'Import',
  door: door.page,
  atOnce: 'Changes are carried out and told at once, as the rules of this forum say.',
  slot: (running: boolean, from: string, to: string) =>
    `${running ? 'Now' : 'Next'}, ${from} to ${to}`,
  left: (minutes: number) => (minutes <= 0 ? 'over' : `${s(minutes, 'minute')} left`),
  starts: (minutes: number) => `in ${s(minutes, 'minute')}`,
  noMeetings: 'No meetings in this slot',
  table: (n: number) => `Table ${n}`,
  tableHead: 'Table',
  clientHead: 'Client',
  delegateHead: 'Delegate',
  here: (time: string) => `Here ${time}`,
  isHere: 'Here',
  isHereOf: (name: string, time: string) => `${name} is here, ${time}`,
  notHere: 'Undo',
  notComing: 'Does not come',
  notComingOf: (name: string, time: string) => `${name} does not come, ${time}`,
  notHereOf: (name: string, time: string) => `Undo: ${name} is here, ${time}`,
  didNotCome: 'Did not come',
  didNotComeOf: (name: string, time: string) => `${name} did not come, ${time}`,
  missing: 'Reported missing',
  missed: 'Missed',
  standsIn: 'Stands in',
  find: 'Someone to find',
  findNone: 'Nobody. Both sides sit at every table, or it is too early to say.',
  nobody: (tables: readonly number[]) =>
    `Nobody seen at ${list.format(tables.map(table))}. Nothing is proposed there: it is not known who is missing.`,
  notAt: (name: string) => `${name}, not seen`,

  needsYou: 'Waits for you',
  nothingWaits: 'Nothing waits for a decision.',
  what: {
    'no-show': (who: string, firm: string) => `${who}, ${firm}, did not come`,
    late: (who: string, _: string, until: string) => `${who} comes at ${until}`,
    leaves: (who: string, _: string, until: string) => `${who} leaves at ${until}`,
    'lost-table': (_: string, __: string, until: string, table: number) =>
      until === '' ? `Table ${table} is lost` : `Table ${table} is lost until ${until}`,
    overrun: (session: string, _: string, until: string) => `${session} goes on until ${until}`,
  },
  meetingAt: (time: string, n: number) => `${time} at ${table(n)}.`,
  found: {
    tapped: (by: string) => `Said at the table by ${by || 'the other side'}.`,
    staff: (by: string) => (by === '' ? 'Said by staff.' : `Said by ${by}.`),
    'not seen': (by: string) => `${by}Not seen at the table, while the other side waits.`,
  },
  seenSince: (time: string) => `Was seen at the table at ${time} after all.`,
  cancels: 'Cancelled. Nobody who may stand in is free.',
  to: 'to',
  place: (time: string, n: number) => `${time} T${n}`,
  why: (standIn: boolean, mutual: boolean) =>
    `${standIn ? 'stands in, ' : ''}${mutual ? 'wished by both' : 'wished by one side'}`,
  noChange: 'Nothing is to change.',
  promises: (before: number, without: number, value: number, bound: number) =>
    before === without
      ? `All ${s(before, 'promised meeting')} hold as before.`
      : `${s(before, 'promised meeting')} before, ${without} without, ${value} with this.${
          value === bound ? ' No re-plan keeps more.' : ` No re-plan keeps more than ${bound}.`
        }`,
  unrestored: (company: string, missing: number) =>
    `${company} stays ${s(missing, 'meeting')} short: `,
  because: {
    'nobody-free': 'nobody who may meet it is free.',
    'no-wish': 'nobody who is free wished to.',
    'no-slot': 'no slot is left.',
  },
  told: (names: readonly string[]) => `Told: ${list.format(names)}.`,
  moreLines: (n: number) => `${s(n, 'more change')}`,
  toldMany: (n: number) => `Who is told: ${s(n, 'person', 'people')}`,
  approve: (n: number) => `Approve, tell ${digits(n)}`,
  approveOf: (what: string, n: number) => `Approve, tell ${digits(n)}: ${what}`,
  dismiss: 'Dismiss',
  dismissOf: (what: string) => `Dismiss: ${what}`,
  undo: 'Undo',
  undoOf: (what: string) => `Undo: ${what}`,
  ms: (ms: number) => `Worked out in ${Math.max(1, ms)} ms`,

  report: 'Something else went wrong',
  forms: {
    late: 'Someone comes late',
    leaves: 'Someone leaves early',
    table: 'A table is lost',
    overrun: 'A session goes on',
  },
  person: 'Who',
  choose: 'Choose',
  delegates: 'Delegates',
  clients: 'Representatives',
  comesAt: 'Comes at',
  leavesAt: 'Leaves at',
  forGood: 'and is not back on later days',
  tableField: 'Table',
  untilField: 'Until, if it is known',
  session: 'Session',
  endsAt: 'Goes on until',
  send: 'Work out what to do',
  sending: 'Working it out',
  noSessions: 'No session of this day is under way or ahead.',

  happened: 'What happened today',
  nothingHappened: 'Nothing went wrong so far.',
  state: {
    approved: (by: string, told: number) =>
      told === 0 ? 'Nothing was to change' : `${by === '' ? 'At once' : by}, told ${digits(told)}`,
    dismissed: (by: string) => `Dismissed${by === '' ? '' : ` by ${by}`}`,
    undone: (by: string) => `Undone${by === '' ? '' : ` by ${by}`}`,
    waiting: () => '',
    outdated: () => '',
  },

  did: {
    waits: 'A proposal waits for you. Nobody has been told.',
    done: (told: number) =>
      told === 0
        ? 'Written down. No meeting is to change.'
        : `Carried out. ${s(told, 'person knows', 'people know')}.`,
    approved: (told: number) => `Done. ${s(told, 'phone shows', 'phones show')} the change.`,
    dismissed: 'Dismissed. Nothing changes and nobody is told.',
    undone: (told: number) =>
      told === 0 ? 'Taken back.' : `Undone. ${s(told, 'phone shows', 'phones show')} it.`,
    seen: 'Marked.',
  },
  refused: {
    ...day.refused,
    'no-plan': 'Nothing changed. No plan is published.',
    'no-such-person': 'Nothing changed. Choose someone from the list.',
    'no-such-table': 'Nothing changed. There is no such table.',
    'no-such-session': 'Nothing changed. Choose a session from the list.',
    'no-such-time': 'Nothing changed. The time can’t be read; write it as 14:20.',
    'not-later': 'Nothing changed. This time is past already, or not later than it was.',
    'no-slots-then': 'Nothing changed. No meetings are held then.',
    'no-such-proposal': 'Nothing changed. This proposal does not exist.',
    'decided-already': 'Nothing changed. Someone decided it a moment ago.',
    outdated:
      'Nothing was carried out: the plan changed meanwhile. What would be done now waits below.',
    'outdated-nothing':
      'Nothing was carried out: the plan changed meanwhile, and nothing is left to do.',
    'undone-already': 'Nothing changed. This is undone already.',
    waits: 'Nothing changed. This still waits for a decision.',
    overtaken:
      'Nothing was undone: its meetings have changed again since. Change them on the board.',
  },
};
