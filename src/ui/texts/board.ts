/** Words of the board on which an organiser changes a plan by hand; see board-list and board-said too. */
import { counted as s } from '#ui/texts/number.ts';

export const board = {
  views: { tables: 'Tables', clients: 'Clients', delegates: 'Delegates', list: 'List' },
  viewsLabel: 'Ways to look at the plan',
  byLabel: 'Group the list by',
  by: { clients: 'Client', delegates: 'Delegate', slots: 'Slot' },
  daysLabel: 'Days',
  find: 'Find a name',
  findHint: 'Person or company',
  found: (n: number) => (n === 0 ? 'No meeting with this name' : s(n, 'meeting')),
  search: 'Find',
  clear: 'Show all',

  caption: {
    tables: (day: string) => `Tables and slots, ${day}`,
    clients: (day: string) => `Clients’ people and slots, ${day}`,
    delegates: (day: string) => `Delegates and slots, ${day}`,
  },
  heads: { tables: 'Table and client', clients: 'Client and person', delegates: 'Delegate' },
  planned: 'Planned',
  how: 'Drag a meeting to another cell, or press Enter on it, choose with the arrows and press Enter again. Escape leaves it where it is. The list does the same with fields.',
  legend: 'Filled mark: both wished. Open mark: one side wished.',
  moreRows: (n: number) => `Show ${n} more`,
  nobodyHere: 'Nobody with this name has a place here.',
  noMeetings: 'This plan has no meetings yet',
  noMeetingsNext: 'Book one here, or make a plan from the wishes.',
  empty: 'empty',
  cell: (what: string, row: string, time: string) => `${what}, ${row}, ${time}`,
  mutual: 'both wished',
  isLocked: 'locked',
  isBroken: 'breaks a rule now',
  isOver: { kept: 'met', missed: 'missed', cancelled: 'called off', planned: '' },

  pickedUp: (name: string) =>
    `${name} picked up. Arrows choose a cell, Enter puts it there, Escape leaves it.`,
  stays: (name: string) => `${name} stays where it is`,
  with: (a: string, b: string) => `${a} with ${b}`,

  closed: {
    speaks: 'Speaks',
    attends: 'In a session',
    arrives: 'Not here yet',
    leaves: 'Gone',
    break: 'Rests',
    away: 'Away',
    lost: 'Not in use',
  },

  close: 'Close',
  book: 'Book a meeting',
  tableN: (n: number) => `Table ${n}`,
  notDropped: (why: string) => `Nothing changed. ${why}.`,

  undo: 'Undo',
  undoOf: (what: string) => `Undo: ${what}`,
  last: {
    booked: (who: string) => `booked ${who}`,
    moved: (who: string) => `moved ${who}`,
    cancelled: (who: string) => `called off ${who}`,
  },
};
