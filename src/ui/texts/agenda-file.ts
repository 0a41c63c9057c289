/** Words of taking sessions over from a calendar file. */
import { counted as n } from '#ui/texts/number.ts';

export const agendaFile = {
  title: 'Sessions from a calendar file',
  back: 'Agenda',
  lead: 'A file that ends in .ics, as Outlook, Google Calendar and Apple Calendar give it. You see what would change before anything is saved. Nothing is ever removed.',
  file: 'Calendar file',
  read: 'Look at the file',
  other: 'Look at the file again, or at another',
  would: (added: number, changed: number) =>
    added + changed === 0
      ? 'Nothing would change'
      : [
          added > 0 ? `${n(added, 'session')} would be added` : '',
          changed > 0 ? `${n(changed, 'session')} would change` : '',
        ]
          .filter(Boolean)
          .join(', '),
  stays: (same: number, untouched: number) =>
    [
      same > 0
        ? `${n(same, 'session')} of the file ${same === 1 ? 'is' : 'are'} in the agenda already.`
        : '',
      untouched > 0
        ? `${n(untouched, 'session')} of the agenda ${untouched === 1 ? 'is' : 'are'} not in the file and ${untouched === 1 ? 'stays' : 'stay'}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  added: 'New',
  was: 'was',
  noRoom: 'no room',
  take: (all: number) => `Save ${n(all, 'session')}, show to all`,
  taken: ({ added, changed }: { added: number; changed: number }) =>
    `Saved: ${n(added, 'session')} added, ${n(changed, 'session')} changed. Everyone sees the agenda as it is now.`,
  toAgenda: 'To the agenda',
  left: (all: number) => `${n(all, 'event')} of the file ${all === 1 ? 'is' : 'are'} left out`,
  faults: (all: number) =>
    `${n(all, 'place')} of the file ${all === 1 ? 'is' : 'are'} not as a calendar file should be`,
  more: (all: number, shown: number) => (all > shown ? `The first ${shown} of ${all}.` : ''),
  line: (line: number) => `Line ${line}`,
  untitled: 'no title',
  why: {
    unreadable: () => 'its time can’t be read',
    'no-title': () => 'it has no title',
    'all-day': () => 'it is for the whole day, a session needs times',
    'no-end': () => 'it does not say when it ends',
    cancelled: () => 'it is cancelled; remove it in the agenda’s own file',
    outside: (at: string) => `${at} is not on a day of the forum`,
    rule: (at: string) =>
      `it repeats in a way that is not understood: ${at.toLowerCase() || 'no rule'}`,
    twice: (at: string) => `${at} comes twice in that night, say which in UTC`,
    skipped: (at: string) => `${at} does not exist: the clocks go forward then`,
    zone: (at: string) => `the time zone is not known: ${at}`,
  },
  fault: {
    'no-line': (at: string) => `can’t be read: ${at}`,
    blank: () => 'is empty',
    value: (at: string) => `the value can’t be right: ${at}`,
    stray: (at: string) => `stands outside a calendar: ${at}`,
    'not-ended': (at: string) => `is never ended: ${at}`,
    'not-begun': (at: string) => `ends what was not begun: ${at}`,
    lacks: (at: string) => `something is missing: ${at}`,
    order: (at: string) => `stands twice, or ends before it starts: ${at}`,
  },
  refused: {
    'no-file': 'Nothing was read. Choose a file first.',
    'too-large': 'Nothing was read. The file has more than 1 MB.',
    'no-calendar':
      'Nothing was read. This is no calendar file: it does not begin with BEGIN:VCALENDAR.',
    'too-many': 'Nothing was read. The file has more than 500 sessions.',
    unreadable: 'Nothing was saved. Look at the file again.',
    'agenda-changed':
      'Nothing was saved. The agenda changed since you looked; this is how it would be now.',
    nothing: 'Nothing was saved: the agenda is as the file has it.',
  },
};
