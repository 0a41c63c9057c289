/** A quote: words of an interviewee, how far they name the person, and who may do what with them. */
import type { Schema } from '#db/schema.ts';
import { anonymous as t } from '#ui/texts/quotes.ts';

export type Level = Schema['quote']['level'];
export type State = Schema['quote']['state'];

/** From the most telling to the least. A level is only ever lowered by going on in this list. */
export const LEVELS: readonly Level[] = ['name', 'role and organisation', 'role', 'anonymous'];

/** Among a few hundred people a role and an organisation are one person, as a name is. */
export const namesOne = (level: Level): boolean =>
  level === 'name' || level === 'role and organisation';

/** Whether `to` tells no more of the person than `from`. */
export const isAtMost = (to: Level, from: Level): boolean =>
  LEVELS.indexOf(to) >= LEVELS.indexOf(from);

export const isLevel = (text: string): text is Level => LEVELS.includes(text as Level);

/** `name` is empty where it isn't known; `seated`: a delegate of this forum. */
export type Person = { name: string; title: string; organisation: string; seated: boolean };

/**
 * How a person is named beside the words: as far as the level goes, and no further. What isn't
 * known is left out; where nothing is left, nobody is named.
 */
export function namedAs({ name, title, organisation, seated }: Person, level: Level): string {
  const parts = {
    name: [name, title, organisation],
    'role and organisation': [title, organisation],
    role: [title],
    anonymous: [],
  }[level];
  const nobody = seated ? t.delegate : t.other;
  return parts.filter((part) => part !== '').join(', ') || nobody;
}

/** A level as somebody wrote it, such as `role and organisation`; what is unclear names nobody. */
export function levelOf(written: string): Level {
  if (/\bname/i.test(written)) return 'name';
  if (/organi[sz]ation/i.test(written)) return 'role and organisation';
  return /role|title/i.test(written) ? 'role' : 'anonymous';
}

/** What an interviewee may do with a quote that was shown for approval. */
export type Choice = 'approve' | 'propose' | 'decline' | 'withdraw';
const CHOICES: Record<State, readonly Choice[]> = {
  draft: [],
  asked: ['approve', 'propose', 'decline'],
  approved: ['approve', 'propose', 'withdraw'],
  declined: ['approve', 'propose'],
  withdrawn: ['approve', 'propose'],
};
/** Approving what is approved lowers its level; what was declined or withdrawn may be given again. */
export const choicesIn = (state: State): readonly Choice[] => CHOICES[state];

/** Researchers ask for drafts; what an interviewee declined or withdrew must be edited first. */
export const mayAsk = (state: State): boolean => state === 'draft';

type Stored = Pick<
  Schema['quote'],
  'state' | 'text' | 'named_as' | 'verbatim' | 'approved_text' | 'approved_as' | 'approved_verbatim'
>;
/** Whether these very words, named like this, are approved now: nothing else is printed. */
export const isPrintable = (quote: Stored): boolean =>
  quote.state === 'approved' &&
  quote.approved_text === quote.text &&
  quote.approved_as === quote.named_as &&
  quote.approved_verbatim === quote.verbatim;
