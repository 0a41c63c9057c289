/** Words of what a company keeps in Client iQ: lists and notes. */

import { refusals } from '#ui/texts/iq-refused.ts';
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');

export const team = {
  undo: 'Undo',
  close: 'Close',
  save: 'Save',
  cancel: 'Cancel',
  you: 'you',
  someone: 'a former colleague',
  lists: {
    room: 'Shortlists',
    first: 'Shortlist',
    label: 'Your company’s lists',
    tab: (name: string, n: number) => `${name} ${digits(n)}`,
    heading: (name: string, n: number) =>
      n === 0 ? `${name}: nobody yet` : `${name}: ${people(n)}`,
    about: 'Your colleagues see and change the same lists. Nobody else does.',
    make: 'New list',
    name: 'Name of the list',
    nameHint: 'Must meet on day 1',
    create: 'Make the list',
    edit: 'Rename or delete',
    rename: 'Rename',
    remove: 'Delete this list',
    removeNote: 'You can take it back for a day.',
    firstStays: 'The bookmark fills this list, so it stays.',
    sort: 'Order',
    sorts: { added: 'Last added', fit: 'Fit', name: 'Name' },
    similar: 'Find similar',
    compare: (n: number) => (n === 0 ? 'Compare' : `Compare ${n}`),
    compareFew: 'Mark two to five delegates to compare them.',
    export: 'Export',
    badge: (open: number) => (open === 0 ? 'Exports' : `Exports: ${digits(open)} to remove`),
    empty:
      'Find delegates and tap the bookmark beside a name, or move people here from another list.',
    find: 'Find delegates',
    seats: (of: number) => `${of} seats, none on this list`,
    nameOnly: 'Shares name, title and organisation with you alone, no answers.',
    mark: (name: string) => `Mark ${name}`,
    markAll: 'Mark all',
    marked: (n: number) => (n === 0 ? 'Nobody marked' : `${people(n)} marked`),
    to: 'To list',
    noOther: 'Make another list to move people to.',
    move: 'Move',
    copy: 'Copy',
    off: 'Take off',
    added: (by: string, day: string) => (by ? `Added by ${by}, ${day}` : `Added ${day}`),
    did: {
      made: (name: string) => `“${name}” is made.`,
      renamed: (before: string, name: string) => `“${before}” is now “${name}”.`,
      removed: (name: string) => `“${name}” is deleted.`,
      restored: (name: string) => `“${name}” is back.`,
      moved: (n: number, to: string) => `${people(n)} moved to “${to}”.`,
      copied: (n: number, to: string) =>
        n === 0 ? `All of them are on “${to}” already.` : `${people(n)} copied to “${to}”.`,
      off: (n: number, from: string) => `${people(n)} taken off “${from}”.`,
      undone: 'Taken back: the list is as it was.',
      nothing: 'A colleague has changed this since. Nothing was taken back.',
    },
  },
  notes: {
    label: (name: string) => `Your team’s notes about ${name}`,
    title: 'Your team’s notes',
    open: (n: number) => (n === 0 ? 'Add a note' : counted(n, 'note')),
    write: 'New note',
    hint: 'Seen by your colleagues alone',
    add: 'Add the note',
    edit: 'Edit',
    remove: 'Delete',
    edited: 'edited',
    byline: (by: string, when: string) => `${by}, ${when}`,
    did: {
      written: 'The note is added.',
      edited: 'The note is changed.',
      removed: 'The note is deleted.',
      restored: 'The note is back.',
      undone: 'The note says again what it said before.',
    },
  },
  refused: refusals,
};
export type { TeamRefusal } from '#ui/texts/iq-refused.ts';
