/** responses.*: one row per submission, joined to delegates by e-mail. */
import { dayOrderOf, parseInstant } from '#base/instant.ts';
import { foldEmail } from '#base/text.ts';
import { answerColumns, areAnswers, readAnswers, readBudget } from '#research/import/answers.ts';
import type { Ledger, PlannedResponse, Status } from '#research/import/plan.ts';
import { openSheet, type SheetRow, type Source } from '#research/import/sheet.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { leftOut, notes, reasons } from '#ui/texts/import.ts';

const SENT = 'Submitted at';
const SENDER = 'Your email';

export type Sender = { ref: string; status: Status };
export type Responses = { submissions: PlannedResponse[]; replaced: number };

/** @returns null if the file can't be read; the ledger says why */
export function readResponses(
  source: Source,
  questionnaire: Questionnaire,
  senderOf: (email: string) => Sender | undefined,
  ledger: Ledger,
): Responses | null {
  const sheet = openSheet(source, [SENT, SENDER], answerColumns(questionnaire), ledger);
  if (!sheet) return null;
  for (const column of sheet.missing) ledger.notes.push(notes.unasked(source.file, column));
  for (const { name, line, cells } of sheet.unused) {
    const question = sheet.missing.find((each) => areAnswers(questionnaire, each, cells));
    const reason = reasons.answersElsewhere(question ?? '');
    if (question !== undefined)
      ledger.faults.push({ file: source.file, line, column: name, found: name, reason });
  }
  const order = dayOrderOf(sheet.rows.map(({ cell }) => cell(SENT)));
  const read = sheet.rows.flatMap((row) => {
    const sender = knownSender(source.file, row, senderOf, ledger);
    if (!sender) return [];
    const sent = parseInstant(row.cell(SENT), questionnaire.timezone, order);
    return readSubmission(source.file, row, sender, sent, questionnaire, ledger) ?? [];
  });
  const submissions = withoutSameInstant(read, ledger);
  const people = new Set(submissions.map(({ ref }) => ref));
  return { submissions, replaced: read.length - people.size };
}

/** A stray (nobody's, or of someone who is not coming) is left out, whatever its cells say. */
function knownSender(
  file: string,
  { line, cell }: SheetRow,
  senderOf: (email: string) => Sender | undefined,
  ledger: Ledger,
): Sender | null {
  const email = foldEmail(cell(SENDER));
  if (email === '') {
    ledger.problems.push({ file, line, column: SENDER, found: '', reason: reasons.email });
    return null;
  }
  const sender = senderOf(email);
  if (sender?.status === 'confirmed') return sender;
  const reason = sender ? leftOut.answersOf[sender.status as 'declined'] : leftOut.unknownSender;
  ledger.leftOut.push({ file, line, column: SENDER, reason });
  return null;
}

function readSubmission(
  file: string,
  row: SheetRow,
  { ref }: Sender,
  submittedAt: Date | null,
  questionnaire: Questionnaire,
  ledger: Ledger,
): PlannedResponse | null {
  const { line } = row;
  const before = ledger.problems.length;
  const complain = (column: string, found: string, reason: string) =>
    ledger.problems.push({ file, line, column, found, reason });
  if (!submittedAt) complain(SENT, row.cell(SENT), reasons.instant);
  const budget = readBudget(questionnaire, row, complain);
  const answers = readAnswers(questionnaire.questions, row, complain);
  if (!submittedAt || ledger.problems.length > before) return null;
  return { file, line, ref, submittedAt, budget, answers };
}

/** Of two submissions of a person at one instant the lower row counts. */
function withoutSameInstant(read: readonly PlannedResponse[], ledger: Ledger): PlannedResponse[] {
  const key = ({ ref, submittedAt }: PlannedResponse) => `${submittedAt.getTime()} ${ref}`;
  const last = new Map(read.map((each) => [key(each), each]));
  return read.filter((each) => {
    const counting = last.get(key(each));
    if (!counting || counting === each) return true;
    const { file, line } = each;
    ledger.leftOut.push({ file, line, reason: leftOut.sameInstant(counting.line ?? 0) });
    return false;
  });
}
