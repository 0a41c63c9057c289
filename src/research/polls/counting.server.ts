/** Counting a poll: exact, and as everyone in the session may see it. */
import type { Db } from '#db/database.server.ts';
import type { Member } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import {
  type Asked,
  mayBeCounted,
  NOTHING_TOLD,
  type PollKind,
  type PollTally,
  printedTally,
  printedWords,
  type Told,
  votedInSteps,
} from '#research/polls/poll.ts';
import { readSurveyTally, surveyLook } from '#research/polls/survey-figure.server.ts';
import type { Above } from '#research/polls/telling.ts';
import { mayBeSeen, type SaidWord, wordsSaid } from '#research/polls/words-said.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import { countChoices } from '#research/tally.ts';

export type PollRow = {
  id: string;
  session_ref: string;
  kind: PollKind;
  survey_id: string | null;
  asked: string;
  options: string[];
  most: number | null;
  voters: 'delegates' | 'everyone';
  state: 'draft' | 'open' | 'closed';
  results: 'hidden' | 'shown';
};
export type Exact = PollTally & { words: (SaidWord & { hidden: boolean })[] };

/** The survey's question that a poll asks, if it is one that can be voted on. */
export const pollable = ({ questions }: Questionnaire): (Question & { options: string[] })[] =>
  questions.filter(({ type }) => type === 'single' || type === 'multi') as (Question & {
    options: string[];
  })[];

/** What the poll asks; null where its question has left the questionnaire. */
export function askedBy(poll: PollRow, questionnaire: Questionnaire): Asked | null {
  if (poll.kind !== 'survey') {
    const { kind, asked: words, options } = poll;
    return { kind, words, options, most: poll.most ?? Math.max(options.length, 1) };
  }
  const question = pollable(questionnaire).find(({ id }) => id === poll.survey_id);
  if (!question) return null;
  const { text: words, options } = question;
  return question.type === 'multi'
    ? { kind: 'multiple', words, options, most: question.max ?? options.length }
    : { kind: 'single', words, options, most: 1 };
}

/** Every vote of those who are still expected, the newest last. */
async function readChoices(db: Db, forumId: string, poll: string): Promise<string[][]> {
  const rows = await db
    .selectFrom('poll_vote as v')
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'v.forum_id').onRef('d.person_id', '=', 'v.person_id'),
    )
    .select('v.choice')
    .where('v.forum_id', '=', forumId)
    .where('v.poll_id', '=', poll)
    .where((or) => or.or([or('d.status', 'is', null), or('d.status', '=', 'confirmed')]))
    .orderBy('v.voted_at')
    .orderBy('v.person_id')
    .execute();
  return rows.map(({ choice }) => choice);
}

/** Words that staff took off the wall, folded. */
export async function readHiddenWords(db: Db, forumId: string, poll: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('poll_hidden_word')
    .select('word')
    .where('forum_id', '=', forumId)
    .where('poll_id', '=', poll)
    .execute();
  return new Set(rows.map(({ word }) => word));
}

/** For staff alone. A survey poll's is the survey's own figure, at this moment. */
export async function countExact(db: Db, seat: Member, poll: PollRow): Promise<Exact> {
  if (poll.kind === 'survey')
    return { ...(await readSurveyTally(db, seat, poll.survey_id ?? '')), words: [] };
  const given = await readChoices(db, seat.forumId, poll.id);
  if (poll.kind !== 'words')
    return { ...printedTally(countChoices(poll.options, given)), words: [] };
  const hidden = await readHiddenWords(db, seat.forumId, poll.id);
  const words = wordsSaid(given);
  return {
    ...printedWords(given.length, mayBeSeen(words, hidden)),
    words: words.map((each) => ({ ...each, hidden: hidden.has(each.word) })),
  };
}

/**
 * What everyone in the session may see of a poll now; words that were taken off the wall included.
 *
 * @param last the tally that was seen last
 */
export async function countForAll(
  tx: Db,
  seat: Member,
  poll: PollRow,
  last: PollTally | null,
  above: Above,
  now: Date,
): Promise<Told> {
  if (poll.state === 'draft') return NOTHING_TOLD;
  if (poll.kind === 'survey') {
    if (poll.results === 'hidden') return NOTHING_TOLD;
    const questionnaire = await readQuestionnaire(tx, seat);
    const figure = { questionnaire, id: poll.survey_id ?? '', final: poll.state === 'closed' };
    return { voted: null, tally: await surveyLook(tx, seat, figure, above, now) };
  }
  const given = await readChoices(tx, seat.forumId, poll.id);
  const voted = votedInSteps(given.length);
  if (poll.results === 'hidden') return { voted, tally: null };
  const votes = mayBeCounted(given.length, last?.answered ?? null, poll.state);
  return { voted, tally: votes === null ? last : tallyOf(poll, given.slice(0, votes)) };
}

const tallyOf = ({ kind, options }: PollRow, given: string[][]): PollTally =>
  kind === 'words'
    ? printedWords(given.length, mayBeSeen(wordsSaid(given), new Set()))
    : printedTally(countChoices(options, given));
