/** What a question is read with. */
import type { ForumIndex } from '#iq/index.ts';
import type { Item } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Amount } from './money.ts';
import type { Likeness } from './naming.ts';
import type { Said } from './parts.ts';

/** `length` in items; the higher the score, the likelier. */
export type Edge = { length: number; score: number; said: Said };

/** How many different things a single word may half name before it says too little. */
export const VAGUE = 3;
/** Each part costs this, so that few long ones win over many short ones. */
export const PART_COST = 2;

/** A question and the forum that it is asked of. */
export type Reader = { text: string; items: readonly Item[]; index: ForumIndex; lexicon: Lexicon };

/** What is known of a question before it is read. */
export type Context = Reader & {
  languages: readonly string[];
  likenesses: readonly Likeness[][];
  amounts: readonly Amount[];
};
