/** The files of a folder as one plan. Nothing is written, nothing is asked of a database. */
import type { Table, TableFault } from '#base/table.ts';
import { fold } from '#base/text.ts';
import { readAgendaFile } from '#research/import/agenda-file.ts';
import { readClients } from '#research/import/clients.ts';
import { type Delegates, readDelegates } from '#research/import/delegates.ts';
import type { Known, Ledger, Plan, PlannedTranscript } from '#research/import/plan.ts';
import { readFindings, readInterviews } from '#research/import/prose.ts';
import { readQuestionnaire } from '#research/import/questionnaire-file.ts';
import { readResponses, type Sender } from '#research/import/responses.ts';
import { type Directory, readWishes } from '#research/import/wishes.ts';
import { readTranscript } from '#research/interviews/transcript.ts';
import { reasons } from '#ui/texts/import.ts';
import { faults } from '#ui/texts/transcripts.ts';

/** What an import may consist of, by the name without its ending. */
export type TableName = 'delegates' | 'responses' | 'clients' | 'meeting-requests';
export type TextName = 'questionnaire' | 'agenda' | 'interviews' | 'findings';
export type Opened = {
  tables: Partial<Record<TableName, { file: string; table: Table | TableFault }>>;
  /** null: not a text file */
  texts: Partial<Record<TextName, { file: string; text: string | null }>>;
  transcripts: { file: string; stem: string; bytes: Uint8Array }[];
};

/**
 * @param known what the forum has already
 * @returns null if a whole file can't be used; the ledger says which and why
 */
export function readPlan(opened: Opened, known: Known, ledger: Ledger): Plan | null {
  const { tables, texts } = opened;
  const questionnaire = texts.questionnaire
    ? readQuestionnaire(texts.questionnaire, ledger)
    : (known.questionnaire ?? missing('questionnaire.json', ledger));
  const taken = (roles: string[]) =>
    known.seats.filter(({ role }) => roles.includes(role)).map(({ email }) => email);
  const seated = new Set(taken(['organiser', 'researcher', 'client']));
  const delegates = tables.delegates ? readDelegates(tables.delegates, seated, ledger) : null;
  if (!tables.delegates && !known.questionnaire) missing('delegates.csv', ledger);

  const people = peopleOf(delegates, known);
  const others = new Set([...people.emails, ...taken(['organiser', 'researcher'])]);
  const clients = tables.clients && readClients(tables.clients, others, ledger);
  const clientRefs = [...known.clients, ...(clients ?? [])];
  const byClientRef = new Map(clientRefs.map((client) => [fold(client.ref), client]));
  const directory: Directory = {
    delegate: people.byRef,
    client: (ref) => byClientRef.get(fold(ref)),
  };
  const responses =
    tables.responses && questionnaire
      ? readResponses(tables.responses, questionnaire, people.byEmail, ledger)
      : null;
  const requests = tables['meeting-requests'];
  // without the people of a broken file every name in these would be a stranger's
  const [clear, knowsDelegates] = [ledger.faults.length === 0, delegates || known.questionnaire];
  const wishes = requests && clear ? readWishes(requests, directory, ledger) : null;
  const zone = questionnaire?.timezone ?? 'UTC';
  const speakerOf = knowsDelegates ? people.byRef : () => NOBODY;
  const agenda = texts.agenda ? readAgendaFile(texts.agenda, zone, speakerOf, ledger) : null;
  const [interviews, findings] = [prose('interviews'), prose('findings')];
  if (ledger.faults.length > 0 || !questionnaire) return null;
  return {
    questionnaire,
    delegates: delegates?.people ?? null,
    responses: responses?.submissions ?? null,
    clients: clients ?? null,
    wishes,
    agenda,
    interviews: interviews === null ? null : readInterviews(interviews),
    transcripts: opened.transcripts.flatMap((each) => plannedTranscript(each, ledger) ?? []),
    findings: findings === null ? null : readFindings(findings),
    duplicatesMerged: delegates?.merged ?? 0,
    answersReplaced: responses?.replaced ?? 0,
  };

  function prose(name: 'interviews' | 'findings'): string | null {
    const source = texts[name];
    if (source?.text === null) {
      const { file } = source;
      const reason = reasons.table['not-text'];
      ledger.faults.push({ file, line: null, column: null, found: '', reason });
    }
    return source?.text ?? null;
  }
}

/** What can't be read of a transcript stops all or leaves it out, as a row would. */
function plannedTranscript(
  { file, stem, bytes }: Opened['transcripts'][number],
  ledger: Ledger,
): PlannedTranscript | null {
  const transcript = readTranscript(file, bytes);
  if ('cues' in transcript) return { file, stem, transcript };
  const { line, found, reason } = transcript;
  ledger.problems.push({ file, line, column: null, found, reason: faults[reason] });
  return null;
}

function missing(file: string, ledger: Ledger): null {
  const reason = reasons.missingFile(file);
  ledger.faults.push({ file, line: null, column: null, found: '', reason });
  return null;
}

const NOBODY: Sender = { ref: '', status: 'confirmed' };

type Finder = (name: string) => Sender | undefined;

/** The delegates that other files may speak of: those of the file, then those the forum has. */
function peopleOf(
  delegates: Delegates | null,
  known: Known,
): { byRef: Finder; byEmail: Finder; emails: Set<string> } {
  const refs = new Map<string, Sender>();
  const emails = new Map<string, Sender>();
  for (const person of known.delegates) {
    refs.set(fold(person.ref), person);
    emails.set(person.email, person);
  }
  for (const [ref, person] of delegates?.byRef ?? []) refs.set(ref, person);
  for (const [email, person] of delegates?.byEmail ?? []) emails.set(email, person);
  return {
    byRef: (ref) => refs.get(fold(ref)),
    byEmail: (email) => emails.get(email),
    emails: new Set(emails.keys()),
  };
}
