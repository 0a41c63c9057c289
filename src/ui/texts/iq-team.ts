/** Words of what a company keeps in Client iQ: lists, notes, segments, exports. */
import { counted, digits } from '#ui/texts/number.ts';

const people = (n: number) => counted(n, 'delegate');
const files = (n: number) => counted(n, 'export');

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
    exports: 'Exports',
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
  segments: {
    room: (unread: number) => (unread === 0 ? 'Segments' : `Segments ${digits(unread)} new`),
    title: (n: number) =>
      n === 0 ? 'No search is saved' : counted(n, 'saved search', 'saved searches'),
    about: 'Your team is told once when a delegate newly matches.',
    empty:
      'Ask for delegates, then press Alert me: the search is kept here, and your team is told who comes to match it.',
    find: 'Find delegates',
    alertMe: 'Alert me',
    alertNote: 'Saves this search and tells your team when someone new matches.',
    name: 'Name of the search',
    keep: 'Save and alert',
    everyone: 'Everyone',
    saved: (name: string) => `“${name}” is saved. Your team is told when someone new matches.`,
    seeAll: 'See segments',
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
    alert: (n: number, name: string) =>
      n === 1 ? `Someone new matches “${name}”` : `${people(n)} newly match “${name}”`,
    alerts: (n: number) => `${digits(n)} of your saved searches have new matches`,
    look: 'Look',
    did: {
      renamed: (before: string, name: string) => `“${before}” is now “${name}”.`,
      removed: (name: string) => `“${name}” is deleted. Nobody is told of new matches any more.`,
      restored: (name: string) => `“${name}” is back, and watches again.`,
      muted: (name: string) => `“${name}” alerts nobody from now on.`,
      unmuted: (name: string) => `“${name}” alerts your team again.`,
    },
  },
  exports: {
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
      'Telephone numbers and e-mail addresses are not in the file: a delegate shares those with one person, after both agreed.',
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
    badge: (n: number) => (n === 0 ? 'Exports' : `Exports: ${digits(n)} to remove`),
    notice: 'A delegate has withdrawn from an export of yours',
    noticeOpen: 'See which',
  },
  holders: {
    title: 'Copies that companies hold',
    none: 'No company has exported your profile.',
    about:
      'When you stop sharing, each of them is asked to remove you, and its answer stands here.',
    asked: 'These companies are asked to remove you. Their answer stands here.',
    held: (company: string, day: string) => `${company}, since ${day}`,
    removed: (day: string) => `removed on ${day}`,
    waiting: 'asked to remove you',
  },
  keeping: {
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
  },
  refused: {
    'no-name': 'Give it a name. Nothing was saved.',
    'name-too-long':
      'The name is too long: lists have 60 letters at most, searches 80. Nothing was saved.',
    'name-taken': 'Your company has one of this name. Choose another; nothing was saved.',
    'too-many-lists': 'Your company has 50 lists, which is the most. Delete one first.',
    'too-many-segments':
      'Your company has 100 saved searches, which is the most. Delete one first.',
    'search-too-long': 'The search is too long to be saved. Take some filters off.',
    'same-search':
      'Your company watches this very search already. Find it under Segments; nothing was saved.',
    'no-such-list': 'This list is gone: a colleague may have deleted it. Nothing was changed.',
    'no-such-segment': 'This search is gone: a colleague may have deleted it. Nothing was changed.',
    'first-list': 'The first list stays, because the bookmark fills it. It can be renamed.',
    'changed-meanwhile':
      'A colleague changed this while you wrote. What stands there now is shown; save again if yours should stand.',
    'no-text': 'The note is empty. Nothing was saved.',
    'note-too-long':
      'A note has 2,000 letters at most. Shorten it, or make two; nothing was saved.',
    'no-such-note': 'This note is gone. Nothing was changed.',
    'not-yours': 'A colleague wrote this note, so it stays as it is.',
    'no-such-delegate': 'This delegate is not there any more. Nothing was saved.',
    nobody: 'Nobody is left to export: whoever was there shares no profile now.',
    lost: 'This forum asks something else by now, so the segment finds nobody to export.',
    'no-format': 'Choose a format.',
    'no-such-recall': 'This was removed already, or the delegate shares the profile again.',
    'nobody-marked': 'Mark someone first.',
    'nothing-to-undo': 'A colleague has changed this since. Nothing was taken back.',
  },
};
export type TeamRefusal = keyof typeof team.refused;
