/** The report with its charts drawn for paper. Geometry and colours are those of the web. */
import type { Figure, PartsFigure, Report, Section, Share } from '#report/model.ts';
import { bars, printedPercent } from '#ui/charts/bars.ts';
import { matrixPlot } from '#ui/charts/diverging.ts';
import { type Drawing, svg } from '#ui/charts/drawing.ts';
import { ink } from '#ui/charts/ink.ts';
import { partsPlot } from '#ui/charts/parts.ts';
import { peopleBar } from '#ui/charts/people.ts';
import { coverSeats, seatsDrawing } from '#ui/charts/seats.ts';
import { charts as t } from '#ui/texts/charts.ts';

/** What the template reads. Words stay words: only drawings are made here. */
export type Printed = ReturnType<typeof printed>;

export const printed = ({ sections, ...report }: Report) => ({
  ...report,
  seats: drawn(seatsDrawing(coverSeats(report.chamber.levels.map(({ seats }) => seats)))),
  sections: sections.map(printedSection),
});

const printedSection = (section: Section) =>
  'figure' in section ? { ...section, figure: printedFigure(section.figure) } : section;

function printedFigure(figure: Figure) {
  switch (figure.kind) {
    case 'bars':
      return { ...figure, lead: lead(figure.shares, figure.base), bars: barRows(figure.shares) };
    case 'parts':
      return { ...figure, ...parts(figure) };
    case 'matrix': {
      const shown = figure.rows.filter(({ withheld }) => withheld === null);
      return { ...figure, plot: plotted(matrixPlot(figure.columns, shown), figure.base) };
    }
    default:
      return figure;
  }
}

const barRows = (shares: Share[]) =>
  bars(shares).map(({ label, count, percent, first, marked, strip }) => {
    return { label, count, percent: printedPercent(percent), first, marked, strip: drawn(strip) };
  });

/** The bar that opens a page: the marked option against everybody, if exactly one is marked. */
function lead(shares: Share[], base: number) {
  const [only, ...others] = shares.filter(({ marked }) => marked);
  if (!only || others.length > 0) return null;
  const strip = peopleBar([
    { role: 'on', count: only.count },
    { role: 'rest', count: Math.max(0, base - only.count) },
  ]);
  const { label, count, percent } = only;
  return { label, count, percent: percent?.toFixed(1) ?? null, strip: drawn(strip) };
}

function parts({ shares }: PartsFigure) {
  const plot = partsPlot(shares);
  return {
    roomy: plot.roomy,
    strip: drawn(plot.strip),
    parts: plot.parts.map(({ label, count, whole, width, role }) => {
      return { label, count, whole, width, colour: ink(role, 'print') };
    }),
  };
}

const plotted = (plot: ReturnType<typeof matrixPlot>, base: number) => ({
  ...plot,
  heads: plot.heads?.map((head) => ({ ...head, colour: wordInk(head.role) })) ?? null,
  keys: plot.keys.map(({ role, label }) => {
    const sample = peopleBar([{ role, count: 3 }], { height: 12 });
    return { label, sample: drawn(sample), colour: wordInk(role) };
  }),
  rows: plot.rows.map(({ label, net, base: answered, strip, labels }) => ({
    label,
    says: net ? t.net(net.more, net.less) : '',
    other: answered === base ? '' : t.of(answered),
    strip: drawn(strip),
    labels: labels.map((each) => ({ ...each, colour: wordInk(each.role) })),
  })),
});

/** Numbers of change have its colour, the others are quiet. */
const wordInk = (role: Parameters<typeof ink>[0]) =>
  role === 'up' || role === 'down' ? ink(role, 'print') : null;

const drawn = (drawing: Drawing) => ({
  svg: svg(drawing, 'print'),
  width: drawing.width,
  height: drawing.height,
});
