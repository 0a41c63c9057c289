/** What is said of a change by hand: what it would break or lose, and what came of it. */
import { counted as s } from '#ui/texts/number.ts';

const company = (name: string) => `${name}’${name.endsWith('s') ? '' : 's'}`;

export const told = {
  fine: (time: string, table: number) => `${time}, table ${table} is free for both`,
  here: 'It is here now',
  otherRow: (name: string) => `This row is ${company(name)}`,
  breaks: {
    unknown: {
      slot: 'This slot is not in the agenda any more',
      table: 'There is no such table',
      client: 'This client is not in the forum any more',
      delegate: 'This delegate is not confirmed any more',
      representative: 'This person does not go for this client',
    },
    'no-wish': 'Nobody wished it, one side said no, or the client can’t see the delegate',
    'met-twice': (when: string) => `They meet already${when && `, ${when}`}`,
    locked: 'It is locked',
    over: 'It is over or called off',
    'fixed-moved': (when: string) => `It is fixed to ${when}`,
    'two-places': (person: string, other: string) => `${person} meets ${other} then`,
    busy: {
      speaks: (person: string, session: string) => `${person} speaks then, in ${session}`,
      attends: (person: string, session: string) => `${person} is in ${session} then`,
      arrives: (person: string, _session: string) => `${person} has not arrived then`,
      leaves: (person: string, _session: string) => `${person} has left by then`,
      break: (person: string, _session: string) => `${person} rests then`,
      away: (person: string, _session: string) => `${person} is away then`,
    },
    'client-full': (name: string, most: number) => `${name} has its most, ${s(most, 'meeting')}`,
    'delegate-full': (name: string, most: number) =>
      `${name} has ${s(most, 'meeting')}, the most for one person`,
    'too-many-in-a-row': (name: string, most: number) =>
      `${name} would have more than ${most} in a row`,
    'beyond-guarantee': (name: string, promised: number) =>
      `${name} has its ${promised}; beyond them it meets only who wishes it too`,
    'no-time-to-walk': (person: string, minutes: number) =>
      `${person} has ${s(minutes, 'minute')} to walk between two tables, too few`,
    'wrong-order': {
      first: (other: string) => `${other} has to come before it`,
      after: (other: string) => `It has to come before ${other}`,
    },
    'table-taken': (table: number, who: string) => `Table ${table} has ${who} then`,
    'table-lost': (table: number) => `Table ${table} can’t be used then`,
    'not-own-table': (name: string, table: number) => `${name} sits at table ${table}`,
    guarantee: (name: string, planned: number, promised: number) =>
      `${name} falls to ${planned} of ${promised} guaranteed`,
    mutual: 'Both wished for it',
    gap: (person: string, slots: number) => `${person} waits ${s(slots, 'slot')} more that day`,
    part: { morning: 'A morning was wished', afternoon: 'An afternoon was wished' },
    'table-of': (table: number, name: string) => `Table ${table} is ${company(name)}`,
  },

  did: {
    booked: (who: string) => `Booked: ${who}.`,
    moved: (who: string) => `Moved: ${who}.`,
    cancelled: (who: string) => `Called off: ${who}.`,
    undone: 'Taken back.',
    locked: (n: number) => `${s(n, 'meeting')} locked.`,
    unlocked: (n: number) => `${s(n, 'meeting')} unlocked.`,
  },
  refused: {
    breaks: (why: string) => `Nothing changed. ${why}.`,
    taken: 'Nothing changed. Somebody else took this place a moment ago.',
    'changed-since': 'Nothing changed. Somebody else changed this meeting; it stands as it is now.',
    'no-such-meeting': 'Nothing changed. This meeting is in no plan that can be changed.',
    'no-such-plan': 'Nothing changed. This plan is not there any more, or was replaced.',
    'no-such-client': 'Nothing was booked. This client is not in the forum.',
    'no-such-delegate': 'Nothing was booked. No confirmed delegate has this Ref.',
    'no-such-change': 'Nothing changed. There is nothing to take back.',
    stays: 'Nothing changed. The meeting is there already.',
    overtaken: 'Nothing changed. The meeting was changed again since.',
    unreadable: 'Nothing changed. The form was incomplete; load the page again.',
    offline: 'Nothing changed. The server could not be reached.',
  },
};
