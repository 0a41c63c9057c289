/** The report with its charts drawn for paper. Geometry and colours are those of the web. */
import type { CrosstabFigure, Figure, PartsFigure, Report, Section, Share } from '#report/model.ts';
import { numberPrinted, rowLetter } from '#report/row-number.ts';
import { brandPalette, printTones } from '#ui/brand.ts';
import { bars, printedPercent } from '#ui/charts/bars.ts';
import { matrixPlot } from '#ui/charts/diverging.ts';
import { type Drawing, svg } from '#ui/charts/drawing.ts';
import { ink, type Palette } from '#ui/charts/ink.ts';
import { partsPlot } from '#ui/charts/parts.ts';
import { peopleBar } from '#ui/charts/people.ts';
import { coverSeats, seatsDrawing } from '#ui/charts/seats.ts';
import { shareBar } from '#ui/charts/share.ts';
import { charts as t } from '#ui/texts/charts.ts';
import { disclosing as few } from '#ui/texts/disclosing-words.ts';
import { print, told as texts } from '#ui/texts/report-told.ts';

type Head = Omit<Report, 'sections' | 'brand'>;

/** What the template reads. Words stay words: only drawings are made here. */
export type Printed = ReturnType<typeof printed>;

/** @param cards where the cards of its figures are opened; null: their ids stand there as plain text */
export function printed(given: Report, cards: string | null = null) {
  const { brand, ...written } = given;
  const { sections, ...report } = withBreaks(written);
  const palette = brandPalette(brand.colour);
  return {
    ...report,
    cards,
    brand: printedBrand(brand),
    words: words(report),
    facts: facts(report),
    seats: drawn(
      seatsDrawing(coverSeats(report.chamber.levels.map(({ seats }) => seats))),
      palette,
    ),
    sections: sections.map((section) => printedSection(section, palette)),
  };
}

/** Words too long for any column may break every dozen letters, unseen where they need not. */
export function withBreaks<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(endless, broken) as Value;
  if (Array.isArray(value)) return value.map(withBreaks) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    isAddress(key, each) ? each : withBreaks(each),
  ]);
  return Object.fromEntries(entries);
}
/** An address is copied out of the file as it is; only one longer than its column must break. */
const isAddress = (key: string, value: unknown) =>
  key === 'href' || (key === 'value' && typeof value === 'string' && value.length < 55);
const endless = /[^\s\u200B-]{29,}/gu;
const broken = (word: string) => word.replace(/(?:\P{M}\p{M}*){12}(?=.{4})/gu, '$&\u200B');

function printedSection(section: Section, palette: Palette) {
  if ('figure' in section) {
    const figure = {
      ...printedFigure(section.figure, palette),
      printedNumber: numberPrinted(section.figure),
    };
    return { ...section, figure };
  }
  if (section.kind === 'finding')
    return {
      ...section,
      kicker: texts.findingOf(section.ordinal, section.of),
      behind: texts.behind,
    };
  if (section.kind !== 'interviews') return section;
  const highlights = section.highlights.map((each) => ({
    ...each,
    how: each.channel === '' ? '' : print.interviewed(each.channel),
  }));
  return { ...section, highlights };
}

function words({ forum, edition, delegates, responses }: Head) {
  const running = print.running(forum.subtitle, edition.name);
  const { columns, method, names, contents } = texts;
  return {
    ...columns,
    ...print.words,
    contents,
    running,
    title: `${forum.title}: ${running}`,
    findings: names.findings,
    seats: print.seats(delegates),
    snapshot: print.snapshot(delegates, responses, edition.asOf, edition.state === 'draft'),
    left: method.left,
    figure: method.figure,
    id: method.id,
    what: method.what,
    base: method.base,
    who: method.who.title,
  };
}

const facts = ({ forum, delegates, responses, fieldDates }: Head) =>
  [
    { name: print.facts.forum, value: forum.dates },
    { name: print.facts.answered, value: print.answered(responses, delegates) },
    { name: print.facts.field, value: fieldDates ?? '' },
  ].filter(({ value }) => value !== '');

function printedFigure(figure: Figure, palette: Palette) {
  switch (figure.kind) {
    case 'bars':
      return {
        ...figure,
        shares: figure.shares.map(printedShare),
        lead: lead(figure.shares, figure.base, palette),
        bars: barRows(figure.shares, palette),
      };
    case 'parts':
      return {
        ...figure,
        ranked: false,
        shares: figure.shares.map(printedShare),
        ...parts(figure, palette),
      };
    case 'matrix': {
      const shown = figure.rows.filter(({ withheld }) => withheld === null);
      const rows = figure.rows.map((row, at) => ({
        ...row,
        letter: figure.rows.length > 1 ? rowLetter(at) : '',
        shares: row.shares.map(printedShare),
      }));
      return {
        ...figure,
        rows,
        plot: plotted(matrixPlot(figure.columns, shown), figure.base, palette),
      };
    }
    case 'crosstab':
      return {
        ...figure,
        baseWord: few.base,
        rows: figure.rows.map((row) => crosstabRow(row, palette)),
      };
    default:
      return figure;
  }
}

const crosstabRow = (row: CrosstabFigure['rows'][number], palette: Palette) => ({
  ...row,
  base: few.about(row.base),
  cells: row.cells.map(({ percent, printed: words }) => ({
    words,
    strip: percent === null ? null : drawn(shareBar(percent), palette),
  })),
});

const printedShare = (share: Share) => ({ ...share, printed: printedPercent(share.percent) });

const barRows = (shares: Share[], palette: Palette) =>
  bars(shares).map(({ label, count, percent, first, marked, strip }) => {
    return {
      label,
      count,
      percent: printedPercent(percent),
      first: first === null ? '' : t.first(first),
      marked,
      strip: drawn(strip, palette),
    };
  });

/** The bar that opens a page: the marked option against everybody, if exactly one is marked. */
function lead(shares: Share[], base: number, palette: Palette) {
  const [only, ...others] = shares.filter(({ marked }) => marked);
  if (!only || others.length > 0) return null;
  const strip = peopleBar([
    { role: 'on', count: only.count },
    { role: 'rest', count: Math.max(0, base - only.count) },
  ]);
  const { label, count, percent } = only;
  return {
    label,
    says: texts.answered(count, base),
    number: percent === null ? `${count}` : percent.toFixed(1),
    unit: percent === null ? '' : '%',
    strip: drawn(strip, palette),
  };
}

function parts({ shares }: PartsFigure, palette: Palette) {
  const plot = partsPlot(shares);
  return {
    roomy: plot.roomy,
    strip: drawn(plot.strip, palette),
    parts: plot.parts.map(({ label, count, whole, width, role }) => {
      return { label, count, whole, width, colour: ink(role, palette) };
    }),
  };
}

const plotted = (plot: ReturnType<typeof matrixPlot>, base: number, palette: Palette) => ({
  ...plot,
  heads: plot.heads?.map((head) => ({ ...head, colour: wordInk(head.role) })) ?? null,
  keys: plot.keys.map(({ role, label }) => {
    const sample = peopleBar([{ role, count: 3 }], { height: 12 });
    return { label, sample: drawn(sample, palette), colour: wordInk(role) };
  }),
  rows: plot.rows.map(({ label, net, base: answered, strip, labels }) => ({
    label,
    says: said(net, answered === base ? null : answered),
    strip: drawn(strip, palette),
    labels: labels.map((each) => ({ ...each, colour: wordInk(each.role) })),
  })),
});

function said(net: { more: number; less: number } | null, otherBase: number | null): string {
  if (net === null) return otherBase === null ? '' : t.of(otherBase);
  const { more, less } = net;
  return otherBase === null ? t.net(more, less) : t.netOf(more, less, otherBase);
}

/** Numbers of change have its colour, the others are quiet. */
const wordInk = (role: Parameters<typeof ink>[0]) =>
  role === 'up' || role === 'down' ? ink(role, 'print') : null;

const drawn = (drawing: Drawing, palette: Palette) => ({
  svg: svg(drawing, palette),
  width: drawing.width,
  height: drawing.height,
});

/** Colours as values, the logo as a drawing that holds its picture: the template reads no addresses. */
function printedBrand({ colour, logo }: Report['brand']) {
  if (!logo) return { ...printTones(colour), logo: null };
  const { src, alt, white, width, height } = logo;
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" ` +
    `height="${height}"><image width="${width}" height="${height}" href="${src}"/></svg>`;
  return { ...printTones(colour), logo: { svg: drawing, alt, white, width, height } };
}
