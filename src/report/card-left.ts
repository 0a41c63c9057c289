/** Who is not in a figure, as its card says it. */
import type { Issue } from '#report/compose.ts';
import type { LeftOut, LeftOutRow } from '#report/left-out.ts';
import type { Figure } from '#report/model.ts';
import { listed } from '#report/printing.ts';
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
  if (figure.kind === 'crosstab') return [t.rounded];
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
  if (others === missing) return [t.missing(missing), t.others];
  return [t.missing(missing), ...silent(), ...(others > 0 ? [t.notHere(others)] : [])];

  function silent() {
    return responses < delegates ? [t.silent(delegates - responses)] : [];
  }
}

function forStaff({ outside, rows }: LeftOut): string[] {
  const short = rows.map(reasonsOf).filter(({ reasons }) => reasons.length > 0);
  const inside = short.map(({ row, reasons }) =>
    row === null ? t.reasons(listed(reasons)) : t.rowReasons(row, listed(reasons)),
  );
  return [outsideOf(outside), ...(inside.length ? inside : [t.nobody])];
}

function reasonsOf({ row, silent, blank, unlisted }: LeftOutRow) {
  const reasons = counted([t.silentOnes, silent], [t.blank, blank], [t.unlisted, unlisted]);
  return { row, reasons };
}

function outsideOf(outside: LeftOut['outside']): string {
  if (!outside) return t.outside;
  const { invited, declined, cancelled } = outside;
  const some = counted([t.invited, invited], [t.declined, declined], [t.cancelled, cancelled]);
  return some.length ? t.outsideOf(listed(some)) : t.allConfirmed;
}

/** What nobody did is not said. */
const counted = (...each: [say: (n: number) => string, n: number][]): string[] =>
  each.filter(([, n]) => n > 0).map(([say, n]) => say(n));
