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

export const refusals = {
  'no-name': 'Give it a name. Nothing was saved.',
  'name-too-long':
    'The name is too long: lists have 60 letters at most, searches 80. Nothing was saved.',
  'name-taken': 'Your company has one of this name. Choose another; nothing was saved.',
  'too-many-lists': 'Your company has 50 lists, which is the most. Delete one first.',
  'too-many-segments': 'Your company has 100 saved searches, which is the most. Delete one first.',
  'search-too-long': 'The search is too long to be saved. Take some filters off.',
  'same-search':
    'Your company watches this very search already. Find it under Segments; nothing was saved.',
  'no-such-list': 'This list is gone: a colleague may have deleted it. Nothing was changed.',
  'no-such-segment': 'This search is gone: a colleague may have deleted it. Nothing was changed.',
  'first-list': 'The first list stays, because the bookmark fills it. It can be renamed.',
  'changed-meanwhile':
    'A colleague changed this while you wrote. What stands there now is shown; save again if yours should stand.',
  'no-text': 'The note is empty. Nothing was saved.',
  'note-too-long': 'A note has 2,000 letters at most. Shorten it, or make two; nothing was saved.',
  'no-such-note': 'This note is gone. Nothing was changed.',
  'not-yours': 'A colleague wrote this note, so it stays as it is.',
  'no-such-delegate': 'This delegate is not there any more. Nothing was saved.',
  nobody: 'Nobody is left to export: whoever was there shares no profile now.',
  lost: 'This forum asks something else by now, so the segment finds nobody to export.',
  'no-format': 'Choose a format.',
  'no-such-recall': 'This was removed already, or the delegate shares the profile again.',
  'nobody-marked': 'Mark someone first.',
  'nothing-to-undo': 'A colleague has changed this since. Nothing was taken back.',
};

export type TeamRefusal = keyof typeof refusals;
