/** The report as a workbook: its contents, then one sheet for each figure with what is printed of it. */
import { type Cell, type Sheet, text } from '#base/workbook-maker.ts';
import { figuresOf, mark, notesOf, type Placed } from '#report/figures-of.ts';
import type { CrosstabFigure, Figure, MatrixFigure, Report, Share } from '#report/model.ts';
import { textOf } from '#report/prose.ts';
import { disclosing as crossed } from '#ui/texts/disclosing-words.ts';
import { exported } from '#ui/texts/exported.ts';
import { report as words } from '#ui/texts/report.ts';

const t = exported.workbookText;

/** Figures that wait stand in the contents with their reason and have no sheet: it would be empty. */
export function reportSheets(report: Report): Sheet[] {
  const all = figuresOf(report);
  const shown = all.filter(({ figure }) => figure.kind !== 'withheld');
  return [contents(report, all), ...shown.map((placed) => figureSheet(placed, report))];
}

const number = (value: number, as: 'count' | 'percent' = 'count'): Cell => ({ number: value, as });

function contents(report: Report, all: Placed[]): Sheet {
  const { forum, edition, sections } = report;
  const told = sections.find(({ kind }) => kind === 'method');
  const method = told?.kind === 'method' ? told.paragraphs.map(textOf) : [];
  const changes = told?.kind === 'method' ? told.changes : null;
  const about: [string, Cell][] = [
    [t.forum, text(`${forum.title}, ${forum.dates}`)],
    [t.edition, text(edition.name)],
    [t.asOf, text(edition.asOf)],
    [t.delegates, number(report.delegates)],
    [t.responses, number(report.responses)],
  ];
  const rows: Cell[][] = [
    [text(`${forum.title}: ${forum.subtitle}`, 'title')],
    ...about.map(([name, cell]) => [text(name, 'quiet'), cell]),
    [],
    [t.figure, t.id, t.title, t.base, t.question].map((name) => text(name, 'head')),
    ...all.map(contentsRow),
    [],
    [text(t.method, 'strong')],
    ...method.map((paragraph) => [text(paragraph)]),
    ...(changes
      ? [[], [text(changes.title, 'strong')], ...changes.lines.map((line) => [text(line)])]
      : []),
  ];
  const head = about.length + 2;
  const table = all.length > 0 ? { head, last: head + all.length } : null;
  return { name: t.contents, widths: [24, 22, 40, 34, 60], rows, table };
}

function contentsRow({ figure, name, base, asked }: Placed): Cell[] {
  const waits = figure.kind === 'withheld';
  return [
    waits ? text(figure.number) : text(figure.number, 'link', figure.number),
    text(figure.id),
    text(name),
    text(waits ? figure.reason : base, waits ? 'prose' : 'body'),
    text(asked ?? '', 'prose'),
  ];
}

type Shown = Exclude<Figure, { kind: 'withheld' }>;

function figureSheet({ figure, name, headline, asked, base, who }: Placed, report: Report): Sheet {
  const shown = figure as Shown;
  const [heads, ...body] = tableOf(shown);
  const { forum, edition } = report;
  const rows: Cell[][] = [
    [text(name, 'title')],
    [text(`${mark(figure)} · ${exported.base(base)}`, 'strong')],
    [text(asked ?? headline ?? '')],
    heads ?? [],
    ...body,
    [],
    [text(t.answered, 'quiet'), shown.kind === 'crosstab' ? text(base) : number(shown.base)],
    [text(t.who, 'quiet'), text(who)],
    ...notesOf(shown).map((note, at) => [text(at === 0 ? t.notes : '', 'quiet'), text(note)]),
    [text(exported.from(forum.title, edition.name, edition.asOf), 'quiet')],
    [text(t.back, 'link', t.contents)],
  ];
  const widest = Math.max(12, ...body.map(([label]) => lengthOf(label)));
  const others = (heads ?? []).slice(1).map((head) => Math.min(28, lengthOf(head) + 4));
  const widths = [Math.min(60, widest + 2), ...others.map((width) => Math.max(12, width))];
  return { name: figure.number, widths, rows, table: { head: 3, last: 3 + body.length } };
}

const lengthOf = (cell: Cell | undefined) => (cell && 'text' in cell ? cell.text.length : 0);

function tableOf(figure: Shown): Cell[][] {
  if (figure.kind === 'money')
    return [
      [text(t.sum, 'head'), text(t.says, 'head')],
      [text(`${figure.symbol}${figure.amount}${figure.unit}`), text(figure.spoken)],
    ];
  if (figure.kind === 'matrix') return matrixTable(figure);
  if (figure.kind === 'crosstab') return crosstabTable(figure);
  const percents = figure.shares.some(({ percent }) => percent !== null);
  const ranked = figure.kind === 'bars' && figure.ranked;
  const { option, count, percent, first } = words.columns;
  return [
    heads([option, count, ...(percents ? [percent] : []), ...(ranked ? [first] : [])]),
    ...figure.shares.map((share) => [
      text(share.label),
      number(share.count),
      ...(percents ? [share.percent === null ? null : number(share.percent, 'percent')] : []),
      ...(ranked ? [share.first === null ? null : number(share.first)] : []),
    ]),
  ];
}

/** Shares as they are printed, in steps of five; bases are words, since they are rounded too. */
const crosstabTable = ({ axes, columns, rows }: CrosstabFigure): Cell[][] => [
  heads([axes.rows, ...columns, crossed.base]),
  ...rows.map(({ label, base, cells }) => [
    text(label),
    ...cells.map(
      ({ percent, printed }): Cell =>
        percent === null ? text(printed) : { number: percent, as: 'whole' },
    ),
    text(crossed.about(base)),
  ]),
];

/** Counts of all columns, then their shares; a row that waits says why. */
function matrixTable({ columns, rows }: MatrixFigure): Cell[][] {
  const labels = columns.map(({ label }) => label);
  const percents = rows.some(({ shares }) => shares.some(({ percent }) => percent !== null));
  const share = ({ percent }: Share) => (percent === null ? null : number(percent, 'percent'));
  const names = [
    words.columns.row,
    words.columns.base,
    ...labels,
    ...(percents ? labels.map(t.percent) : []),
  ];
  return [
    heads(names),
    ...rows.map(({ label, base, shares, withheld }) =>
      withheld !== null
        ? [text(label), text(withheld)]
        : [
            text(label),
            number(base),
            ...shares.map(({ count }) => number(count)),
            ...(percents ? shares.map(share) : []),
          ],
    ),
  ];
}

/** Longest heading that a table takes, less room for a number. */
const LONGEST = 240;

/** Headings of a table are one line and differ, whatever the letters' case; an empty one is a number. */
function heads(names: readonly string[]): Cell[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    let each = name.replace(/\s+/g, ' ').trim() || `${at + 1}`;
    if (each.length > LONGEST) each = `${each.slice(0, LONGEST - 1)}…`;
    while (taken.has(each.toLowerCase())) each = `${each} ${at + 1}`;
    taken.add(each.toLowerCase());
    return text(each, at === 0 ? 'head' : 'headRight');
  });
}
