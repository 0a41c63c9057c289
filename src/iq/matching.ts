/** Whom a condition, a clause and a whole search mean, as planes. */
import { wordsOf } from '#base/folding.ts';
import { type Bits, everyone, planeOf } from '#iq/bits.ts';
import type { ForumIndex } from '#iq/index.ts';
import { add, borrow, clear, copy, drop, giveBack, keep, type Plane } from '#iq/kernel/planes.ts';
import { addRange } from '#iq/money.ts';
import { type Clause, type Condition, clauseField, MONEY } from '#iq/query.ts';
import { addRows, type RowSet } from '#iq/row-set.ts';
import { addSets, setsNear, setsWith } from '#iq/vocabulary.ts';

/** Leaves in `into` whoever fits every clause. */
export function matchAll(index: ForumIndex, clauses: readonly Clause[], into: Plane): void {
  const { planes } = index.bits;
  copy(planes, into, everyone(index.bits));
  const found = borrow(planes);
  for (const clause of clauses) {
    matchClause(index, clause, found);
    keep(planes, into, found);
  }
  giveBack(planes, found);
}

/**
 * Whoever fits every clause; and for each field that clauses speak of, whoever fits all the others.
 * Each clause is looked up once: what is before a field and what is behind it are joined.
 *
 * @returns planes to give back
 */
export function matchEach(
  index: ForumIndex,
  clauses: readonly Clause[],
): { all: Plane; without: Map<string, Plane> } {
  const { planes } = index.bits;
  const fields = Map.groupBy(clauses, clauseField);
  const [all, behind] = [borrow(planes), borrow(planes)];
  matchAll(index, fields.get(null) ?? [], all);
  fields.delete(null);
  const without = new Map<string, Plane>();
  const own = [...fields].map(([field, those]) => {
    const [before, plane] = [borrow(planes), borrow(planes)];
    copy(planes, before, all);
    matchAll(index, those, plane);
    keep(planes, all, plane);
    if (field !== null) without.set(field, before);
    return { before, plane };
  });
  copy(planes, behind, everyone(index.bits));
  for (const { before, plane } of own.reverse()) {
    keep(planes, before, behind);
    keep(planes, behind, plane);
    giveBack(planes, plane);
  }
  giveBack(planes, behind);
  return { all, without };
}

/** Leaves in `into` whoever fits one of the conditions. */
export function matchClause(index: ForumIndex, clause: Clause, into: Plane): void {
  const { planes } = index.bits;
  clear(planes, into);
  for (const condition of clause)
    if (condition.not) {
      const [found, others] = [borrow(planes), borrow(planes)];
      addMatching(index, condition, found);
      copy(planes, others, everyone(index.bits));
      drop(planes, others, found);
      add(planes, into, others);
      giveBack(planes, found);
      giveBack(planes, others);
    } else addMatching(index, condition, into);
}

/** Adds to `into` whoever fits a condition, its `not` aside. */
function addMatching(index: ForumIndex, condition: Condition, into: Plane): void {
  const { bits } = index;
  if (condition.kind === 'range') addRange(bits, into, condition.range);
  else if (condition.kind === 'option') addOption(index, condition.field, condition.option, into);
  else if (condition.kind === 'answered') addAnswered(index, condition.field, into);
  else {
    const found = borrow(bits.planes);
    if (condition.kind === 'all') matchAll(index, condition.clauses, found);
    else matchWords(index, condition.words, condition.in, found);
    add(bits.planes, into, found);
    giveBack(bits.planes, found);
  }
}

/** Adds to `into` whoever has this option of a field; nobody where there is no such option. */
export function addOption(index: ForumIndex, key: string, option: string, into: Plane): void {
  const { bits, open } = index;
  const column = bits.layout.columns.get(key);
  const place = column?.places.get(option);
  if (column && place !== undefined) add(bits.planes, into, planeOf(bits, column.first + place));
  const values = open.get(key);
  const set = values?.sets[values.codeOf.get(option) ?? 0];
  if (set && option !== '') addSet(bits, set, into);
}

const addSet = ({ planes }: Bits, set: RowSet, into: Plane) =>
  addRows(set, planes.memory.words, into >>> 2);

function addAnswered(index: ForumIndex, key: string, into: Plane): void {
  const { bits, open } = index;
  const { layout, planes } = bits;
  const place =
    key === MONEY
      ? layout.hasMoney
      : (layout.columns.get(key)?.answered ?? layout.answered.get(key));
  const values = open.get(key);
  if (values) for (const set of values.sets) addSet(bits, set, into);
  else if (place !== undefined) add(planes, into, planeOf(bits, place));
}

/** Leaves in `into` whoever has all these words. */
function matchWords(index: ForumIndex, text: string, where: string | undefined, into: Plane): void {
  const { planes } = index.bits;
  copy(planes, into, everyone(index.bits));
  const found = borrow(planes);
  for (const word of wordsOf(text)) {
    clear(planes, found);
    addSets(setsFor(index, word, where), planes.memory.words, found >>> 2);
    keep(planes, into, found);
  }
  giveBack(planes, found);
}

/**
 * Who has a word or one that begins with it; where nobody has, words that are a typing slip away.
 *
 * @param where an open question; undefined: anything that people wrote or are called
 */
export function setsFor(index: ForumIndex, word: string, where?: string): RowSet[] {
  const texts =
    where === undefined
      ? [...index.texts.values()]
      : [index.texts.get(where)].filter((each) => each !== undefined);
  const exact = texts.flatMap((vocabulary) => setsWith(vocabulary, word));
  return exact.length > 0 ? exact : texts.flatMap((vocabulary) => setsNear(vocabulary, word));
}

/** Whether anybody has this word, or one that begins with it. */
export const hasWord = (index: ForumIndex, word: string): boolean =>
  [...index.texts.values()].some((vocabulary) => setsWith(vocabulary, word).length > 0);
