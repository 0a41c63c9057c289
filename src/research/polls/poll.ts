/** A poll of a session: what may be asked, what a vote may say, and what people may see of the votes. */
import { entriesOf } from '#base/ordered.ts';
import { SMALLEST_BASE, SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Distribution } from '#research/figure.ts';
import { entryOf, type SaidWord } from '#research/polls/words-said.ts';

export type PollKind = 'single' | 'multiple' | 'scale' | 'words' | 'survey';
/** What a poll asks, whatever it is made of: a survey question is single or multiple here. */
export type Asked = {
  kind: Exclude<PollKind, 'survey'>;
  words: string;
  options: string[];
  /** options or words at most */
  most: number;
};

export const WORDS = 300;
export const OPTION = 120;
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 12;
export const ENTRY = 40;
export const MOST_ENTRIES = 3;
/** Above this many words the wall can't be read, and the rest were said by few. */
const MOST_WORDS = 30;
/** Votes are told in steps while the result is not: nobody can watch one person's vote arrive. */
const STEP = 5;

export type TallyRow = { option: string; count: number; percent: number | null };
/** In the order it is printed; `percent` null below a base of twenty. */
export type PollTally = { answered: number; rows: TallyRow[] };
/** What everyone in the session may see: votes in steps of five, null below; the tally or nothing. */
export type Told = { voted: number | null; tally: PollTally | null };
/** A tally as it travels. */
export type PollNews = Told & { poll: string; session: string; number: number };
export const NOTHING_TOLD: Told = { voted: null, tally: null };

/** Five votes and more in steps of five; below nothing. */
export const votedInSteps = (votes: number): number | null =>
  votes < SMALLEST_BASE ? null : votes - (votes % STEP);

/** A tally as it is printed: options in their order, small bases without percentages. */
export const printedTally = ({ answered, options }: Distribution): PollTally => ({
  answered,
  rows: entriesOf(options).map(([option, { count, percent }]) => ({
    option,
    count,
    percent: answered < SMALLEST_PERCENT_BASE ? null : percent,
  })),
});

/** Words as bars: the most said first. */
export const printedWords = (answered: number, words: readonly SaidWord[]): PollTally => ({
  answered,
  rows: words
    .slice(0, MOST_WORDS)
    .map(({ shown, people }) => ({ option: shown, count: people, percent: null })),
});

/**
 * How many of a poll's own votes, first to last, may be seen. Any two tallies that are ever seen are five
 * votes apart or more, for the difference of two says what those said who are in one alone. So while
 * people vote, the newest five or more are held back: then closing can show all at once. If a poll was
 * closed before and opened again, what came since is seen once it is five.
 *
 * @param votes cast and standing
 * @param last how many were in the tally that was seen last, also if it has been hidden since
 * @returns null: what was seen last stays, or nothing is seen yet
 */
export function mayBeCounted(
  votes: number,
  last: number | null,
  state: 'open' | 'closed',
): number | null {
  const most = state === 'closed' ? votes : votes - (votes % STEP) - STEP;
  return most >= (last === null ? SMALLEST_BASE : last + STEP) ? most : null;
}

export type Refused = 'no-choice' | 'too-many' | 'no-such-option' | 'too-long';

/** Reads a vote: options in the order of the poll, each word once however it is written. */
export function readChoice(
  { kind, options, most }: Asked,
  given: readonly string[],
): { choice: string[] } | { refused: Refused } {
  if (kind === 'words') return readEntries(given, most);
  const known = given.filter((each) => each !== '');
  if (known.some((each) => !options.includes(each))) return { refused: 'no-such-option' };
  const choice = options.filter((option) => known.includes(option));
  if (choice.length === 0) return { refused: 'no-choice' };
  return choice.length > most ? { refused: 'too-many' } : { choice };
}

function readEntries(
  given: readonly string[],
  most: number,
): { choice: string[] } | { refused: Refused } {
  const clean = given.map((each) => each.toWellFormed().replace(/\s+/gu, ' ').trim());
  if (clean.some((each) => [...each].length > ENTRY)) return { refused: 'too-long' };
  const byEntry = new Map(clean.map((each) => [entryOf(each), each]));
  byEntry.delete('');
  if (byEntry.size === 0) return { refused: 'no-choice' };
  return byEntry.size > most ? { refused: 'too-many' } : { choice: [...byEntry.values()] };
}
