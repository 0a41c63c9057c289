/** The table and the chart of the explore screen as files of their own. */
import type { Explored } from '#iq/explore.ts';
import type { Row } from '#iq/explore-tables.ts';
import { category, ink, type Role } from '#ui/charts/ink.ts';
import { explore as t } from '#ui/texts/iq-explore.ts';

/** A spreadsheet would run a cell that begins so. */
const RUNS = /^[=+\-@\t\r]/;

/** One cell: quoted where it must be, and never run as a formula. */
function cell(value: string | number | null): string {
  const text = typeof value === 'string' && RUNS.test(value) ? `'${value}` : String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Counts and percentages of a table, with the base of each line and what it counts. */
export function exploreCsv(shown: Explored): string {
  const { shape, rows, columns, base, notes, finding, name, across } = shown;
  const head =
    shape === 'one'
      ? [name, t.table.count, t.table.percent, t.table.base]
      : [
          across === null ? name : `${name} × ${across}`,
          ...columns.flatMap(({ label }) => [label, `${label} %`]),
          t.table.all,
          t.table.base,
        ];
  const body = rows.map(({ label, total, percent, base: of, cells }) =>
    shape === 'one'
      ? [label, total, percent, of]
      : [label, ...cells.flatMap(({ count, percent: part }) => [count, part]), total, of],
  );
  const filters = shown.chips.map(
    ({ label, value, not }) => `${label}: ${not ? 'not ' : ''}${value}`,
  );
  return csvOf([
    [finding],
    [base],
    ...(filters.length > 0 ? [[`${t.ask.filters}: ${filters.join('; ')}`]] : []),
    [],
    head,
    ...body,
    [],
    ...notes.map((note) => [note]),
  ]);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const FONT = "font-family='Public Sans, Helvetica, Arial, sans-serif'";
const [LEFT, ROOM, LINE] = [250, 420, 26];

/** What stands in a row of the chart: one bar, or the parts of it by column. */
function partsOf({ shape, columns }: Explored, row: Row): { count: number; role: Role }[] {
  if (shape === 'one') return [{ count: row.total, role: row.direction ?? 'on' }];
  return row.cells
    .slice(0, -1)
    .map(({ count }, c) => ({ count, role: columns[c]?.direction ?? category(c) }));
}

const words = (x: number, y: number, text: string, more = '') =>
  `<text x="${x}" y="${y}" ${FONT} font-size="13" fill="#131a20" ${more}>${escaped(text)}</text>`;

const clipped = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** One bar a row, of people, on one scale; the parts of a crosstab side by side, with their key. */
export function exploreSvg(shown: Explored): string {
  const rows = shown.rows.filter(({ silent }) => !silent);
  const bars = rows.map((row) => partsOf(shown, row));
  const size = (parts: { count: number }[]) => parts.reduce((sum, { count }) => sum + count, 0);
  const scale = ROOM / Math.max(1, ...bars.map(size));
  const keys = shown.shape === 'one' ? [] : shown.columns.slice(0, -1);
  const top = 74 + keys.length * 20;
  const [width, height] = [LEFT + ROOM + 90, top + rows.length * LINE + 20];
  const key = keys.map(({ label, direction }, c) => {
    const y = 66 + c * 20;
    const square = `<rect x="16" y="${y - 10}" width="12" height="12" fill="${ink(direction ?? category(c), 'print')}"/>`;
    return square + words(36, y, clipped(label, 90));
  });
  const lines = rows.map((row, r) => {
    const y = top + r * LINE;
    let x = LEFT;
    const marks = (bars[r] ?? []).map(({ count, role }) => {
      const mark = `<rect x="${x.toFixed(1)}" y="${y}" width="${(count * scale).toFixed(1)}" height="16" fill="${ink(role, 'print')}"/>`;
      x += count * scale;
      return mark;
    });
    const said =
      shown.shape === 'one' ? numbers(row) : (bars[r] ?? []).map((p) => p.count).join(' · ');
    return (
      words(LEFT - 10, y + 13, clipped(row.label, 34), 'text-anchor="end"') +
      marks.join('') +
      words(x + 8, y + 13, said)
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">` +
    `<title id="t">${escaped(shown.name)}${shown.across ? ` × ${escaped(shown.across)}` : ''}</title>` +
    `<desc id="d">${escaped(`${shown.finding}. ${shown.base}`)}</desc>` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>` +
    words(16, 24, clipped(shown.finding, 100), 'font-weight="600"') +
    words(16, 44, clipped(shown.base, 110)) +
    `${key.join('')}${lines.join('')}</svg>`
  );
}

const numbers = ({ total, percent }: Row) =>
  percent === null ? String(total) : `${total} · ${percent.toFixed(1)}%`;
