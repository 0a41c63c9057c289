/** What a table of counts says in one sentence, and of whom. */
import type { Crosstab } from '#iq/crosstab.ts';
import type { Grid, Variable } from '#iq/variables.ts';
import { explore as t } from '#ui/texts/iq-explore.ts';

/** Counts of the choices, the silent last one left off. */
const spoken = <T>(lines: readonly T[]): T[] => lines.slice(0, -1);

/** Which choice leads; several that share the lead are all named, more than three only counted. */
export function findingOfOne({ choices, name }: Variable, { rows, answered }: Crosstab): string {
  const most = Math.max(0, ...spoken(rows).map(({ total }) => total));
  if (most === 0) return t.finding.silent(name);
  const first = choices.flatMap(({ label }, i) => (rows[i]?.total === most ? [label] : []));
  return first.length > 3
    ? t.finding.several(first.length, most, answered.down)
    : t.finding.most(first, most, answered.down);
}

export function findingOfTwo(down: Variable, across: Variable, table: Crosstab): string {
  let best = { count: 0, row: '', column: '' };
  spoken(table.cells).forEach((cells, r) => {
    spoken(cells).forEach((count, c) => {
      const [row, column] = [down.choices[r]?.label ?? '', across.choices[c]?.label ?? ''];
      if (count > best.count) best = { count, row, column };
    });
  });
  if (best.count === 0) return t.finding.apart;
  return t.finding.pair(best.row, best.column, best.count, table.answered.both);
}

/** Of a question about change, where most want more; of another, its most frequent answer. */
export function findingOfGrid({ rows, name }: Grid, tables: readonly Crosstab[]): string {
  const up = rows[0]?.directions?.indexOf('up') ?? -1;
  let best = { count: 0, row: '', column: '', of: 0 };
  rows.forEach(({ choices, row }, r) => {
    const table = tables[r];
    choices.forEach(({ label }, c) => {
      const count = table?.rows[c]?.total ?? 0;
      if ((up >= 0 && c !== up) || count <= best.count) return;
      best = {
        count,
        row: row ?? '',
        column: label,
        of: table?.answered.down ?? 0,
      };
    });
  });
  if (best.count === 0) return t.finding.silent(name);
  return t.finding.grid(best.row, best.column, best.count, best.of);
}
