/** Two fields counted against each other, of those who match a question and answered both. */
import { ordered } from '#base/ordered.ts';
import { type ForumIndex, type Found, find } from '#iq/index.ts';
import { bandRange, type Clause, type Condition, MONEY, type Search } from '#iq/query.ts';

export type Crossed = {
  /** keys of the two fields */
  row: string;
  column: string;
  /** people who said something of both; with several choices a person stands in several rows */
  answered: number;
  /** `answered`: people of the row who said something of the column's field */
  rows: Record<string, { answered: number; options: Record<string, { count: number }> }>;
};
type Part = { label: string; condition: Condition };

/** A field's options, or the bands of the budget, as conditions; null: no such field. */
function partsOf({ fields, questionnaire: { budgetBands } }: ForumIndex, key: string) {
  const field = fields.find((each) => each.key === key);
  if (field)
    return field.options.map((option): Part => {
      return { label: option, condition: { kind: 'option', field: key, option } };
    });
  if (key !== MONEY || budgetBands.length === 0) return null;
  return budgetBands.map(({ label }, place): Part => {
    return {
      label,
      condition: { kind: 'range', field: MONEY, range: bandRange(budgetBands, place) },
    };
  });
}

/**
 * @param pair keys of two different fields
 * @returns null when one of them is none that can be crossed
 */
export function crosstab(
  index: ForumIndex,
  { clauses }: Search,
  [row, column]: readonly [string, string],
): Crossed | null {
  const parts = row === column ? null : partsOf(index, row);
  if (!parts || !partsOf(index, column)) return null;
  // as one condition, so that a filter on the column's field narrows the column's counts as well
  const asked: Clause[] = clauses.length > 0 ? [[{ kind: 'all', clauses: [...clauses] }]] : [];
  const among = (...more: Condition[]): Found =>
    find(index, { clauses: [...asked, ...more.map((each) => [each])], lost: [] });
  const said = (field: string): Condition => ({ kind: 'answered', field });
  return {
    row,
    column,
    answered: among(said(row), said(column)).total,
    rows: ordered(
      parts.map(({ label, condition }) => [label, countedIn(among(condition, said(row)), column)]),
    ),
  };
}

function countedIn({ facets, bands }: Found, column: string): Crossed['rows'][string] {
  const facet = facets.find(({ field }) => field.key === column);
  const counts = facet
    ? facet.field.options.map((option, at) => [option, facet.counts[at] ?? 0] as const)
    : bands.map(({ label, count }) => [label, count] as const);
  return {
    answered: facet?.answered ?? bands.reduce((sum, { count }) => sum + count, 0),
    options: ordered(counts.map(([option, count]) => [option, { count }])),
  };
}

/**
 * The pair that `cross=A,B` or `cross=A&cross=B` names; null if there is none. A key may hold a
 * comma itself.
 */
export function pairIn(index: ForumIndex, asked: readonly string[]): [string, string] | null {
  const [first = '', second] = asked;
  const known = (key: string) => partsOf(index, key) !== null;
  const pairs =
    second === undefined
      ? [...first.matchAll(/,/g)].map(({ index: at }): [string, string] => [
          first.slice(0, at),
          first.slice(at + 1),
        ])
      : [[first, second] as [string, string]];
  return pairs.find(([a, b]) => a !== b && known(a) && known(b)) ?? null;
}
