/** The picture that stands for a report link in a chat or a mail: its cover, 1200 by 630. */
import type { Report } from '#report/model.ts';
import { brandPalette, printTones } from '#ui/brand.ts';
import { svg } from '#ui/charts/drawing.ts';
import { coverSeats, seatsDrawing } from '#ui/charts/seats.ts';

export const PREVIEW = { width: 1200, height: 630 };

/** `levels`: seats by level, or null where nothing but the name may be told */
export type Preview = {
  title: string;
  lines: readonly string[];
  levels: readonly number[] | null;
  brand: Report['brand'];
};

export const previewOf = ({ forum, edition, chamber, brand }: Report): Preview => ({
  title: forum.title,
  lines: [forum.subtitle, `${edition.name}, as of ${edition.asOf}`, `Forum: ${forum.dates}`],
  levels: chamber.levels.map(({ seats }) => seats),
  brand,
});

const LEFT = 72;
/** width of the chamber */
const CHAMBER = 580;
const WHITE = '#ffffff';

export function previewSvg({ title, lines, levels, brand }: Preview): string {
  const { cover, onCover2, coverMark } = printTones(brand.colour);
  const { size, rows } = setTitle(title, levels ? 640 : 1056);
  const top = brand.logo ? 208 : 150;
  const first = top + size * 0.8;
  const after = first + (rows.length - 1) * size * 1.04 + 62;
  const said = lines.map((line, at) =>
    text(line, {
      ...{ x: LEFT, y: after + at * 42, fill: onCover2, family: 'Source Serif 4' },
      size: Math.min(
        28,
        (PREVIEW.width - CHAMBER - LEFT - 24) / (Math.max(1, line.length) * LETTER),
      ),
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PREVIEW.width} ${PREVIEW.height}">`,
    `<rect width="${PREVIEW.width}" height="${PREVIEW.height}" fill="${cover}"/>`,
    levels && levels.length > 0 ? seats(levels, brand.colour) : arches(coverMark),
    brand.logo ? logo(brand.logo) : '',
    ...rows.map((row, at) =>
      text(row, {
        x: LEFT,
        y: first + at * size * 1.04,
        size,
        fill: WHITE,
        family: 'Plenary Display',
        weight: 300,
      }),
    ),
    ...said,
    '</svg>',
  ].join('');
}

/** Widths of a letter and a blank in the display face, as shares of its size: averages that leave room. */
const LETTER = 0.45;
const room = (row: string, size: number) => row.length * size * LETTER;

/** The largest size in which the title stands on at most four rows. */
function setTitle(title: string, width: number): { size: number; rows: string[] } {
  for (const size of [92, 80, 68, 56, 46]) {
    const rows = broken(title, width, size);
    if (rows.length <= (size > 60 ? 3 : 4) && rows.every((row) => room(row, size) <= width))
      return { size, rows };
  }
  const most = Math.floor(width / (38 * LETTER));
  const rows = broken(title, width, 38).map((row) =>
    row.length > most ? `${row.slice(0, most - 1)}…` : row,
  );
  return { size: 38, rows: rows.length > 5 ? [...rows.slice(0, 4), `${rows[4]} …`] : rows };
}

function broken(title: string, width: number, size: number): string[] {
  const rows: string[] = [];
  for (const word of title.split(/\s+/)) {
    const longer = `${rows.at(-1) ?? ''} ${word}`.trim();
    if (rows.length > 0 && room(longer, size) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

type Set = { x: number; y: number; size: number; fill: string; family: string; weight?: number };
const text = (words: string, { x, y, size, fill, family, weight = 400 }: Set) =>
  `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" font-family="${family}, Noto Sans, Noto Sans Arabic, ` +
  `Noto Sans Hebrew, Noto Sans Devanagari, Noto Sans Thai" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;

const escaped = (words: string) =>
  words
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The chamber, its horizon below the picture's edge. */
function seats(levels: readonly number[], colour: string | null): string {
  const drawing = seatsDrawing(coverSeats(levels));
  const inner = svg(drawing, brandPalette(colour)).replace(/^<svg[^>]*>|<\/svg>$/g, '');
  const scale = CHAMBER / drawing.width;
  const y = PREVIEW.height - drawing.height * scale - 34;
  return `<g transform="translate(${PREVIEW.width - CHAMBER - 6} ${y.toFixed(1)}) scale(${scale.toFixed(4)})">${inner}</g>`;
}

/** The chamber's outline, without seats: nothing is told about anybody. */
const arches = (fill: string) =>
  `<g transform="translate(610 330) scale(30)" fill="none" stroke="${fill}" stroke-width="0.4" stroke-linecap="round">` +
  '<path d="M1.5 10.5A9.5 9.5 0 0 1 20.5 10.5M6.2 10.5A4.8 4.8 0 0 1 15.8 10.5"/></g>';

function logo({ src, white, width, height }: NonNullable<Report['brand']['logo']>): string {
  const scale = Math.min(300 / width, 84 / height);
  const [w, h] = [width * scale, height * scale];
  const picture = (x: number, y: number) =>
    `<image x="${x}" y="${y}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" href="${src}"/>`;
  const plate = `<rect x="${LEFT}" y="64" width="${(w + 32).toFixed(1)}" height="${(h + 32).toFixed(1)}" rx="6" fill="${WHITE}"/>`;
  return white ? picture(LEFT, 64) : plate + picture(LEFT + 16, 80);
}
