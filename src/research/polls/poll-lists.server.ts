/** Polls as they are read: what everyone may see of them, and what staff see. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate, Member, Organiser } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { SMALLEST_BASE } from '#research/disclosure.ts';
import { askedBy, countExact, type Exact, type PollRow } from '#research/polls/counting.server.ts';
import { type Asked, NOTHING_TOLD, type Told } from '#research/polls/poll.ts';
import { mayStillBeSeen } from '#research/polls/survey-figure.server.ts';
import { POLL_COLUMNS, toldOf } from '#research/polls/told.server.ts';
import type { Answers } from '#research/questionnaire.ts';

type Common = {
  id: string;
  state: PollRow['state'];
  results: PollRow['results'];
  asked: Asked;
  /** whether its votes are answers to the survey */
  isSurvey: boolean;
  told: Told;
  /** of what was told: a later one is newer */
  number: number;
};
export type SeenPoll = Common & {
  mayVote: boolean;
  /** the reader's own vote; empty: none */
  mine: string[];
};
/** `waits`: why people in the session see no result; null: they see one */
export type StaffPoll = Common & {
  exact: Exact;
  voters: PollRow['voters'];
  waits: 'hidden' | 'few' | 'survey' | null;
};

async function rowsOf(db: Db, { forumId }: Member, session: string) {
  return db
    .selectFrom('poll')
    .select(POLL_COLUMNS)
    .select(['told', 'told_number'])
    .where('forum_id', '=', forumId)
    .where('session_ref', '=', session)
    .orderBy(sql`opened_at desc nulls first`)
    .orderBy('id', 'desc')
    .execute();
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

async function commonOf(db: Db, seat: Member, rows: Row[]): Promise<(Common & { row: Row })[]> {
  if (rows.length === 0) return [];
  const questionnaire = await readQuestionnaire(db, seat);
  const read = await Promise.all(
    rows.map(async (row) => {
      const asked = askedBy(row, questionnaire);
      if (!asked) return [];
      const { id, state, results, told_number: number } = row;
      const common = { id, state, results, asked, number, isSurvey: row.kind === 'survey' };
      return [{ ...common, row, told: await toldToday(db, seat, row) }];
    }),
  );
  return read.flat();
}

/** How long (ms) a look at a survey figure is trusted before consents are asked again. */
const TRUSTED = 1_000;
const judged = new Map<string, { at: number; may: Promise<boolean> }>();

/** What was told, as long as today's consents allow it. */
async function toldToday(db: Db, seat: Member, row: Row): Promise<Told> {
  const told = toldOf(row.told);
  if (row.kind !== 'survey' || told.tally === null) return told;
  const key = `${row.id} ${row.told_number}`;
  const known = judged.get(key);
  const fresh = known && performance.now() - known.at < TRUSTED;
  const may = fresh ? known.may : mayStillBeSeen(db, seat, row.survey_id ?? '');
  if (!fresh) judged.set(key, { at: performance.now(), may });
  if (judged.size > 200) judged.clear();
  return (await may.catch(() => false)) ? told : NOTHING_TOLD;
}

/** Polls of a session that were opened, with one's own votes. */
export async function readPolls(
  db: Db,
  reader: Delegate | Client,
  session: string,
): Promise<SeenPoll[]> {
  const rows = await rowsOf(db, reader, session);
  const shown = await commonOf(
    db,
    reader,
    rows.filter(({ state }) => state !== 'draft'),
  );
  if (shown.length === 0) return [];
  const votes = await db
    .selectFrom('poll_vote')
    .select(['poll_id', 'choice'])
    .where('forum_id', '=', reader.forumId)
    .where('person_id', '=', reader.personId)
    .where(
      'poll_id',
      'in',
      shown.map(({ id }) => id),
    )
    .execute();
  const answers = shown.some(({ isSurvey }) => isSurvey) ? await ownAnswers(db, reader) : {};
  return shown.map(({ row, ...poll }) => ({
    ...poll,
    mayVote: reader.role === 'delegate' || row.voters === 'everyone',
    mine: poll.isSurvey
      ? [answers[row.survey_id ?? ''] ?? []].flat().filter((each) => typeof each === 'string')
      : (votes.find(({ poll_id }) => poll_id === poll.id)?.choice ?? []),
  }));
}

async function ownAnswers(db: Db, { role, forumId, personId }: Delegate | Client) {
  if (role !== 'delegate') return {};
  const last = await db
    .selectFrom('response')
    .select('answers')
    .where('forum_id', '=', forumId)
    .where('delegate_id', '=', personId)
    .where('corrected_at', 'is', null)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.answers ?? {}) as Answers;
}

/** All polls of a session with their exact tallies. */
export async function readStaffPolls(
  db: Db,
  staff: Organiser,
  session: string,
): Promise<StaffPoll[]> {
  const all = await commonOf(db, staff, await rowsOf(db, staff, session));
  return Promise.all(
    all.map(async ({ row, ...poll }) => {
      const exact = await countExact(db, staff, row);
      return { ...poll, voters: row.voters, exact, waits: whyNot(poll, exact) };
    }),
  );
}

function whyNot({ told, results, isSurvey }: Common, { answered }: Exact): StaffPoll['waits'] {
  if (told.tally) return null;
  if (results === 'hidden') return 'hidden';
  return isSurvey && answered >= SMALLEST_BASE ? 'survey' : 'few';
}

/** The poll of the wall, without anything that some in the room may not see: opened last. */
export async function readWallPoll(db: Db, staff: Organiser, session: string) {
  const rows = (await rowsOf(db, staff, session)).filter(({ state }) => state !== 'draft');
  const row = rows.find(({ state }) => state === 'open') ?? rows[0];
  const [poll] = row ? await commonOf(db, staff, [row]) : [];
  if (!poll) return null;
  const { row: _, ...seen } = poll;
  return seen;
}
