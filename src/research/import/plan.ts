/** What an import would do, as data: read from files alone, before anything is written. */
import type { Finding } from '#research/finding.ts';
import type { Transcript } from '#research/interviews/transcript.ts';
import type { Answers, Questionnaire } from '#research/questionnaire.ts';

/** What can't be understood. `line` from 1; `column` a column's name, or a path in a JSON file. */
export type Problem = {
  file: string;
  line: number | null;
  column: string | null;
  found: string;
  reason: string;
};
/** What is understood and still does not come in. */
export type LeftOut = { file: string; line: number | null; column?: string; reason: string };

export type Status = 'invited' | 'confirmed' | 'declined' | 'cancelled';

/** Where a thing was read. */
export type Place = { file: string; line: number | null };

export type PlannedDelegate = Place & {
  ref: string;
  email: string;
  givenName: string;
  familyName: string;
  title: string;
  organisation: string;
  country: string;
  phone: string;
  status: Status;
  consent: 'named' | 'aggregate';
};
/** `ref` is the delegate's. */
export type PlannedResponse = Place & {
  ref: string;
  submittedAt: Date;
  budget: number | null;
  answers: Answers;
};
export type PlannedRepresentative = { email: string; givenName: string; familyName: string };
export type PlannedClient = Place & {
  ref: string;
  company: string;
  package: string;
  meetingsGuaranteed: number;
  solutions: string[];
  representatives: PlannedRepresentative[];
};
export type PlannedWish = Place & {
  client: string;
  delegate: string;
  side: 'client' | 'delegate';
  strength: 'must' | 'would like' | 'never';
  /** 1 to 9 */
  priority: number;
};
export type PlannedSession = {
  ref: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
  speakers: string[];
};
export type PlannedAgenda = {
  tables: number;
  slots: { number: number; startsAt: Date; endsAt: Date }[];
  sessions: PlannedSession[];
};

/** What interviews.md says of one interview. */
export type PlannedInterview = {
  title: string;
  organisation: string;
  /** such as `video` or `telephone`; empty if not said */
  channel: string;
  /** `level` as written, such as `role and organisation`; null: nothing is approved */
  approved: { level: string; date: string | null } | null;
  heading: string;
  points: string[];
};
/** A file of transcripts/; `stem` is its name without the ending: title and organisation as a slug. */
export type PlannedTranscript = { file: string; stem: string; transcript: Transcript };

/** null: the file is not part of this import, and what the forum has of it stays. */
export type Plan = {
  questionnaire: Questionnaire;
  delegates: PlannedDelegate[] | null;
  responses: PlannedResponse[] | null;
  clients: PlannedClient[] | null;
  wishes: PlannedWish[] | null;
  agenda: PlannedAgenda | null;
  interviews: PlannedInterview[] | null;
  transcripts: PlannedTranscript[];
  findings: Finding[] | null;
  duplicatesMerged: number;
  answersReplaced: number;
};

/** What the forum has already, as far as files refer to it; a new one has nothing. */
export type Known = {
  /** null: a new forum, which needs a questionnaire and delegates */
  questionnaire: Questionnaire | null;
  delegates: { ref: string; email: string; status: Status }[];
  clients: { ref: string }[];
  /** whoever is no delegate; an e-mail has one role in a forum */
  seats: { email: string; role: string }[];
};

/** What is written down while reading. `faults` stop a whole file, `problems` one row. */
export type Ledger = {
  rowsRead: Record<string, number>;
  faults: Problem[];
  problems: Problem[];
  leftOut: LeftOut[];
  notes: string[];
};
export const newLedger = (): Ledger => ({
  rowsRead: {},
  faults: [],
  problems: [],
  leftOut: [],
  notes: [],
});
