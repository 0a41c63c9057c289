/** clients.*: solution providers and their representatives, several people in a cell. */
import { fold, foldEmail, isEmail } from '#base/text.ts';
import type { Ledger, PlannedClient, PlannedRepresentative } from '#research/import/plan.ts';
import { openSheet, type SheetRow, type Source } from '#research/import/sheet.ts';
import { reasons } from '#ui/texts/import.ts';

const REQUIRED = ['Client ID', 'Company', 'Representatives', 'Emails'];
const OPTIONAL = ['Package', 'Meetings guaranteed', 'Solutions'];
/** Characters of a Client ID. */
const LONGEST = 60;
/** The signs that join things in a cell, the clearest first. */
const CLEAR = [/;/, /\||¦/, /\n/, / > /];
const JOINERS = [...CLEAR, /,/];

/**
 * @param taken e-mails with another role in the forum
 * @returns null if the file can't be read; the ledger says why
 */
export function readClients(
  source: Source,
  taken: ReadonlySet<string>,
  ledger: Ledger,
): PlannedClient[] | null {
  const sheet = openSheet(source, REQUIRED, OPTIONAL, ledger);
  if (!sheet) return null;
  const joiner = joinerOf(sheet.rows.map(({ cell }) => cell('Solutions')));
  const refs = new Set<string>();
  const emails = new Set(taken);
  return sheet.rows.flatMap((row) => {
    const client = readClient(source.file, row, joiner, { refs, emails }, ledger);
    if (!client) return [];
    refs.add(fold(client.ref));
    for (const { email } of client.representatives) emails.add(email);
    return client;
  });
}

/** One sign joins throughout a column, so that a solution may hold the others. */
const joinerOf = (cells: readonly string[]) =>
  JOINERS.find((sign) => cells.some((cell) => sign.test(cell))) ?? /;/;

type Used = { refs: ReadonlySet<string>; emails: ReadonlySet<string> };

function readClient(
  file: string,
  { line, cell }: SheetRow,
  joiner: RegExp,
  used: Used,
  ledger: Ledger,
): PlannedClient | null {
  const before = ledger.problems.length;
  const complain = (column: string, found: string, reason: string) =>
    ledger.problems.push({ file, line, column, found, reason });
  const ref = cell('Client ID');
  const guaranteed = cell('Meetings guaranteed') || '0';
  if (ref === '') complain('Client ID', '', reasons.empty);
  if (ref.length > LONGEST) complain('Client ID', ref, reasons.tooLong(LONGEST));
  if (used.refs.has(fold(ref))) complain('Client ID', ref, reasons.twice);
  if (cell('Company') === '') complain('Company', '', reasons.empty);
  if (!/^\d{1,4}$/.test(guaranteed)) complain('Meetings guaranteed', guaranteed, reasons.count);
  const representatives = readPeople(cell, complain);
  for (const { email } of representatives)
    if (used.emails.has(email)) complain('Emails', email, reasons.seatTaken);
  if (ledger.problems.length > before) return null;
  return {
    file,
    line,
    ref,
    company: cell('Company'),
    package: cell('Package'),
    meetingsGuaranteed: Number(guaranteed),
    solutions: partsOf(cell('Solutions'), joiner),
    representatives,
  };
}

const partsOf = (cell: string, sign: RegExp) =>
  cell
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** E-mails say how many there are. */
function readPeople(
  cell: SheetRow['cell'],
  complain: (column: string, found: string, reason: string) => void,
): PlannedRepresentative[] {
  const emails = partsOf(cell('Emails'), /[\s;,|¦<>/]+/).map(foldEmail);
  if (emails.length === 0 && cell('Representatives') === '') return []; // not named yet
  const wrong = emails.find((email) => !isEmail(email));
  if (wrong !== undefined || emails.length === 0) complain('Emails', wrong ?? '', reasons.email);
  const written = cell('Representatives');
  const names = namesIn(written, emails.length);
  if (names.length !== emails.length) {
    complain('Representatives', written, reasons.people(names.length, emails.length));
    return [];
  }
  const byEmail = new Map(emails.map((email, at) => [email, personOf(email, names[at] ?? '')]));
  return [...byEmail.values()];
}

/** A clear sign cuts for certain; a comma or an `and` only where it gives as many names as expected. */
function namesIn(written: string, expected: number): string[] {
  const sign = CLEAR.find((each) => each.test(written));
  if (sign) return partsOf(written, sign);
  const cuts = [/$^/, /,/, /\//, / (?:&|and|und|et|και) /].map((each) => partsOf(written, each));
  return cuts.find(({ length }) => length === expected) ?? cuts[0] ?? [];
}

/** The first word is the given name: `Zoë van der Meer`. */
function personOf(email: string, name: string): PlannedRepresentative {
  const [givenName = '', ...family] = name.split(/\s+/);
  return { email, givenName, familyName: family.join(' ') };
}
