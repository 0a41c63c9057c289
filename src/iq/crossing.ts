/** Two fields counted against each other, of those who match a question and answered both. */
import { ordered } from '#base/ordered.ts';
import { crosstab, type FieldCounts, type Found, find } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import { bandRange, type Clause, type Condition, fieldOf, MONEY, type Search } from '#iq/query.ts';

export type Crossed = {
  /** keys of the two fields */
  row: string;
  column: string;
  /** people who said something of both; with several choices a person stands in several rows */
  answered: number;
  /** `answered`: people of the row who said something of the column's field */
  rows: Record<string, Counts>;
};
type Counts = { answered: number; options: Record<string, { count: number }> };
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
export function cross(
  index: ForumIndex,
  search: Search,
  [row, column]: readonly [string, string],
): Crossed | null {
  const parts = row === column ? null : partsOf(index, row);
  if (!parts || !partsOf(index, column)) return null;
  const [down, across] = [row, column].map((key) => index.fields.find((each) => each.key === key));
  const rows =
    down && across
      ? crosstab(index, search, down, across).rows.map(counted)
      : parts.map(({ condition }) => ofOnePart(index, search, condition, column));
  const said = [row, column].map((field): Clause => [{ kind: 'answered', field }]);
  const both = { clauses: [...search.clauses, ...said], lost: [] };
  const empty: Counts = { answered: 0, options: {} };
  return {
    row,
    column,
    answered: find(index, both, { limit: 0, facets: false }).total,
    rows: ordered(parts.map(({ label }, at) => [label, rows[at] ?? empty])),
  };
}

const counted = ({ field, answered, counts }: FieldCounts): Counts => ({
  answered,
  options: ordered(field.options.map((option, at) => [option, { count: counts[at] ?? 0 }])),
});

/** A row where the budget stands on one of the sides. */
function ofOnePart(
  index: ForumIndex,
  { clauses }: Search,
  part: Condition,
  column: string,
): Counts {
  // as one condition, so that a filter on the column's field narrows the column's counts as well
  const asked: Clause[] = clauses.length > 0 ? [[{ kind: 'all', clauses: [...clauses] }]] : [];
  const named: Clause[] = [[part], [{ kind: 'answered', field: fieldOf(part) }]];
  const found = find(index, { clauses: [...asked, ...named], lost: [] }, { limit: 0 });
  const facet = found.facets.find(({ field }) => field.key === column);
  return facet ? counted(facet) : ofBands(found);
}

const ofBands = ({ bands }: Found): Counts => ({
  answered: bands.reduce((sum, { count }) => sum + count, 0),
  options: ordered(bands.map(({ label, count }) => [label, { count }])),
});

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
