/** Words of a company's exports, and of what the organiser sees of them. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');
const files = (n: number) => counted(n, 'export');

export const teamExports = {
  room: 'Exports',
  title: (n: number) => (n === 0 ? 'Nothing was exported' : `${files(n)} by your company`),
  empty:
    'Export a shortlist, a segment or a search: each file is listed here, with who made it and whom it holds.',
  newTitle: (n: number, of: string) => `Export ${people(n)}: ${of}`,
  of: {
    list: (name: string) => name,
    segment: (name: string) => name,
    search: 'this search',
  },
  format: 'Format',
  formats: {
    xlsx: 'Excel workbook (XLSX)',
    csv: 'Comma separated (CSV), for a CRM',
    vcard: 'Address cards (vCard 3.0), for a telephone or Outlook',
  },
  what: 'What to put in',
  always:
    'Name, title, organisation, country, seniority, budget, fit and its reasons are always in.',
  parts: { answers: 'The answers that they share', notes: 'Your team’s notes' },
  contact:
    'Telephone numbers and e-mail addresses are in the file only of delegates who gave you their card in Forum Link: they share those with one person, after both agreed.',
  left: (n: number) =>
    `${people(n)} of this list ${n === 1 ? 'is' : 'are'} not in the file: they share name, title and organisation with you alone.`,
  logged:
    'The export is written down with your name. Each delegate in it sees that your company holds a copy, and can withdraw.',
  make: (n: number) => `Download ${people(n)}`,
  made: 'The file is downloading. It stands under Exports.',
  log: 'Exports of your company',
  line: (format: string, n: number) => `${format}, ${people(n)}`,
  short: { xlsx: 'XLSX', csv: 'CSV', vcard: 'vCard' },
  source: {
    list: (name: string) => `List “${name}”`,
    segment: (name: string) => `Segment “${name}”`,
    search: 'A search',
  },
  by: (by: string, when: string) => `${by}, ${when}`,
  openLine: 'Open',
  open: (n: number) =>
    n === 1
      ? 'One delegate has withdrawn: remove this row from your copies'
      : `${digits(n)} delegates have withdrawn: remove these rows from your copies`,
  openNote:
    'They no longer share their profile with clients. Remove the row wherever the file went, then say so here.',
  where: (source: string, row: number, day: string) =>
    `${source}, row ${digits(row)}, exported ${day}`,
  withdrawn: (day: string) => `Withdrawn ${day}`,
  erased: 'Erased',
  done: 'Removed from our copies',
  doneBy: (by: string, when: string) => `Removed by ${by}, ${when}`,
  acknowledged: 'Removed',
  told: (ref: string, n: number) =>
    `${ref} is removed from ${counted(n, 'file')}. The delegate and the organiser see that.`,
  one: {
    title: (n: number) => `An export of ${people(n)}`,
    fine: 'Everyone in this file still shares the profile with you.',
    some: (n: number, of: number) => `${digits(n)} of ${people(of)} in this file have withdrawn`,
    id: 'Export',
    search: 'Its search',
    holds: 'Holds',
    made: 'Made by',
  },
  ref: 'Ref',
};

export const keeping = {
  room: 'Exports',
  title: (open: number) =>
    open === 0
      ? 'No copy waits to be removed'
      : `${people(open)} withdrawn, still in copies of companies`,
  about: 'Counts alone: which lists, searches and people they are is each company’s own.',
  company: 'Company',
  lists: 'Lists',
  listed: 'On lists',
  segments: 'Segments',
  exports: 'Exports',
  exported: 'Exported',
  open: 'To remove',
  oldest: 'Waiting',
  days: (n: number) => (n === 0 ? 'since today' : counted(n, 'day')),
  empty: 'No company has a seat in this forum yet.',
};
