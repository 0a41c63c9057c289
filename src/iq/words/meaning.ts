/** What each thing that is asked about stands for, likeliest first. */
import { isSmall, searchForm, wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { setsFor } from '#iq/matching.ts';
import { type Clause, type Condition, MONEY } from '#iq/query.ts';
import { stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning, Part } from './parts.ts';
import type { Likeness } from './tree.ts';
import { allowed, questionOf, type Unit } from './units.ts';
import { writtenIn } from './written.ts';

/** One reading of a thing: what must hold, and which things are like it. */
export type Reading = { clauses: Clause[]; likeness: Likeness };
export type Forum = { index: ForumIndex; lexicon: Lexicon };

/** Of two questions with the same option: a choice of one says most. */
const BIAS = { registration: 0.08, single: 0.06, multi: 0.05, ranking: 0.03, row: 0.03 };
const RATHER = 0.3;
const TOGETHER = 0.15;
const DOUBTED = 0.4;
/** A reading this much less likely than the best is not offered. */
const NEAR = 0.6;
const NO_PART: Likeness = { kind: 'nothing', one: false };

/** Every reading of a thing, likeliest first; none for what cannot be read. */
export function readingsOf(unit: Unit, beside: readonly Unit[], forum: Forum): Reading[] {
  const { part } = unit;
  if (unit.answer) return answeredReadings(unit, forum);
  if (part.kind === 'money')
    return part.ranges.map((range) =>
      reading([[{ kind: 'range', field: MONEY, range }]], 'money', false),
    );
  if (part.kind === 'budget')
    return [reading([[{ kind: 'answered', field: MONEY }]], 'answered', false)];
  if (part.kind === 'words')
    return [wordsReading(part.words, part.either, part.title, unit.text?.in)];
  if (part.kind === 'column') return columnReading(unit, forum);
  if (part.kind !== 'topic') return [];
  const meanings = ranked(unit, beside, forum).flatMap((meaning) =>
    unit.doubt && meaning.row ? doubtedReadings(meaning) : (readingOf(meaning, unit, forum) ?? []),
  );
  const titled = asTitle(unit, forum);
  if (titled && meanings.length > 0) return [...meanings, titled];
  const [best, ...rest] = meanings;
  if (best && isHalfNamed(unit)) {
    const written = hasText(part.words, forum) ? textReading(part.words, undefined, forum) : [];
    return [best, ...written, ...rest];
  }
  return unit.text ? [...textReading(part.words, unit.text.in, forum), ...meanings] : meanings;
}

/** “Directors” are a band, and whoever has the word in the title. */
function asTitle({ part, text }: Unit, { lexicon }: Forum): Reading | null {
  if (part.kind !== 'topic' || text || /\s/.test(part.words)) return null;
  const isBand = part.meanings.some(({ field }) => field.key === 'seniority');
  const stem = stemOf(searchForm(part.words));
  return isBand && lexicon.textsByStem.has(stem) ? wordsReading(stem, [], true, undefined) : null;
}

const reading = (clauses: Clause[], kind: string, one: boolean): Reading => ({
  clauses,
  likeness: { kind, one },
});

function ranked(unit: Unit, beside: readonly Unit[], { index }: Forum): Meaning[] {
  const shared = new Set(
    beside.flatMap((each) =>
      allowed(each).map(({ field }) =>
        field.source.of === 'registration' ? field.key : questionOf(field.source),
      ),
    ),
  );
  const scored = allowed(unit).map((meaning) => {
    const { source, key } = meaning.field;
    const question = questionOf(source);
    const type = index.questionnaire.questions.find(({ id }) => id === question)?.type;
    const bias =
      source.of === 'choice' ? BIAS[type === 'multi' ? 'multi' : 'single'] : BIAS[source.of];
    const rather = question !== null && unit.rather?.includes(question) ? RATHER : 0;
    const together = shared.has(question ?? key) ? TOGETHER : 0;
    // what is not understood of a row is not guessed to be another question's answer
    const doubted = unit.doubt && meaning.row && !unit.rather ? DOUBTED : 0;
    return { meaning, score: meaning.score + bias + rather + together + doubted };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= NEAR * best).map(({ meaning }) => meaning);
}

function readingOf(
  { field, options, row }: Meaning,
  unit: Unit,
  { index, lexicon }: Forum,
): Reading | null {
  const { source, key } = field;
  if (row && source.of === 'row') {
    const own = lexicon.columns.filter(({ question }) => question === source.question);
    const named = unit.columns?.filter(({ question }) => question === source.question);
    // a row by itself means interest in it: more of it, or the first column
    const up = own.filter(({ direction }) => direction === 'up');
    const columns = named ?? (up.length > 0 ? up : own.slice(0, 1));
    const clause = columns.map(
      ({ column }): Condition => ({ kind: 'option', field: key, option: column }),
    );
    return clause.length > 0 ? reading([clause], source.question, false) : null;
  }
  if (source.of === 'ranking') return rankedReading(field.source, options, unit, index);
  const clause = options.map((option): Condition => ({ kind: 'option', field: key, option }));
  if (clause.length === 0) return null;
  if (source.of === 'registration')
    return reading([clause], source.column === 'seniority' ? 'role' : source.column, true);
  const question = index.questionnaire.questions.find(({ id }) => id === questionOf(source));
  return reading([clause], questionOf(source) ?? key, question?.type === 'single');
}

/** Said of a row is what no column says: that it was answered, or each column. */
function doubtedReadings({ field: { key, options, source } }: Meaning): Reading[] {
  const kind = questionOf(source) ?? key;
  return [
    reading([[{ kind: 'answered', field: key }]], kind, false),
    ...options.map((option) => reading([[{ kind: 'option', field: key, option }]], kind, false)),
  ];
}

function rankedReading(
  source: Meaning['field']['source'],
  options: readonly string[],
  { rank }: Unit,
  { fields }: ForumIndex,
): Reading | null {
  const question = questionOf(source);
  const own = fields.filter(
    (each) => each.source.of === 'ranking' && each.source.question === question,
  );
  const at = (depth: number) =>
    own.find((each) => each.source.of === 'ranking' && each.source.depth === depth) ??
    own.find((each) => each.source.of === 'ranking' && each.source.whole);
  const among = (depth: number, not: boolean): Clause => {
    const field = at(depth);
    return field
      ? options.map((option) => ({
          kind: 'option',
          field: field.key,
          option,
          ...(not && { not: true }),
        }))
      : [];
  };
  const depth = rank?.depth ?? Number.POSITIVE_INFINITY;
  const clauses = rank?.down
    ? [among(Number.POSITIVE_INFINITY, false), ...(depth > 1 ? [among(depth - 1, true)] : [])]
    : rank?.from !== undefined && rank.from > 1
      ? [among(depth, false), among(rank.from - 1, true)]
      : rank?.exact && depth > 1
        ? [among(depth, false), among(depth - 1, true)]
        : [among(depth, false)];
  return reading(clauses, question ?? '', depth === 1 || rank?.exact === true);
}

const wordsCondition = (words: string, open: string | undefined): Condition => ({
  kind: 'words',
  words,
  ...(open !== undefined && { in: open }),
});

const wordsReading = (
  words: string,
  either: readonly string[],
  title: boolean,
  open: string | undefined,
): Reading =>
  reading(
    [[words, ...either].map((each) => wordsCondition(each, open))],
    title && open === undefined ? 'role' : 'words',
    title && open === undefined,
  );

/** “Legacy” of a legacy system replacement, of which nothing else is said. */
const isHalfNamed = ({ part, text, columns, rank, questions, rather, doubt }: Unit): boolean =>
  part.kind === 'topic' &&
  !/[ -]/.test(part.words) &&
  !(text || columns || rank || questions || rather || doubt) &&
  part.meanings.every(
    ({ score, row, field }) => !row && score < 0.9 && field.source.of !== 'registration',
  );

const hasText = (spelt: string, { index }: Forum): boolean =>
  writtenIn(index).stems.has(stemOf(searchForm(spelt)));

function textReading(spelt: string, open: string | undefined, { index }: Forum): Reading[] {
  const words = wordsOf(spelt).filter((word) => !isSmall(word));
  const isWritten = words.every((word) => setsFor(index, word, open).length > 0);
  return isWritten || open !== undefined
    ? [reading([[wordsCondition(words.join(' '), open)]], 'words', false)]
    : [];
}

/** A direction without a row means any row. */
function columnReading({ part }: Unit, { index }: Forum): Reading[] {
  if (part.kind !== 'column') return [];
  const rows = index.fields.flatMap(({ key, source }): Condition[] =>
    source.of === 'row'
      ? part.columns
          .filter(({ question }) => question === source.question)
          .map(({ column }) => ({ kind: 'option', field: key, option: column }))
      : [],
  );
  return rows.length > 0 ? [reading([rows], 'column', false)] : [];
}

/** Whether anything was said of a question, a row or the budget. */
function answeredReadings({ part, answer }: Unit, { index }: Forum): Reading[] {
  const not = answer?.not ? { not: true } : {};
  const keys =
    part.kind === 'budget'
      ? [MONEY]
      : part.kind === 'heading'
        ? part.questions.map((question) => keyOf(question, index))
        : part.kind === 'topic'
          ? topicKeys(part, index)
          : [];
  return [...new Set(keys)].map((field) =>
    reading([[{ kind: 'answered', field, ...not }]], 'answered', false),
  );
}

function keyOf(question: string, { fields, questionnaire }: ForumIndex): string {
  const type = questionnaire.questions.find(({ id }) => id === question)?.type;
  if (type === 'matrix' || type === 'text') return question;
  const own = fields.find(
    ({ source }) =>
      (source.of === 'choice' && source.question === question) ||
      (source.of === 'ranking' && source.whole && source.question === question),
  );
  return own?.key ?? question;
}

const topicKeys = (part: Extract<Part, { kind: 'topic' }>, index: ForumIndex) =>
  [...part.meanings]
    .sort((a, b) => Number(b.row) - Number(a.row))
    .map(({ field, row }) =>
      row ? field.key : keyOf(questionOf(field.source) ?? field.key, index),
    );

export const likenessOf = (reading: Reading | undefined): Likeness => reading?.likeness ?? NO_PART;
