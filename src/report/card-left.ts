/** Who is not in a figure, as its card says it. */
import type { Issue } from '#report/compose.ts';
import type { LeftOut } from '#report/left-out.ts';
import type { Figure } from '#report/model.ts';
import { cardTold } from '#ui/texts/card-told.ts';

const t = cardTold.left;

/**
 * Readers get differences of numbers that the report prints, and no others: how many left a
 * question out and how many chose nothing listed would tell of few people. Of a figure that waits
 * no number is given.
 */
export function leftOutFact(
  figure: Figure,
  content: Issue['content'],
  leftOut: LeftOut | null,
): string[] {
  return leftOut ? forStaff(leftOut) : [t.outside, ...forReaders(figure, content)];
}

function forReaders(figure: Figure, { delegates, responses }: Issue['content']): string[] {
  if (figure.kind === 'withheld') return [t.waits];
  if (figure.kind === 'matrix') {
    const short = figure.rows.filter((row) => row.withheld === null && row.base < delegates);
    const waits = figure.rows.some(({ withheld }) => withheld !== null);
    const rows = short.map(({ label, base }) => t.row(label, delegates - base));
    const all = rows.length === 0 && !waits ? [t.nobody] : rows;
    return [...all, ...silent(), ...(waits ? [t.waits] : [])];
  }
  const missing = delegates - figure.base;
  if (missing === 0) return [t.nobody];
  const others = missing - (delegates - responses);
  return [t.missing(missing), ...silent(), ...(others > 0 ? [t.notHere(others)] : [])];

  function silent() {
    return responses < delegates ? [t.silent(delegates - responses)] : [];
  }
}

function forStaff({ outside, rows }: LeftOut): string[] {
  const group = outside
    ? t.outsideOf(outside.invited, outside.declined, outside.cancelled)
    : t.outside;
  const short = rows.filter(({ silent, blank, unlisted }) => silent + blank + unlisted > 0);
  if (short.length === 0) return [group, t.nobody];
  return [
    group,
    ...short.map(({ row, silent, blank, unlisted }) =>
      row === null ? t.staff(silent, blank, unlisted) : t.staffRow(row, silent, blank, unlisted),
    ),
  ];
}
