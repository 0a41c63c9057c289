/**
 * Words into filters: deterministic, built from the forum's own questionnaire and people. Every
 * word is either in a filter, a word of plain speech, or named as not understood.
 *
 * “Over” and “under” are strict; “at least”, “up to” and “between” are not. “Not X” includes those
 * who did not answer; “not investing” is that option where a question has one.
 */
import { allowed, type Bound, bind, questionOf, type Said, type TopicPart } from '#iq/binding.ts';
import type { Field } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { buildLexicon, type Lexicon } from '#iq/lexicon.ts';
import { type Clause, type Condition, clauseField, MONEY, nameOf, tidy } from '#iq/query.ts';
import { looseParts, type Meaning, type Part, scan } from '#iq/scanning.ts';

export type Alternative = { condition: Condition; clauses: Clause[] };
export type Reading = { clauses: Clause[]; notUnderstood: string[]; alternatives: Alternative[] };

/** A condition as it was said: what joins it to the one before, and what else it could mean. */
type Piece = { condition: Condition; others: Condition[]; join: 'or' | 'and' | 'list' };

const lexicons = new WeakMap<ForumIndex, Lexicon>();
const MOST_ALTERNATIVES = 6;

/** Longer questions are read this far (UTF-16 units); the rest is named as not understood. */
const LONGEST_QUESTION = 1000;

export function readWords(asked: string, index: ForumIndex): Reading {
  const text = asked.slice(0, LONGEST_QUESTION);
  const lexicon = lexicons.get(index) ?? buildLexicon(index);
  lexicons.set(index, lexicon);
  const parts = asLists(scan(text, index, lexicon).filter(says));
  const bound = bind(parts);
  const lost = new Set(asked.length > text.length ? [asked.slice(LONGEST_QUESTION)] : []);
  const pieces = piecesOf(parts, bound, index, lexicon, lost);
  for (const part of bound.unbound) placeUnbound(part, text, pieces, index, lost);
  return {
    clauses: clausesOf(pieces, index.fields),
    notUnderstood: [...lost],
    alternatives: alternativesOf(pieces, index.fields),
  };
}

const says = (part: Part) => part.kind !== 'words' || part.words !== '';

/** “A, B or C” is a choice of three: its commas are ors. A comma before a joining word is none. */
function asLists(parts: Part[]): Part[] {
  const joined = withChoices(parts).filter(
    ({ kind }, i) => kind !== 'comma' || !['or', 'and'].includes(parts[i + 1]?.kind ?? ''),
  );
  for (let i = joined.length - 1; i > 1; i--) {
    const [comma, topic, next] = [joined[i - 2], joined[i - 1], joined[i]];
    if (next?.kind === 'or' && topic?.kind === 'topic' && comma?.kind === 'comma')
      joined[i - 2] = { ...comma, kind: 'or' };
  }
  return joined;
}

/** “Flat or falling” is one thing said of a topic: either column will do. */
function withChoices(parts: Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const [column, or] = found.slice(-2);
    if (part.kind !== 'column' || column?.kind !== 'column' || or?.kind !== 'or') found.push(part);
    else
      found.splice(-2, 2, {
        ...column,
        to: part.to,
        direction: null,
        columns: [...column.columns, ...part.columns],
      });
  }
  return found;
}

function piecesOf(
  parts: Part[],
  { said }: Bound,
  index: ForumIndex,
  lexicon: Lexicon,
  lost: Set<string>,
): Piece[] {
  const pieces: Piece[] = [];
  let not: { whole: boolean; used: boolean } | null = null;
  let join: Piece['join'] = 'and';
  const take = (conditions: Condition[], negated = false, also: Condition[] = []) => {
    const sign = (condition: Condition) =>
      not || negated ? { ...condition, not: true } : condition;
    const [condition, ...others] = conditions.map(sign);
    if (condition) pieces.push({ condition, others, join });
    for (const each of also) pieces.push({ condition: sign(each), others: [], join: 'or' });
    if (not) not.used = true;
    join = 'and';
  };
  const takeTopic = (part: TopicPart, about: Said) => {
    const conditions = conditionsFor(part, about, index, lexicon);
    take(conditions, about.not, otherColumns(conditions[0], about, index.fields));
  };
  const endNot = () => {
    if (not && !not.used) lost.add('not');
    not = null;
  };
  parts.forEach((part, at) => {
    if (part.kind === 'not') {
      if (!backwards(parts, at, said)) not = { whole: part.whole, used: false };
    } else if (part.kind === 'or' || part.kind === 'comma')
      join = part.kind === 'or' ? 'or' : 'list';
    else if (part.kind === 'and') {
      if (not?.used && !not.whole && !sameField(parts, at)) endNot();
      join = 'list';
    } else if (part.kind === 'break') {
      if (not?.used) endNot();
      join = 'and';
    } else if (part.kind === 'topic') takeTopic(part, said.get(part) ?? {});
    else if (part.kind === 'money') take([{ kind: 'range', field: MONEY, range: part.range }]);
    else if (part.kind === 'words') take([{ kind: 'words', words: part.words }]);
    else if (part.kind === 'lost') lost.add(part.words);
    if (not?.used && !continues(parts, at)) endNot();
  });
  endNot();
  return pieces;
}

/** “AI not increasing”: the not belongs to what is said of the topic before. */
function backwards(parts: Part[], at: number, said: Bound['said']): boolean {
  const topic = parts[at - 1];
  return topic?.kind === 'topic' && said.get(topic)?.not === true;
}

const continues = (parts: Part[], at: number) =>
  ['or', 'and', 'comma'].includes(parts[at]?.kind ?? '') ||
  ['or', 'and', 'comma', 'column', 'heading', 'rank'].includes(parts[at + 1]?.kind ?? '');

/** “Not in Norway and Ireland”: both are excluded, since nobody is in two countries. */
function sameField(parts: Part[], at: number): boolean {
  const [a, b] = [parts[at - 1], parts[at + 1]];
  if (a?.kind !== 'topic' || b?.kind !== 'topic') return false;
  return a.meanings[0]?.field === b.meanings[0]?.field;
}

/** What a topic can stand for, likeliest first. */
function conditionsFor(
  topic: TopicPart,
  said: Said,
  index: ForumIndex,
  lexicon: Lexicon,
): Condition[] {
  const meanings = allowed(topic, said);
  const best = meanings[0]?.score ?? 0;
  return meanings
    .filter(({ score }) => score >= 0.6 * best)
    .flatMap((meaning) => conditionOf(meaning, said, index.fields, lexicon) ?? []);
}

function conditionOf(
  { field, option }: Meaning,
  said: Said,
  fields: readonly Field[],
  { columns }: Lexicon,
): Condition | null {
  const { source } = field;
  if (source.of === 'row') {
    const own = columns.filter(({ question }) => question === source.question);
    const named = said.column?.columns.find(({ question }) => question === source.question);
    // a row by itself means interest in it: more of it, or the first column
    const column = named ?? own.find(({ direction }) => direction === 'up') ?? own[0];
    return column ? { kind: 'option', field: field.key, option: column.column } : null;
  }
  if (option === null) return null;
  const key = source.of === 'ranking' ? atDepth(field, said.depth, fields) : field.key;
  return { kind: 'option', field: key, option };
}

/** Where several columns say what was said, such as “a little more” and “much more”: the others. */
function otherColumns(
  first: Condition | undefined,
  { column }: Said,
  fields: readonly Field[],
): Condition[] {
  if (first?.kind !== 'option' || !column) return [];
  const source = fields.find(({ key }) => key === first.field)?.source;
  return column.columns
    .filter((each) => source && each.question === questionOf(source))
    .filter((each) => each.column !== first.option)
    .map((each) => ({ ...first, option: each.column }));
}

/** The field of the same ranking that looks this far down; the whole ranking past its end. */
function atDepth(field: Field, depth: number | undefined, fields: readonly Field[]): string {
  const exact = fields.find(
    ({ source }) =>
      source.of === 'ranking' &&
      source.question === questionOf(field.source) &&
      source.depth === depth,
  );
  return (exact ?? field).key;
}

/** A direction without a row means any row; a heading whose question is in use needs no more. */
function placeUnbound(
  part: Bound['unbound'][number],
  text: string,
  pieces: Piece[],
  index: ForumIndex,
  lost: Set<string>,
): void {
  const words = text.slice(part.from, part.to).toLowerCase();
  if (part.kind === 'column' && part.columns.length > 0) {
    const rows = index.fields.flatMap(({ key, source }): Condition[] =>
      source.of === 'row'
        ? part.columns
            .filter(({ question }) => question === source.question)
            .map(({ column }) => ({ kind: 'option', field: key, option: column }))
        : [],
    );
    rows.forEach((condition, i) => {
      pieces.push({ condition, others: [], join: i === 0 ? 'and' : 'or' });
    });
  } else if (part.kind !== 'heading') lost.add(words);
  else if (!part.questions.some((each) => isAsked(each, pieces, index)))
    for (const loosely of looseParts(text.slice(part.from, part.to), index))
      if (loosely.kind === 'lost') lost.add(loosely.words);
      else
        pieces.push({
          condition: { kind: 'words', words: loosely.words },
          others: [],
          join: 'and',
        });
}

const isAsked = (question: string, pieces: Piece[], { fields }: ForumIndex) =>
  pieces.some(
    ({ condition }) =>
      condition.kind === 'option' &&
      fields.some(({ key, source }) => key === condition.field && questionOf(source) === question),
  );

/** Whether a person has at most one option of a field, so that “A and B” can only mean either. */
const isSingle = (key: string, fields: readonly Field[], questions: Set<string>) => {
  const field = fields.find((each) => each.key === key);
  if (!field) return false;
  const { source } = field;
  return source.of === 'registration' || source.of === 'row' || questions.has(key);
};

function clausesOf(pieces: Piece[], fields: readonly Field[]): Clause[] {
  const single = new Set(
    fields
      .filter(({ source, key }) => source.of === 'ranking' && key.endsWith('.first'))
      .map(({ key }) => key),
  );
  const clauses: Clause[] = [];
  const words: string[] = [];
  pieces.forEach(({ condition, join }, i) => {
    const last = clauses.at(-1);
    const alone = pieces[i + 1]?.join !== 'or' && join !== 'or';
    if (condition.kind === 'words' && !condition.not && alone) words.push(condition.words);
    else if (last && !condition.not && !last[0]?.not && joins(last, condition, join))
      last.push(condition);
    else clauses.push([condition]);
  });
  if (words.length > 0) clauses.push([{ kind: 'words', words: [...new Set(words)].join(' ') }]);
  return tidy({ clauses, lost: [] }).clauses;

  function joins(last: Clause, condition: Condition, join: Piece['join']): boolean {
    if (join === 'or') return true;
    const field = clauseField(last);
    return (
      join === 'list' &&
      condition.kind === 'option' &&
      field === condition.field &&
      isSingle(field, fields, single)
    );
  }
}

function alternativesOf(pieces: Piece[], fields: readonly Field[]): Alternative[] {
  return pieces
    .flatMap((piece, at) =>
      piece.others.map((condition) => ({
        condition,
        clauses: clausesOf(pieces.with(at, { ...piece, condition }), fields),
      })),
    )
    .filter(
      ({ condition }, i, all) =>
        all.findIndex((each) => nameOf(each.condition) === nameOf(condition)) === i,
    )
    .slice(0, MOST_ALTERNATIVES);
}
