/**
 * One figure as a drawing that stands by itself: title, chart, numbers, base and the id that leads
 * to its card. Words are text in our own faces with others to fall back on; nothing is fetched.
 */

import { xmlText } from '#base/xml.ts';
import { barsBlock } from '#report/figure-svg/bars.ts';
import { crosstabBlock } from '#report/figure-svg/crosstab.ts';
import { matrixBlock } from '#report/figure-svg/matrix.ts';
import {
  type Block,
  block,
  FACES,
  hair,
  line,
  type Paper,
  paper,
  type Theme,
  WIDTH,
} from '#report/figure-svg/paper.ts';
import { partsBlock } from '#report/figure-svg/parts.ts';
import { mark, type Placed } from '#report/figures-of.ts';
import { lookOf } from '#report/look.ts';
import type { Figure, MoneyFigure, Report, WithheldFigure } from '#report/model.ts';
import { short } from '#ui/charts/drawing.ts';
import { exported as t } from '#ui/texts/exported.ts';

const MARGIN = 32;
/** Pixels from edge to edge; the height is as much as the figure needs. */
export const FIGURE_WIDTH = WIDTH + 2 * MARGIN;

export type Source = Pick<Report, 'forum' | 'edition' | 'brand'>;

/** Equal figures give equal drawings. */
export function figureSvg(
  { figure, ...about }: Placed,
  source: Source,
  theme: Theme = 'light',
): string {
  const on = paper(theme, lookOf(source));
  const head = heading(about, on);
  const chart = chartBlock(figure, head.height + 18, on);
  const foot = footing(figure, about.base, source, head.height + 18 + chart.height + 16, on);
  const inner = head.height + 18 + chart.height + 16 + foot.height;
  const [width, height] = [FIGURE_WIDTH, Math.ceil(inner + 2 * MARGIN)];
  const said = figure.kind === 'withheld' ? figure.reason : figure.summary;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${figure.id}-title ${figure.id}-desc" font-family="${FACES.sans}">`,
    `<title id="${figure.id}-title">${xmlText(`${figure.number}. ${about.name}`)}</title>`,
    `<desc id="${figure.id}-desc">${xmlText(said)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${on.ground}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...head.parts,
    ...chart.parts,
    ...foot.parts,
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function heading({ name, headline, asked }: Omit<Placed, 'figure'>, on: Paper): Block {
  const parts: string[] = [];
  let y = 0;
  const add = (text: string, style: Parameters<typeof block>[2]) => {
    const made = block(text, { x: 0, y, width: WIDTH }, style);
    parts.push(...made.parts);
    y += made.height;
  };
  if (headline) add(name, { size: 13, weight: 600, fill: on.accent });
  add(headline ?? name, { size: 26, fill: on.ink, face: 'serif' });
  if (asked && asked !== name) {
    y += 4;
    add(asked, { size: 14, fill: on.ink2 });
  }
  return { parts, height: y };
}

function chartBlock(figure: Figure, at: number, on: Paper): Block {
  switch (figure.kind) {
    case 'bars':
      return barsBlock(figure, at, on);
    case 'parts':
      return partsBlock(figure, at, on);
    case 'matrix':
      return matrixBlock(figure, at, on);
    case 'money':
      return money(figure, at, on);
    case 'crosstab':
      return crosstabBlock(figure, at, on);
    case 'withheld':
      return waits(figure, at, on);
  }
}

function money({ symbol, amount, unit }: MoneyFigure, at: number, on: Paper): Block {
  const sum = `${xmlText(`${symbol}${amount}`)}<tspan font-size="44">${xmlText(unit)}</tspan>`;
  const open = `<text x="0" y="${short(at + 82)}" font-size="104" font-weight="300" fill="${on.ink}" font-family="${FACES.display}">`;
  return { parts: [`${open}${sum}</text>`], height: 100 };
}

function waits({ reason }: WithheldFigure, at: number, on: Paper): Block {
  const place = { x: 18, y: at + 2, width: WIDTH - 18 };
  const { parts, height } = block(reason, place, { size: 14, fill: on.ink2 });
  const dots = `<path d="M1.5 ${short(at)}v${height + 4}" stroke="${on.line}" stroke-width="3" stroke-dasharray="3 3"/>`;
  return { parts: [dots, ...parts], height: height + 4 };
}

function footing(figure: Figure, base: string, source: Source, at: number, on: Paper): Block {
  const parts = [hair(at, on)];
  let y = at + 10;
  const add = (text: string, style: Parameters<typeof block>[2]) => {
    const made = block(text, { x: 0, y, width: WIDTH }, style);
    parts.push(...made.parts);
    y += made.height;
  };
  const notes = figure.kind === 'withheld' ? [] : figure.notes;
  if (notes.length > 0) add(notes.join(' '), { size: 12, fill: on.ink2 });
  y += notes.length > 0 ? 6 : 0;
  const named = `${mark(figure)}${figure.kind === 'withheld' ? '' : ` · ${t.base(base)}`}`;
  parts.push(line(named, 0, y + 12, { size: 12, weight: 700, fill: on.ink }));
  y += 18;
  add(t.from(source.forum.title, source.edition.name, source.edition.asOf), {
    size: 12,
    fill: on.ink3,
  });
  return { parts, height: y - at };
}
