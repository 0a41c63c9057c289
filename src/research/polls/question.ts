/** A question that someone in a session asks: its states, its limits, its order. */

export const LONGEST_QUESTION = 300;
export type QuestionState = 'waiting' | 'shown' | 'hidden' | 'withdrawn' | 'merged';
export type Askers = 'nobody' | 'delegates' | 'everyone';
export type SessionRule = { askers: Askers; moderated: boolean; unnamed: boolean };
/** Without a rule of its own a session takes questions from everyone, read by the moderator first. */
export const DEFAULT_RULE: SessionRule = { askers: 'everyone', moderated: true, unnamed: false };

/** Votes of questions as they travel: their number by id. */
export type VotesNews = { session: string; votes: Record<string, number> };

export const mayAsk = ({ askers }: SessionRule, role: 'delegate' | 'client'): boolean =>
  askers === 'everyone' || (askers === 'delegates' && role === 'delegate');

/** Most votes first, then the earlier; what is answered stands at the end. */
export const inOrder = <Q extends { votes: number; askedAt: Date; answered: boolean; id: string }>(
  questions: readonly Q[],
): Q[] =>
  questions.toSorted(
    (a, b) =>
      Number(a.answered) - Number(b.answered) ||
      b.votes - a.votes ||
      a.askedAt.getTime() - b.askedAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
