/** The slides of one figure: its chart, what is said of it, its base and its id. */
import { wrapped } from '#base/text-width.ts';
import { mark, notesOf, type Placed } from '#report/figures-of.ts';
import type { CrosstabFigure, Figure, Paragraph, PartsFigure } from '#report/model.ts';
import type { Chart } from '#report/slides/chart.ts';
import { barCharts, matrixCharts, partColours, partsChart } from '#report/slides/charts-of.ts';
import { BODY, INNER, type Page, page, underTitle } from '#report/slides/page.ts';
import { heightOf, proseRuns, roomOf } from '#report/slides/prose.ts';
import { type Box, type Para, type Shape, SLIDE, swatch, textBox } from '#report/slides/shapes.ts';
import { tableFrame } from '#report/slides/table.ts';
import { wordPages } from '#report/slides/word-pages.ts';
import { disclosing as crossed } from '#ui/texts/disclosing-words.ts';
import { exported } from '#ui/texts/exported.ts';

const t = exported.slide;
const ASIDE = { x: 664, width: SLIDE.width - SLIDE.margin - 664 };
const FOOT = { top: 498, gap: 14 };

type Shown = Exclude<Figure, { kind: 'withheld' }>;

/** Nothing for a figure that waits: the slide about the method names it. */
export function figurePages(placed: Placed, paragraphs: readonly Paragraph[]): Page[] {
  const { figure, name, headline, asked } = placed;
  if (figure.kind === 'withheld') return [];
  const title = headline ?? name;
  const kicker = headline ? name : null;
  const top = underTitle(title);
  const question = asked && asked !== name ? asked : null;
  const askedHeight = question ? heightOf(question, INNER, 13) : 0;
  const begin = top + (question ? askedHeight + 10 : 4);
  const foot = footOf(figure, placed.base);
  const body = { ...BODY, y: begin, height: foot.y - FOOT.gap - begin };
  const aside = asideOf(paragraphs, body.height);
  const box = aside ? { ...body, width: ASIDE.x - 32 - body.x } : body;
  const shapes = question
    ? [
        textBox('Question', { ...BODY, y: top, height: askedHeight }, [
          { runs: [{ text: question, size: 13, colour: 'ink2' as const }] },
        ]),
      ]
    : [];
  const said = aside ? [textBox('Findings', { ...body, ...ASIDE }, aside)] : [];
  const drawn = chartsOf(figure, name, box);
  const pages = drawn.map(({ chart, shapes: more }, at) =>
    page({
      kicker,
      title: at === 0 ? title : t.continued(title),
      shapes,
      ...(chart && {
        chart: { ...chart, name: `${figure.number}, ${name}`, descr: figure.summary },
      }),
      rest: [...more, ...(at === 0 ? said : []), foot.shape],
    }),
  );
  const apart =
    aside || paragraphs.length === 0 ? [] : wordPages({ title: t.continued(name), paragraphs });
  return [...pages, ...apart];
}

/** What is said of the figure, beside it, if it finds room there in a size that can be read. */
function asideOf(paragraphs: readonly Paragraph[], height: number): Para[] | null {
  if (paragraphs.length === 0) return null;
  const set = (size: number): Para[] =>
    paragraphs.map((paragraph) => ({
      runs: proseRuns(paragraph, { size, face: 'serif' }),
      after: size * 0.6,
    }));
  const size = [15, 14, 13, 12].find((each) => roomOf(set(each), ASIDE.width) <= height);
  return size ? set(size) : null;
}

/** Number, id and base, and how the figure is read: at the foot, as high as it needs. */
function footOf(figure: Shown, base: string): { y: number; shape: Shape } {
  const waiting = figure.kind === 'matrix' ? figure.rows.filter(({ withheld }) => withheld) : [];
  const notes = [
    ...notesOf(figure),
    ...waiting.map(({ label, withheld }) => `${label}: ${withheld}`),
  ];
  const words = notes.join(' ');
  const size = wrapped(words, INNER, 10.5).length > 3 ? 9 : 10.5;
  const named = { text: `${mark(figure)} · ${exported.base(base)}`, size: 11, bold: true };
  const height = 15 + heightOf(words, INNER, size) + 3;
  const paras: Para[] = [
    { runs: [named], after: 2 },
    { runs: [{ text: words, size, colour: 'ink2' }] },
  ];
  const y = FOOT.top - height;
  return { y, shape: textBox('Base', { x: SLIDE.margin, y, width: INNER, height }, paras, 'b') };
}

type Drawn = { chart: { chart: Chart; box: Box } | null; shapes: Shape[] };

function chartsOf(figure: Shown, name: string, box: Box): Drawn[] {
  switch (figure.kind) {
    case 'bars':
      return barCharts(figure, box.width).map((chart) => {
        const height = Math.min(box.height, chart.categories.length * 46);
        return { chart: { chart, box: { ...box, height } }, shapes: [] };
      });
    case 'matrix':
      return matrixCharts(figure, box.width).map((chart) => ({
        chart: { chart, box },
        shapes: [],
      }));
    case 'parts':
      return [parts(figure, name, box)];
    case 'crosstab':
      return crosstabs(figure, name, box);
    case 'money': {
      const { symbol, amount, unit } = figure;
      const runs = [
        { text: `${symbol}${amount}`, size: 120, face: 'serif' as const },
        { text: unit, size: 50, face: 'serif' as const },
      ];
      const place = { ...box, y: box.y + 24, height: Math.min(box.height - 24, 170) };
      return [{ chart: null, shapes: [textBox('Sum', place, [{ runs }])] }];
    }
  }
}

/** A table, so many rows to a slide: its shares are rounded, and a bar would look exact. */
function crosstabs({ axes, columns, rows }: CrosstabFigure, name: string, box: Box): Drawn[] {
  const most = Math.max(1, Math.floor(box.height / 34) - 1);
  const wide = (box.width - 260) / Math.max(1, columns.length);
  const widths = [180, ...columns.map(() => wide), 80];
  const head = [axes.rows, ...columns, crossed.base];
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, at) => {
    const body = rows
      .slice(at * most, (at + 1) * most)
      .map(({ label, base, cells }) => [
        label,
        ...cells.map(({ printed }) => printed),
        crossed.about(base),
      ]);
    const table = tableFrame(name, box, { widths, height: 34, rows: [head, ...body] });
    return { chart: null, shapes: [table] };
  });
}

/** Large numbers over the bar where each has room above its own part, else in columns with their colour. */
function parts(figure: PartsFigure, name: string, box: Box): Drawn {
  const { shares } = figure;
  const all = Math.max(
    1,
    shares.reduce((sum, { count }) => sum + count, 0),
  );
  const least = 112;
  const roomy = shares.every(({ count }) => (count / all) * box.width >= least);
  const colours = partColours(shares.length);
  const columns = Math.min(shares.length, Math.max(1, Math.floor(box.width / 150)));
  const bar = { ...box, y: box.y + (roomy ? 112 : 12), height: 88 };
  const shapes: Shape[] = [];
  let x = box.x;
  shares.forEach(({ label, count, whole }, at) => {
    const width = roomy ? (count / all) * box.width : box.width / columns;
    const row = Math.floor(at / columns);
    const left = roomy ? x : box.x + (at % columns) * width;
    const top = roomy ? box.y : bar.y + bar.height + 18 + row * 96;
    const number: Para = { runs: [{ text: whole, size: roomy ? 60 : 32, face: 'serif' }] };
    const words: Para = {
      runs: [
        { text: `${count} `, size: 15, bold: true },
        { text: label, size: 15, colour: 'ink2' },
      ],
    };
    if (roomy) {
      shapes.push(
        textBox(label, { x: left, y: top + 20, width: width - 8, height: 84 }, [number], 'b'),
      );
      const under = { x: left, y: bar.y + bar.height + 12, width: width - 12, height: 72 };
      shapes.push(textBox(label, under, [words]));
    } else {
      shapes.push(swatch({ x: left, y: top + 6, width: 4, height: 76 }, colours[at] ?? 'rest'));
      const place = { x: left + 12, y: top, width: width - 24, height: 88 };
      shapes.push(textBox(label, place, [number, words]));
    }
    x += width;
  });
  return { chart: { chart: partsChart(figure, name, box.width), box: bar }, shapes };
}
