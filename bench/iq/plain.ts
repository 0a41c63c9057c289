/** The same questions answered by a plain loop over the columns, nothing of the index: the judge. */
import { searchForm, wordsOf } from '#base/folding.ts';
import type { Field } from '#iq/fields.ts';
import { bandRange, type Condition, clauseField, inRange, type Search } from '#iq/query.ts';
import {
  BANDS,
  COLUMNS,
  COUNTRIES,
  FAMILY,
  GIVEN,
  MULTIS,
  OPTIONS,
  organisationName,
  organisations,
  type People,
  questionnaire,
  TEXT_WORDS,
  TITLES,
  WORDS,
} from './people.ts';

/** Everything that is compared; a peer leaves out what it cannot say. */
export type Answer = {
  total: number;
  facets: Map<string, number[]>;
  bands: number[];
  money: { answered: number; total: number; median: number } | null;
};
type Test = (row: number) => boolean;

/** A column of codes by the name that a field has, and its options; several for a ranking. */
function codesOf(people: People, { source }: Field): Uint8Array[] {
  const name =
    source.of === 'registration'
      ? source.column
      : source.of === 'row'
        ? `m.${source.row}`
        : source.question;
  const names =
    source.of === 'ranking'
      ? Array.from({ length: source.depth }, (_, i) => `${name}#${i}`)
      : [name];
  return names.flatMap((each) => people.codes.get(each) ?? []);
}
const listOf = ({ source, key }: Field): readonly string[] =>
  source.of === 'row'
    ? COLUMNS
    : source.of === 'registration'
      ? source.column === 'country'
        ? COUNTRIES
        : BANDS
      : (OPTIONS[source.question] ?? [key]);

function optionTest(people: People, field: Field, option: string): Test {
  const place = listOf(field).indexOf(option);
  if (field.source.of === 'choice' && MULTIS.includes(field.source.question)) {
    const masks = people.masks.get(field.source.question) ?? new Uint8Array(0);
    return (row) => (((masks[row] ?? 0) >>> place) & 1) === 1;
  }
  const columns = codesOf(people, field);
  return (row) => columns.some((codes) => codes[row] === place + 1);
}

function answeredTest(people: People, key: string, fields: readonly Field[]): Test {
  if (key === 'budget') return (row) => !Number.isNaN(people.amounts[row]);
  const field = fields.find((each) => each.key === key);
  const masks = people.masks.get(key);
  if (masks) return (row) => masks[row] !== 0;
  const columns = field ? codesOf(people, field) : [];
  return (row) => columns.some((codes) => codes[row] !== 0);
}

/** Slips between two words, as the rule says, one letter after the other. */
function slips(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      (table[i] ?? [])[j] = cost;
    }
  return at(a.length, b.length);
}

function wordTest(people: People, word: string, open: string | undefined): Test {
  const test = (fits: (each: string) => boolean): Test => {
    const some = (texts: readonly string[]) =>
      Uint8Array.from(texts, (text) => Number(wordsOf(text).some(fits)));
    const words = some(WORDS);
    const texts = [...people.texts]
      .filter(([id]) => open === undefined || id === open)
      .map(([, list]) => list);
    const inTexts: Test = (row) => {
      for (const list of texts)
        for (let i = row * TEXT_WORDS; i < (row + 1) * TEXT_WORDS; i++)
          if (words[list[i] ?? 0]) return true;
      return false;
    };
    if (open !== undefined) return inTexts;
    const [given, family, titles] = [some(GIVEN), some(FAMILY), some(TITLES)];
    const places = some(
      Array.from({ length: organisations(people.many) }, (_, i) => organisationName(i)),
    );
    return (row) =>
      inTexts(row) ||
      Boolean(
        given[people.given[row] ?? 0] ||
          family[people.family[row] ?? 0] ||
          titles[people.title[row] ?? 0] ||
          places[people.organisation[row] ?? 0],
      );
  };
  const exact = test((each) => each === word || (word.length > 2 && each.startsWith(word)));
  for (let row = 0; row < people.many; row++) if (exact(row)) return exact;
  const most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;
  return test(
    (each) => most > 0 && Math.abs(each.length - word.length) <= most && slips(each, word) <= most,
  );
}

function conditionTest(people: People, condition: Condition, fields: readonly Field[]): Test {
  const positive = ((): Test => {
    if (condition.kind === 'range')
      return (row) => inRange(people.amounts[row] ?? Number.NaN, condition.range);
    if (condition.kind === 'answered') return answeredTest(people, condition.field, fields);
    if (condition.kind === 'words') {
      const tests = searchForm(condition.words)
        .split(' ')
        .map((word) => wordTest(people, word, condition.in));
      return (row) => tests.every((each) => each(row));
    }
    const field =
      condition.kind === 'option' ? fields.find(({ key }) => key === condition.field) : undefined;
    return field && condition.kind === 'option'
      ? optionTest(people, field, condition.option)
      : () => false;
  })();
  return condition.not ? (row) => !positive(row) : positive;
}

/** Who matches all clauses, or all but those of one field: 1 by row. */
export function answerPlainly(people: People, search: Search, fields: readonly Field[]): Answer {
  const clauses = search.clauses.map((clause) => {
    const tests = clause.map((condition) => conditionTest(people, condition, fields));
    return {
      field: clauseField(clause),
      holds: Uint8Array.from({ length: people.many }, (_, row) =>
        Number(tests.some((test) => test(row))),
      ),
    };
  });
  const matching = (but: string | null) => {
    const rows: number[] = [];
    const heeded = clauses.filter(({ field }) => field === null || field !== but);
    for (let row = 0; row < people.many; row++)
      if (heeded.every(({ holds }) => holds[row])) rows.push(row);
    return rows;
  };
  const all = matching(null);
  const narrowed = new Set(clauses.map(({ field }) => field));
  const baseOf = (key: string) => (narrowed.has(key) ? matching(key) : all);
  const facets = fields
    .filter(({ options, key }) => options.length <= 1000 && key !== 'organisation')
    .map((field) => [field.key, facet(people, field, baseOf(field.key))] as const);
  const bands = questionnaire.budgetBands.map((_, place) => {
    const range = bandRange(questionnaire.budgetBands, place);
    let count = 0;
    for (const row of baseOf('budget'))
      if (!Number.isNaN(people.amounts[row]) && inRange(people.amounts[row] ?? 0, range)) count++;
    return count;
  });
  const given = Float64Array.from(all, (row) => people.amounts[row] ?? 0)
    .filter((amount) => !Number.isNaN(amount))
    .sort();
  const middle = ((given[(given.length - 1) >> 1] ?? 0) + (given[given.length >> 1] ?? 0)) / 2;
  const money =
    given.length === 0
      ? null
      : { answered: given.length, total: given.reduce((a, b) => a + b, 0), median: middle };
  return { total: all.length, facets: new Map(facets), bands, money };
}

function facet(people: People, field: Field, base: number[]): number[] {
  const counts = new Array<number>(listOf(field).length).fill(0);
  const add = (place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  const masks = field.source.of === 'choice' ? people.masks.get(field.source.question) : undefined;
  if (masks)
    for (const row of base)
      for (let rest = masks[row] ?? 0; rest; rest &= rest - 1) add(31 - Math.clz32(rest & -rest));
  for (const codes of masks ? [] : codesOf(people, field))
    for (const row of base) if (codes[row]) add((codes[row] ?? 0) - 1);
  return field.options.map((option) => counts[listOf(field).indexOf(option)] ?? 0);
}

/** What differs between two answers, in words; null: nothing. */
export function difference(one: Answer, other: Partial<Answer>): string | null {
  if (other.total !== one.total) return `total ${one.total}, not ${other.total}`;
  for (const [key, counts] of other.facets ?? [])
    if (String(one.facets.get(key)) !== String(counts))
      return `${key} ${one.facets.get(key)}, not ${counts}`;
  if (other.facets && other.facets.size !== one.facets.size)
    return `${other.facets.size} facets of ${one.facets.size}`;
  if (other.bands && String(one.bands) !== String(other.bands))
    return `bands ${one.bands}, not ${other.bands}`;
  if (other.money !== undefined && JSON.stringify(one.money) !== JSON.stringify(other.money))
    return `money ${JSON.stringify(one.money)}, not ${JSON.stringify(other.money)}`;
  return null;
}
