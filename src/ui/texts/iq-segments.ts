/** What is said of saved searches, and why an act of a team is refused. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');

export const segments = {
  title: (n: number) =>
    n === 0 ? 'No search is saved' : counted(n, 'saved search', 'saved searches'),
  about: 'Your team is told once when a delegate newly matches.',
  empty:
    'Ask for delegates, then press Alert me: the search is kept here, and your team is told who comes to match it.',
  find: 'Find delegates',
  saved: (name: string) => `“${name}” is saved. Your team is told when someone new matches.`,
  count: (of: number) => `of ${people(of)}`,
  seats: (n: number, of: number) => `${digits(n)} of ${digits(of)} seats lit: who matches`,
  fresh: (n: number) => `${digits(n)} new`,
  freshTitle: (n: number) =>
    n === 1 ? 'New since you last looked' : `${digits(n)} new since you last looked`,
  others: (n: number) => `and ${digits(n)} more`,
  seen: 'Mark as seen',
  open: 'Open',
  asked: (words: string) => `Asked as “${words}”`,
  madeBy: (by: string, day: string) => `Saved by ${by}, ${day}`,
  muted: 'Alerts are off',
  watching: 'Alerts are on',
  mute: 'Turn alerts off',
  unmute: 'Turn alerts on',
  name: 'Name of the search',
  rename: 'Rename',
  remove: 'Delete',
  export: 'Export',
  more: 'More',
  lost: 'This forum asks something else by now',
  lostPart: (question: string, option: string) =>
    `“${option}” is no longer an option of “${question}”.`,
  lostNext:
    'The search waits: it finds nobody and tells nothing. Open what is left of it, change it and save it anew.',
  openRest: 'Open what is left',
  did: {
    renamed: (before: string, name: string) => `“${before}” is now “${name}”.`,
    removed: (name: string) => `“${name}” is deleted. Nobody is told of new matches any more.`,
    restored: (name: string) => `“${name}” is back, and watches again.`,
    muted: (name: string) => `“${name}” alerts nobody from now on.`,
    unmuted: (name: string) => `“${name}” alerts your team again.`,
  },
};
