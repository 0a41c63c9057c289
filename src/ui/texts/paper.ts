/** Words of printed itineraries and table sheets, of the screen that prints them, and of the page behind the code. */
import { digits, counted as s } from '#ui/texts/number.ts';

/** What stands on the paper itself. Changing a word here makes no printed page untrue. */
export const printed = {
  itinerary: 'Itinerary',
  sheet: 'Table sheet',
  table: (n: number) => `Table ${n}`,
  title: (forum: string) => `Itineraries and table sheets: ${forum}`,
  version: (n: number) => `Version ${n}`,
  printedAt: (when: string) => `Printed ${when}`,
  still: 'Is it still true?',
  scan: 'Scan the code, or open the address, to see whether this page is still true.',
  clock: (zone: string) => `Times in ${zone}`,
  to: (from: string, until: string) => `${from} to ${until}`,
  columns: {
    itinerary: { time: 'Time', first: 'With', second: 'Where' },
    sheet: { time: 'Time', first: 'Client', second: 'Delegate' },
  },
  aDelegate: 'A delegate',
  aDelegateWhy: 'The name is not shared',
  withPerson: (name: string) => `with ${name}`,
  speaks: 'You speak',
  break: 'Break',
  free: 'Free',
  nothing: 'Nothing is planned for you yet.',
  nothingTable: 'Nobody meets at this table.',
};

const pages = (n: number) => s(n, 'page');

export const paper = {
  page: 'Paper',
  title: (changed: number, never: number, onPaper: number) => {
    if (changed > 0)
      return changed === 1
        ? '1 printed page has changed'
        : `${digits(changed)} printed pages have changed`;
    if (onPaper === 0) return 'Nothing is printed yet';
    return never > 0 ? 'All that is printed is still true' : 'All pages are printed and true';
  },
  noPlan: 'No plan is published',
  noPlanNext: 'Itineraries and table sheets come from the published plan. Publish one first.',
  about:
    'Each page has a version and a code. Whoever scans the code reads whether the page is still true.',
  counts: {
    true: 'True on paper',
    changed: 'Changed since',
    never: 'Never printed',
    gone: 'To collect',
  },
  printChanged: (n: number) => `Print what changed (${pages(n)})`,
  printNever: (n: number) => `Print what is new (${pages(n)})`,
  printAll: (n: number) => `Print all (${pages(n)})`,
  setting: (n: number) => `Setting ${pages(n)}`,
  soFar: (seconds: number) => (seconds < 1 ? '' : `, ${s(Math.floor(seconds), 'second')} so far`),
  done: (n: number) => `${pages(n)} printed. The file is with your downloads.`,
  logged: 'Each print is written down: who made it, when, and how many pages.',
  failed: 'Nothing was printed. Try again; if it fails again, tell whoever runs Plenary.',
  refused: {
    'nothing-published': 'Nothing was printed. No plan is published.',
    'nothing-to-print': 'Nothing was printed. There is no such page any more.',
    'too-often': 'You have downloaded this often in the last hour. Try again later.',
  },
  changedTitle: 'Changed since it was printed',
  goneTitle: 'To collect: whose page no longer counts',
  gone: 'No longer takes part',
  find: 'Find a page',
  findHint: 'Name, organisation or table',
  found: (n: number) => (n === 0 ? 'No page has these words' : pages(n)),
  more: (n: number) => `${digits(n)} more. Write more of the name to see them.`,
  all: 'Every page',
  columns: { page: 'Page', state: 'On paper', act: 'Print' },
  print: 'Print',
  printOf: (name: string) => `Print: ${name}`,
  states: {
    true: (version: number, when: string) => `Version ${version}, ${when}: true`,
    changed: (version: number, when: string) => `Version ${version}, ${when}: changed`,
    never: 'Never printed',
  },
  empty: 'Nothing on it',
  table: (n: number) => `Table ${n}`,
  what: {
    new: (what: string, where: string) => `New: ${what}, ${where}`,
    gone: (what: string, where: string) => `Gone: ${what}, ${where}`,
    moved: (what: string) => `${what}:`,
    words: 'A name, a title, an organisation or a zone reads otherwise.',
    more: (n: number) => `and ${digits(n)} more`,
  },
  at: (time: string, place: string) => (place === '' ? time : `${time}, ${place}`),
  pair: (company: string, delegate: string) => `${company} and ${delegate}`,
  someone: 'someone no longer here',
  something: 'a session no longer here',
  break: 'Break',
};

/** What the page behind a code says: nothing about whom. */
export const truth = {
  page: 'Is this page still true?',
  true: 'Still true',
  trueText: 'What stands on this page is what is planned now.',
  changed: 'Changed since it was printed',
  changedText: (version: number) => `Ask for version ${version}.`,
  withdrawn: 'The plan was withdrawn',
  withdrawnText: 'This page no longer counts. Ask at the organiser’s desk.',
  version: (version: number, when: string) => `Version ${version}, printed ${when}`,
  checked: (when: string) => `Looked up ${when}`,
  unknown: 'Not a page of ours',
  unknownText: 'The code leads nowhere. Look whether all of it was read.',
};
