/** The words of the import: what was read, what is wrong with it, what to do. */
import type { MoneyRefusal } from '#base/money.ts';
import type { TableFault } from '#base/table.ts';

const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');
const rows = (n: number) => (n === 1 ? '1 row' : `${n.toLocaleString('en-GB')} rows`);

const money: Record<MoneyRefusal, string> = {
  empty: 'an amount is expected',
  negative: 'an amount of zero or more is expected',
  'letter-o': 'the letter O stands where a zero should',
  'two-amounts': 'one amount is expected, not two',
  'two-currencies': 'two currencies are named',
  'other-currency': 'another currency is named than the forum counts in',
  'unknown-word': 'an amount such as 7,650,000 or 7.65m is expected',
  separators: 'thousands and decimals can’t be told apart: write 7,650,000 or 7.65m',
  'too-large': 'the amount is too large',
};

const table: Record<TableFault['fault'], string> = {
  empty: 'the file is empty: it needs a header and rows',
  'unclosed-quote': 'a quotation mark opens here and never closes',
  'duplicate-column': 'two columns have this name',
  'nameless-column': 'this column has values but no name (its number is given)',
  'too-wide': 'there are more columns than a spreadsheet of a forum has',
  'endless-row': 'a row begins here that does not end: a quotation mark may be missing',
  'not-text': 'this is neither a text file nor a workbook: save it as CSV or XLSX',
  'old-workbook': 'this is an old workbook: save it as XLSX or CSV',
  'broken-workbook': 'this workbook can’t be opened: save it again as XLSX or CSV',
  'too-large': 'the file is larger than 5 MB, or unpacks to more than a spreadsheet does',
};

/** Why a row, a cell or a file can't be taken; and why one that could is left out. */
export const reasons = {
  money,
  table,
  missingFile: (name: string) => `${name} is missing: a new forum needs it`,
  twoFiles: (first: string, second: string) => `${first} and ${second} say the same: keep one`,
  missingColumn: (name: string, found: readonly string[]) =>
    `column “${name}” is missing; the file has ${list(found)}`,
  answersElsewhere: (name: string) =>
    `no question has this text, but it holds answers to “${name}”, which has no column`,
  similarColumn: (name: string) => `no question has this text; is “${name}” meant?`,
  ragged: (cells: number, columns: number) => `the row has ${cells} cells, the header ${columns}`,
  notJson: (why: string) => `this is not JSON: ${why}`,
  questionType: (types: readonly string[]) =>
    `unknown question type; the types are ${types.join(', ')}`,
  twice: 'stands twice',
  reservedId: 'this id belongs to a figure of the house: choose another',
  timeZone: 'no time zone has this name; an example is Europe/London',
  currency: 'no currency has this code; an example is EUR',
  missing: 'is missing',
  empty: 'is empty',
  unreadable: 'this can’t be read: it is no file, or may not be opened',
  tooLong: (most: number) => `is longer than ${most} characters`,
  email: 'an e-mail address is expected',
  status: (allowed: readonly string[]) => `unknown status; known are ${allowed.join(', ')}`,
  otherPersonsRef: (line: number) => `this Ref is another person’s, on line ${line}`,
  otherPersonsEmail: (line: number) => `this e-mail is another person’s, on line ${line}`,
  instant: 'a time such as 2024-03-29T09:33:24Z or 2024-03-29 09:33 is expected',
  skippedTime: 'a time with its offset is expected, such as 2024-06-17T13:30:00+01:00',
  noOption: (options: readonly string[]) => `is not among the options: ${options.join(' · ')}`,
  oneOption: 'one option is expected, not several',
  tooMany: (max: number, found: number) => `at most ${max} options are allowed, here are ${found}`,
  optionTwice: (option: string) => `“${option}” is chosen twice`,
  noColumn: (columns: readonly string[]) => `is not among the answers: ${columns.join(' · ')}`,
  people: (names: number, emails: number) =>
    `as many representatives as e-mails are expected, here are ${names} and ${emails}`,
  count: 'a whole number of zero or more is expected',
  emailElsewhere: 'this e-mail belongs to someone else in the forum already',
  seatTaken: 'this e-mail already has another role in the forum',
  side: 'client or delegate is expected, as the side that wishes',
  priority: '1 (must), a larger number, or never is expected',
  noDelegate: 'no delegate has this Ref',
  noClient: 'no client has this ID',
  ends: 'ends before it begins',
  longQuote: 'a quote of at most 2,000 characters is expected',
  overlaps: 'begins before the slot before it ends',
} as const;

export const leftOut = {
  badRow: (reasons: readonly string[]) => `can’t be understood: ${reasons.join('; ')}`,
  status: { invited: 'invited, not confirmed', declined: 'declined', cancelled: 'cancelled' },
  answersOf: {
    invited: 'from someone who has not confirmed',
    declined: 'from someone who declined',
    cancelled: 'from someone who cancelled',
  },
  wishFor: {
    invited: 'for or from someone who has not confirmed',
    declined: 'for or from someone who declined',
    cancelled: 'for or from someone who cancelled',
  },
  speaker: (ref: string) => `${ref} speaks but has not confirmed`,
  unknownSender: 'nobody in the list of delegates has this e-mail',
  sameInstant: (line: number) =>
    `the same person sent line ${line} at the same instant; that one counts`,
  noInterview: 'no interview has this title and organisation: name the file after them',
  sameWish: (line: number) => `the same wish as on line ${line}`,
} as const;

export const notes = {
  unusedFile: (name: string) => `${name} is not part of an import and was not read`,
  unusedColumn: (file: string, column: string) => `${file}: column “${column}” is not used`,
  unasked: (file: string, column: string) => `${file}: no column “${column}”, so nobody answers it`,
  otherConsent: (n: number) =>
    `${rows(n)} say neither Yes nor Aggregate only to sharing the profile; counted as Aggregate only`,
  weakPriority: 'priorities above 9 count as 9',
  keptLower: (refs: readonly string[]) =>
    `Aggregate only stays, since only the delegate can raise it: ${refs.join(', ')}`,
  keptOwn: (refs: readonly string[]) =>
    `the delegate’s own choice of consent stays: ${refs.join(', ')}`,
  notInFile: (n: number, file: string) =>
    `${n === 1 ? '1 person' : `${n} people`} of this forum ${n === 1 ? 'is' : 'are'} not in ${file} and ${n === 1 ? 'stays' : 'stay'}`,
  keptSlots: (numbers: readonly number[]) =>
    `slots with meetings stay although the agenda no longer has them: ${numbers.join(', ')}`,
  ownWishes: (n: number) =>
    `${rows(n)} wish otherwise than the person did here; the person’s own holds`,
  ownQuotes: (n: number) =>
    `${n === 1 ? '1 quote' : `${n} quotes`} changed here since; interviews.md does not change ${n === 1 ? 'it' : 'them'}`,
  ownTranscript: (file: string) => `${file} is not taken: the transcript here is worked with`,
} as const;

/** The command line and the page. */
export const importing = {
  oneFolder: 'Name one folder.',
  folder: {
    'no-folder': (path: string) => `There is no folder ${path}. Check the path.`,
    'not-a-folder': (path: string) => `${path} is a file. Name the folder it lies in.`,
    'no-permission': (path: string) => `${path} may not be opened. Check its permissions.`,
  },
  key: {
    'reserved-key': (key: string) =>
      `A forum can’t be called “${key}”: that address belongs to the house. Rename the folder.`,
    'no-key': (name: string) =>
      `“${name}” gives no address: name the folder with letters a to z, digits and hyphens.`,
  },
  reading: (n: number, folder: string) =>
    `Reading ${n === 1 ? '1 file' : `${n} files`} in ${folder}`,
  nothing: 'Nothing was imported.',
  problem: ({ file, line, column, found, reason }: Problem) => {
    const place = [line === null ? '' : `line ${line}`, column === null ? '' : columnName(column)];
    const where = [file, ...place.filter((part) => part !== '')].join(', ');
    return `${where}: ${found === '' ? '' : `found “${short(found)}”; `}${reason}`;
  },
  moreProblems: (n: number) => `and ${n} more`,
  cureRows: (option: string) => `Correct these rows, or leave them out with ${option}.`,
  cureFiles: 'Correct the files and import again.',
} as const;

type Problem = {
  file: string;
  line: number | null;
  column: string | null;
  found: string;
  reason: string;
};
/** A name, or in a text file the number of a sign. */
const columnName = (column: string) => (/^\d+$/.test(column) ? `column ${column}` : `“${column}”`);
const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const n = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** The upload pages. */
export const uploading = {
  title: 'Import spreadsheets',
  lead: 'The files of this forum, all or only those that changed. You see what they would do before anything is saved.',
  newTitle: 'Begin another forum',
  newLead:
    'Choose its folder of spreadsheets. You see what comes of them before anything is saved.',
  firm: 'Organised by',
  files: 'Files',
  folder: 'Or a whole folder',
  readHint: 'At most 5 MB together. Spreadsheets as CSV or XLSX.',
  read: 'Read the files',
  reading: 'Reading the files. Nothing is saved yet.',
  saving: 'Importing. Stay here until it is done.',
  tooLarge: 'These files are larger than 5 MB together. Choose fewer, or save workbooks as CSV.',
  parts: [
    ['questionnaire.json', 'questions, options, bands, dates, currency', 'a new forum needs it'],
    ['delegates', 'who is invited, and whether they come', 'a new forum needs it'],
    ['responses', 'one row per submission of the survey', ''],
    ['clients', 'solution providers and their representatives', ''],
    ['meeting-requests', 'who wishes to meet whom', ''],
    ['agenda.json', 'slots, sessions, speakers', ''],
    ['interviews.md', 'highlights of interviews, with their approval', ''],
    ['transcripts', 'what was said in them, as .vtt, .srt or .txt', ''],
    ['findings.md', 'the researchers’ paragraphs', ''],
  ],
  whatFiles: 'What is read',
  refused: {
    'no-files': 'None of these files is part of an import. Their names are in the list beside.',
    'no-person': 'Only a person with a seat can upload.',
    gone: 'This upload is no longer here: it was imported, or two hours have passed. Choose the files again.',
    'bad-files': 'Nothing was imported: a file can’t be read.',
    'bad-rows': 'Nothing was imported: some rows can’t be understood.',
    'reserved-key': 'Nothing was imported: the title gives an address that belongs to the house.',
    'no-key': 'Nothing was imported: the title gives no address.',
  },
  preview: (inserted: number, updated: number, removed: number) =>
    inserted + updated + removed === 0
      ? 'These files change nothing'
      : [
          inserted > 0 ? `${n(inserted, 'row')} to add` : '',
          updated > 0 ? `${n(updated, 'row')} to change` : '',
          removed > 0 ? `${n(removed, 'row')} to remove` : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
  notSaved: 'Nothing is saved yet.',
  alreadySo: 'The forum is already as the files have it.',
  confirmed: (count: number) => `${n(count, 'confirmed delegate')}`,
  seats: (count: number) => `${n(count, 'seat')} lit: the confirmed delegates`,
  merged: (count: number) => `${n(count, 'row')} merged: the same person twice`,
  replaced: (count: number) => `${n(count, 'answer')} replaced by a later one of the same person`,
  changes: 'What changes',
  changedNow: 'What changed',
  what: 'What',
  add: 'Add',
  change: 'Change',
  remove: 'Remove',
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  tables: {
    tenant: 'Firm',
    forum: 'Forum',
    client: 'Clients',
    person: 'People',
    delegate: 'Delegates',
    response: 'Submissions',
    slot: 'Slots',
    session: 'Sessions',
    speaker: 'Speakers',
    wish: 'Wishes',
    introduction: 'Delegates who asked for a client',
    interview: 'Interviews',
    quote: 'Quotes',
    transcript: 'Transcripts',
  } as Record<string, string>,
  rowsRead: 'Read',
  rows: (count: number) => n(count, 'row'),
  leftOut: (count: number) => (count === 0 ? 'Nothing is left out' : `${n(count, 'row')} left out`),
  lines: (lines: readonly number[]) =>
    lines.length === 1
      ? `line ${lines[0]}`
      : `lines ${lines.slice(0, 20).join(', ')}${lines.length > 20 ? ` and ${lines.length - 20} more` : ''}`,
  notes: 'Worth knowing',
  confirm: 'Import',
  other: 'Choose other files',
  failing: 'Nothing was imported',
  failingRows: (bad: number, read: number) =>
    `${n(bad, 'row')} can’t be understood, so all ${read.toLocaleString('en-GB')} stay out. Your files are unchanged.`,
  failingFiles: (files: readonly string[]) =>
    `${files.join(', ')} can’t be read, so everything stays out. Your files are unchanged.`,
  file: 'File',
  place: 'Place',
  found: 'Found',
  expected: 'Why',
  line: (line: number) => `line ${line}`,
  column: columnName,
  nothingThere: 'nothing',
  more: (count: number) => `and ${n(count, 'more', 'more')}`,
  correct: 'Choose the corrected file',
  correctHint: 'The other files stay as you chose them.',
  readAgain: 'Read again',
  without: (bad: number) =>
    bad === 1 ? 'Import without this row' : `Import without these ${bad} rows`,
  done: 'Imported',
  toForum: 'To the forum',
} as const;
