/** What a run of words can stand for, before anything is decided about the whole question. */
import type { Field } from '#iq/fields.ts';
import type { Condition, Range } from '#iq/query.ts';
import type { Joint } from './languages.ts';
import type { Rank } from './ranks.ts';

/** Something to filter by: an option, several countries of a region, or a row that still wants a column. */
export type Topic = { field: Field; options: readonly string[]; row: boolean };
/** `score`: 1 in full, less by a part, another word or a slip. */
export type Meaning = Topic & { score: number };
export type ColumnOf = { question: string; column: string };
export type Side = 'before' | 'after' | 'both';

export type Part = { from: number; to: number; items: readonly [number, number] } & Said;
export type Said =
  /** `again`: said by a word that stands for it; `away`: anything but it */
  | { kind: 'topic'; meanings: Meaning[]; words: string; again?: boolean; away?: boolean }
  /** `mild`: also a word of plain speech, which says nothing where no row stands beside it */
  | { kind: 'column'; columns: ColumnOf[]; side: Side; mild?: boolean }
  | { kind: 'rank'; rank: Rank; side: Side; questions?: string[] }
  /** words of a question itself; `hard`: they can mean nothing else */
  | { kind: 'heading'; questions: string[]; side: Side; hard: boolean; words: string }
  | { kind: 'answer'; not: boolean; side: Side }
  /** “mentions”: what follows is looked for in texts */
  | { kind: 'text'; side: Side }
  | { kind: 'budget' }
  | { kind: 'money'; ranges: Range[] }
  | { kind: 'joint'; joint: Joint }
  /** words of asking, which narrow nothing; folded */
  | { kind: 'plain'; word: string }
  | { kind: 'comma' | 'stop' | 'colon' | 'open' | 'close' }
  /** `title`: words of a title or a name, of which a person has one; `either`: any of these */
  | { kind: 'words'; words: string; either: string[]; title: boolean }
  | { kind: 'lost'; words: string };

export type Of<K extends Said['kind']> = Extract<Part, { kind: K }>;
/** A condition that a part became, and what else it could have become. */
export type Choice = { condition: Condition; others: Condition[] };
