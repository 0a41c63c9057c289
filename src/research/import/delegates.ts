/** delegates.*: invitations and their state, each person once. */
import { fold, foldEmail, isEmail } from '#base/text.ts';
import type { Ledger, PlannedDelegate, Status } from '#research/import/plan.ts';
import { openSheet, type SheetRow, type Source } from '#research/import/sheet.ts';
import { leftOut, notes, reasons } from '#ui/texts/import.ts';

const CONSENT = 'Share my profile with clients';
const REQUIRED = [
  'Ref',
  'Surname',
  'First name',
  'Job title',
  'Organisation',
  'Email address',
  'Status',
  CONSENT,
];
const OPTIONAL = ['Country', 'Mobile'];

/** In English, and as German, French, Spanish, Italian and Dutch offices write it. */
const SPELLINGS: Record<Status, string> = {
  confirmed:
    'confirmed|confirm|conf|yes|y|attending|attends|attended|going|accepted|accept|coming|registered|will attend|will come|bestätigt|zugesagt|zusage|ja|confirmé|confirmée|accepté|acceptée|oui|confirmado|confirmada|aceptado|aceptada|sí|si|confermato|confermata|accettato|accettata|bevestigd|aangemeld',
  declined:
    'declined|decline|no|n|not attending|not going|apologies|sent apologies|rejected|refused|regrets|not coming|will not attend|unable to attend|cannot attend|abgesagt|absage|abgelehnt|nein|décliné|déclinée|refusé|refusée|non|rechazado|rechazada|rifiutato|rifiutata|afgemeld|nee',
  cancelled:
    'cancelled|canceled|cancel|withdrawn|withdrew|dropped out|no longer attending|storniert|annulé|annulée|cancelado|cancelada|annullato|annullata|geannuleerd',
  invited:
    'invited|pending|open|sent|no reply|no answer|no response|awaiting reply|waiting|tentative|provisional|maybe|waitlist|waitlisted|wait list|waiting list|unconfirmed|not confirmed|to be confirmed|tbc|tba|eingeladen|offen|invité|invitée|en attente|invitado|invitada|pendiente|invitato|invitata|in attesa|uitgenodigd',
};
const STATUS = new Map(
  (Object.keys(SPELLINGS) as Status[]).flatMap((status) =>
    SPELLINGS[status].split('|').map((spelling): [string, Status] => [spelling, status]),
  ),
);
const YES = ['yes', 'y', 'true', 'named'];
const NO = ['aggregate only', 'aggregate', 'no', 'n', 'false', ''];

/** Characters of a Ref. */
const LONGEST = 60;

const simple = (text: string) =>
  fold(text)
    .replace(/[.!]+$/, '')
    .replace(/[_-]/g, ' ');

/** Other Refs and e-mails that merged rows used for a person. */
export type Delegates = {
  people: PlannedDelegate[];
  merged: number;
  byRef: Map<string, PlannedDelegate>;
  byEmail: Map<string, PlannedDelegate>;
};

/**
 * @param seated e-mails with another role in the forum
 * @returns null if the file can't be read; the ledger says why
 */
export function readDelegates(
  source: Source,
  seated: ReadonlySet<string>,
  ledger: Ledger,
): Delegates | null {
  const sheet = openSheet(source, REQUIRED, OPTIONAL, ledger);
  if (!sheet) return null;
  const found: Delegates = { people: [], merged: 0, byRef: new Map(), byEmail: new Map() };
  for (const row of sheet.rows) {
    const person = readPerson(source.file, row, seated, ledger);
    if (person) add(person, found, ledger);
  }
  for (const { file, line, status } of found.people)
    if (status !== 'confirmed') ledger.leftOut.push({ file, line, reason: leftOut.status[status] });
  const other = sheet.rows.filter((row) => ![...YES, ...NO].includes(simple(row.cell(CONSENT))));
  if (other.length > 0) ledger.notes.push(notes.otherConsent(other.length));
  return found;
}

function readPerson(
  file: string,
  row: SheetRow,
  seated: ReadonlySet<string>,
  ledger: Ledger,
): PlannedDelegate | null {
  const { line, cell } = row;
  const status = STATUS.get(simple(cell('Status')));
  const before = ledger.problems.length;
  const complain = (column: string, reason: string) =>
    ledger.problems.push({ file, line, column, found: cell(column), reason });
  const email = foldEmail(cell('Email address'));
  if (cell('Ref') === '') complain('Ref', reasons.empty);
  if (cell('Ref').length > LONGEST) complain('Ref', reasons.tooLong(LONGEST));
  if (!isEmail(email)) complain('Email address', reasons.email);
  if (seated.has(email)) complain('Email address', reasons.seatTaken);
  if (!status) complain('Status', reasons.status(Object.keys(SPELLINGS)));
  if (!status || ledger.problems.length > before) return null;
  return {
    file,
    line,
    ref: cell('Ref'),
    email,
    givenName: cell('First name'),
    familyName: cell('Surname'),
    title: cell('Job title'),
    organisation: cell('Organisation'),
    country: cell('Country'),
    phone: cell('Mobile'),
    status,
    consent: YES.includes(simple(cell(CONSENT))) ? 'named' : 'aggregate',
  };
}

/** One person may stand in several rows, known by e-mail or Ref; two people may share neither. */
function add(next: PlannedDelegate, found: Delegates, ledger: Ledger) {
  const { people, byRef, byEmail } = found;
  const sameRef = byRef.get(fold(next.ref));
  const sameEmail = byEmail.get(next.email);
  const before = sameRef ?? sameEmail;
  const complain = (column: string, value: string, reason: string) =>
    ledger.problems.push({ file: next.file, line: next.line, column, found: value, reason });

  if (!before) {
    people.push(next);
  } else if (sameRef && sameEmail && sameRef !== sameEmail) {
    return complain('Email address', next.email, reasons.otherPersonsEmail(sameEmail.line ?? 0));
  } else if (sameRef !== sameEmail && nameOf(before) !== nameOf(next)) {
    return sameRef
      ? complain('Ref', next.ref, reasons.otherPersonsRef(before.line ?? 0))
      : complain('Email address', next.email, reasons.otherPersonsEmail(before.line ?? 0));
  } else {
    found.merged++;
    merge(before, next);
  }
  byRef.set(fold(next.ref), before ?? next);
  byEmail.set(next.email, before ?? next);
}

const nameOf = (person: PlannedDelegate) => fold(`${person.givenName} ${person.familyName}`);

/** The later row is the newer word, but for what identifies; the stricter consent holds. */
function merge(person: PlannedDelegate, later: PlannedDelegate) {
  const { ref, email, line } = person;
  const consent = [person, later].some((each) => each.consent === 'aggregate');
  const said = Object.entries(later).filter(([, value]) => value !== '');
  Object.assign(person, Object.fromEntries(said), { ref, email, line });
  person.consent = consent ? 'aggregate' : 'named';
}
