/** Two fields counted against each other, of those who match a question and answered both. */
import { ordered } from '#base/ordered.ts';
import { crosstabOf } from '#iq/crosstab.ts';
import type { ForumIndex } from '#iq/index.ts';
import { bandRange, type Clause, type Condition, MONEY, type Search } from '#iq/query.ts';

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
  const others = partsOf(index, column);
  if (!parts || !others) return null;
  const table = crosstabOf(index, search, choicesOf(row, parts), choicesOf(column, others));
  const counts = (at: number): Counts => ({
    answered: table.rows[at]?.base ?? 0,
    options: ordered(others.map(({ label }, i) => [label, { count: table.cells[at]?.[i] ?? 0 }])),
  });
  return {
    row,
    column,
    answered: table.answered.both,
    rows: ordered(parts.map(({ label }, at) => [label, counts(at)])),
  };
}

const choicesOf = (field: string, parts: readonly Part[]) => ({
  choices: parts.map(({ condition }) => ({ clause: [condition] })),
  none: [{ kind: 'answered', field, not: true }] satisfies Clause,
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
