/** Crosstabs as the report carries them: sections of their own after the questions. */
import type { CrosstabRefusal, Decided, SeenCrosstab } from '#report/crosstabs.ts';
import { pairName } from '#report/deciding.ts';
import { figureId } from '#report/figure-id.ts';
import type { BaseRow, CrosstabFigure, Figure, Section } from '#report/model.ts';
import { printedDay } from '#report/printing.ts';
import type { View } from '#report/sections.ts';
import type { PrintedCrosstab } from '#research/crosstab-print.ts';
import type { Pair } from '#research/crosstab-secret.ts';
import type { Variable } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';
import { told as t } from '#ui/texts/report-told.ts';

/** `asOf`: whose answers it counts, where that is an earlier edition; `why`: for staff, why it waits */
export type IssueCrosstab = {
  key: string;
  title: string;
  axes: { rows: string; columns: string };
  printed: PrintedCrosstab | null;
  asOf: string | null;
  edition: number | null;
  why: CrosstabRefusal | null;
};

const keyOf = ({ figure, row }: Variable) => (row === null ? figure : `${figure} [${row}]`);
/** What the report, its cards and its files call a crosstab. */
export const pairKey = ({ rows, columns }: Pair): string => `${keyOf(rows)} × ${keyOf(columns)}`;

/** As a reader gets it. */
export const seenCrosstab = (seen: SeenCrosstab): IssueCrosstab => ({
  key: pairKey(seen),
  title: d.pair(seen.names.rows, seen.names.columns),
  axes: seen.names,
  printed: seen.printed,
  asOf: seen.asOf,
  edition: seen.edition,
  why: null,
});

/** As staff see it in the draft: what readers would get. */
export function draftCrosstab(questionnaire: Questionnaire, decided: Decided): IssueCrosstab {
  if ('crosstab' in decided) return { ...seenCrosstab(decided.crosstab), edition: null };
  const { choice, refused } = decided;
  return {
    key: pairKey(choice),
    title: pairName(questionnaire, choice),
    axes: { rows: '', columns: '' },
    printed: null,
    asOf: null,
    edition: null,
    why: refused,
  };
}

type Where = Pick<View, 'forumKey' | 'number' | 'questionnaire'>;

/** @param before figures numbered already */
export function crosstabSections(
  view: Where,
  crosstabs: readonly IssueCrosstab[],
  before: number,
): { body: Section[]; bases: BaseRow[]; left: string[] } {
  const made = crosstabs.map((each, at) => sectionOf(view, each, t.figure(before + at + 1)));
  return {
    body: made.map(({ section }) => section),
    bases: made.map(({ base }) => base),
    left: made.flatMap(({ left }) => left),
  };
}

function sectionOf(view: Where, crosstab: IssueCrosstab, number: string) {
  const { key, title, printed } = crosstab;
  const known = { key, id: figureId(view.forumKey, view.number, key), number };
  const figure: Figure = printed
    ? { ...known, ...drawnTable(view, crosstab, printed) }
    : { ...known, kind: 'withheld', reason: crosstab.why ? d.why(crosstab.why) : t.waits.reader };
  const section: Section = {
    kind: 'crosstab',
    id: '',
    name: title,
    headline: null,
    paragraphs: [],
    figure,
  };
  const base = printed ? d.about(printed.base) : t.method.notPrinted;
  return {
    section,
    base: { number, id: known.id, title, base, who: d.both },
    left: printed ? [] : [`${number}, ${title}`],
  };
}

type Bare = Omit<CrosstabFigure, 'key' | 'id' | 'number'>;
function drawnTable(
  view: Where,
  { axes, title, asOf, edition }: IssueCrosstab,
  table: PrintedCrosstab,
): Bare {
  const { rows, columns, rowBases, base, shares } = table;
  const cell = (percent: number | null) => ({ percent, printed: d.share(percent) });
  const isOff = shares.flat().includes(null);
  const older = edition !== null && asOf !== null && edition !== view.number;
  return {
    kind: 'crosstab',
    base,
    axes,
    columns,
    rows: rows.map((label, at) => ({
      label,
      base: rowBases[at] ?? 0,
      cells: (shares[at] ?? []).map(cell),
    })),
    notes: [
      d.notes.both(base),
      table.single ? d.notes.rows : d.notes.several,
      d.notes.rounded,
      ...(isOff ? [d.notes.off] : []),
      ...(older ? [d.notes.older(printedDay(new Date(asOf), view.questionnaire.timezone))] : []),
    ],
    summary: d.summary(
      title,
      rows.map((row, at) => mostOften(row, columns, shares[at] ?? [])).join('; '),
    ),
  };
}

/** "Heads of Department most often “Cloud”, 45%" */
function mostOften(row: string, columns: readonly string[], shares: readonly (number | null)[]) {
  const most = Math.max(-1, ...shares.map((share) => share ?? -1));
  const first = columns.filter((_, at) => shares[at] === most);
  return most < 0 ? d.nothing(row) : d.most(row, first, d.share(most));
}
