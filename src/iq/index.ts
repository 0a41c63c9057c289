/**
 * The people of one forum as bit-planes, so that one call answers a search with exact counts next
 * to every option of every question. Pure: the same in a server, a browser and a test.
 *
 * Whoever is not in `profiles` exists nowhere in it: for clients it is built of named delegates
 * alone, so no series of searches can tell anything about the others.
 */

import { tokensOf, wordsOf } from '#base/folding.ts';
import { type Field, fieldsOf, valuesOf } from '#iq/fields.ts';
import {
  add,
  count,
  countBoth,
  emptyPlane,
  fullPlane,
  keep,
  type Plane,
  put,
  rowsOf,
  without,
} from '#iq/planes.ts';
import type { Profile } from '#iq/profile.ts';
import {
  bandRange,
  type Clause,
  type Condition,
  clauseField,
  inRange,
  MONEY,
  type Range,
  type Search,
} from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** One field's planes, in the order of its options. */
type Column = { field: Field; planes: Plane[]; answered: Plane };

export type ForumIndex = {
  questionnaire: Questionnaire;
  /** by reference; a row is a place in this list */
  profiles: readonly Profile[];
  fields: readonly Field[];
  columns: ReadonlyMap<string, Column>;
  /** whole units; NaN: not answered */
  budgets: Float64Array;
  /** every folded word that anyone wrote or is called, sorted, with the people it is of */
  vocabulary: { words: readonly string[]; planes: readonly Plane[] };
  everyone: Plane;
};

/** The texts of a person that free words look into. */
export function textsOf(profile: Profile, questionnaire: Questionnaire): string[] {
  const written = questionnaire.questions
    .filter(({ type }) => type === 'text')
    .map(({ id }) => profile.answers[id])
    .filter((answer) => typeof answer === 'string');
  return [profile.name, profile.title, profile.organisation, ...written];
}

export function buildIndex(questionnaire: Questionnaire, people: readonly Profile[]): ForumIndex {
  const profiles = [...people].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const fields = fieldsOf(questionnaire, profiles);
  return {
    questionnaire,
    profiles,
    fields,
    columns: new Map(fields.map((field) => [field.key, columnOf(field, profiles)])),
    budgets: Float64Array.from(profiles, ({ budget }) => budget ?? Number.NaN),
    vocabulary: vocabularyOf(questionnaire, profiles),
    everyone: fullPlane(profiles.length),
  };
}

function columnOf(field: Field, profiles: readonly Profile[]): Column {
  const places = new Map(field.options.map((option, place) => [option, place]));
  const planes = field.options.map(() => emptyPlane(profiles.length));
  const answered = emptyPlane(profiles.length);
  profiles.forEach((profile, row) => {
    for (const value of valuesOf(profile, field)) {
      const plane = planes[places.get(value) ?? -1];
      if (!plane) continue;
      put(plane, row);
      put(answered, row);
    }
  });
  return { field, planes, answered };
}

function vocabularyOf(questionnaire: Questionnaire, profiles: readonly Profile[]) {
  const planes = new Map<string, Plane>();
  profiles.forEach((profile, row) => {
    for (const text of textsOf(profile, questionnaire))
      for (const { word } of tokensOf(text)) {
        const plane = planes.get(word) ?? emptyPlane(profiles.length);
        put(plane, row);
        planes.set(word, plane);
      }
  });
  const words = [...planes.keys()].sort();
  return { words, planes: words.map((word) => planes.get(word) ?? emptyPlane(profiles.length)) };
}

/** The shortest word that also finds the words that begin with it. */
export const SHORTEST_BEGINNING = 3;

/** Whether a person said anything at all of a field, the budget, a matrix or an open question. */
export function hasAnswered(profile: Profile, key: string, fields: readonly Field[]): boolean {
  if (key === MONEY) return profile.budget !== null;
  const field = fields.find((each) => each.key === key);
  if (field) return valuesOf(profile, field).length > 0;
  const answer = profile.answers[key];
  return typeof answer === 'string'
    ? wordsOf(answer).length > 0
    : fields.some(
        (each) =>
          each.source.of === 'row' &&
          each.source.question === key &&
          valuesOf(profile, each).length > 0,
      );
}

/** Whoever has this word, or one that begins with it; in one open question only, or anywhere. */
export function peopleWithWord(index: ForumIndex, word: string, open?: string): Plane {
  const { vocabulary, everyone, profiles } = index;
  const found = new Uint32Array(everyone.length);
  const fits = (each: string) =>
    word.length >= SHORTEST_BEGINNING ? each.startsWith(word) : each === word;
  if (open !== undefined) {
    profiles.forEach(({ answers }, row) => {
      const answer = answers[open];
      if (typeof answer === 'string' && wordsOf(answer).some(fits)) put(found, row);
    });
    return found;
  }
  for (let i = lowerBound(vocabulary.words, word); fits(vocabulary.words[i] ?? ''); i++)
    add(found, vocabulary.planes[i] ?? emptyPlane(0));
  return found;
}

/** Place of the first of sorted `words` that is not before `word`. */
function lowerBound(words: readonly string[], word: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((words[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

function peopleOf(index: ForumIndex, condition: Condition): Plane {
  const found = new Uint32Array(index.everyone.length);
  if (condition.kind === 'option') {
    const column = index.columns.get(condition.field);
    const plane = column?.planes[column.field.options.indexOf(condition.option)];
    if (plane) add(found, plane);
  } else if (condition.kind === 'range') {
    index.budgets.forEach((amount, row) => {
      if (inRange(amount, condition.range)) put(found, row);
    });
  } else if (condition.kind === 'answered') {
    index.profiles.forEach((profile, row) => {
      if (hasAnswered(profile, condition.field, index.fields)) put(found, row);
    });
  } else if (condition.kind === 'all') {
    add(found, index.everyone);
    for (const clause of condition.clauses) keep(found, peopleOfClause(index, clause));
  } else {
    add(found, index.everyone);
    for (const word of wordsOf(condition.words))
      keep(found, peopleWithWord(index, word, condition.in));
  }
  return condition.not ? without(index.everyone, found) : found;
}

function peopleOfClause(index: ForumIndex, clause: Clause): Plane {
  const found = new Uint32Array(index.everyone.length);
  for (const condition of clause) add(found, peopleOf(index, condition));
  return found;
}

/** How many of a field's options, in the order of its options; `answered`: who has any of them. */
export type FieldCounts = { field: Field; answered: number; counts: number[] };
/** Of those who match and named an amount, in whole units; null where nobody did. */
export type Money = { answered: number; total: number; median: number };
export type Found = {
  total: number;
  /** rows of those who match, best first */
  rows: number[];
  facets: FieldCounts[];
  /** by band of the questionnaire, in its order */
  bands: { label: string; range: Range; count: number }[];
  money: Money | null;
};

/**
 * Answers a search.
 *
 * Counts are disjunctive: those next to a field's options heed every clause but the field's own,
 * so they say how many each option would give in its place.
 *
 * @param scores fit of each row, 0 to 1; equal ones stay in order of reference
 */
export function find(index: ForumIndex, search: Search, scores?: ArrayLike<number>): Found {
  const clauses = search.clauses.map((clause) => ({
    field: clauseField(clause),
    people: peopleOfClause(index, clause),
  }));
  const matching = (but?: string): Plane => {
    const people = index.everyone.slice();
    for (const clause of clauses) if (!but || clause.field !== but) keep(people, clause.people);
    return people;
  };
  const all = matching();
  const narrowed = new Set(clauses.map(({ field }) => field));
  const rows = rowsOf(all);
  if (scores) rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return {
    total: count(all),
    rows,
    facets: index.fields.map((field) => {
      const { planes, answered } = index.columns.get(field.key) ?? columnOf(field, []);
      const base = narrowed.has(field.key) ? matching(field.key) : all;
      return {
        field,
        answered: countBoth(answered, base),
        counts: planes.map((plane) => countBoth(plane, base)),
      };
    }),
    bands: bandCounts(index, narrowed.has('budget') ? matching('budget') : all),
    money: moneyOf(rows.map((row) => index.budgets[row] ?? Number.NaN)),
  };
}

function bandCounts(index: ForumIndex, base: Plane): Found['bands'] {
  const bands = index.questionnaire.budgetBands;
  const amounts = rowsOf(base).map((row) => index.budgets[row] ?? Number.NaN);
  return bands.map(({ label }, place) => {
    const range = bandRange(bands, place);
    return { label, range, count: amounts.filter((amount) => inBand(amount, range)).length };
  });
}

/** Whoever named no amount is in no band, not even in one without limits. */
const inBand = (amount: number, range: Range) => !Number.isNaN(amount) && inRange(amount, range);

function moneyOf(amounts: number[]): Money | null {
  const given = amounts.filter((amount) => !Number.isNaN(amount)).sort((a, b) => a - b);
  if (given.length === 0) return null;
  const [low = 0, high = 0] = [given[(given.length - 1) >> 1], given[given.length >> 1]];
  return {
    answered: given.length,
    total: given.reduce((sum, amount) => sum + amount, 0),
    median: (low + high) / 2,
  };
}
