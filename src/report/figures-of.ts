/** The figures of a report, for the forms that give each a place of its own: a drawing, a sheet, a frame. */
import { figureId } from '#report/figure-id.ts';
import type { BaseRow, Figure, Report, Section } from '#report/model.ts';
import { exported } from '#ui/texts/exported.ts';
import { report } from '#ui/texts/report.ts';

const t = report.notes;

/** `asked`: the question's own wording, or null · `who`: the people who are counted in it */
export type Placed = {
  figure: Figure;
  name: string;
  headline: string | null;
  asked: string | null;
  base: string;
  who: string;
};

type Whole = Pick<Report, 'sections' | 'delegates'>;

export function figuresOf({ sections, delegates }: Whole): Placed[] {
  const bases = sections.flatMap((section) => (section.kind === 'method' ? section.bases : []));
  return sections.flatMap((section) =>
    'figure' in section ? [placed(section, bases, delegates)] : [],
  );
}

function placed(
  section: Extract<Section, { figure: Figure }>,
  bases: BaseRow[],
  delegates: number,
): Placed {
  const { figure, name, headline } = section;
  // rows of a matrix stand in the base table as "Figure 9a", "Figure 9b"
  const mine = ({ number }: BaseRow) => number.replace(/(?<=\d)[a-z]+$/, '') === figure.number;
  const asked = section.kind === 'question' ? section.asked : null;
  const { who = '', base: said = '' } = bases.find(mine) ?? {};
  const base = figure.kind === 'crosstab' ? said : baseIn(figure, delegates);
  return { figure, name, headline, asked, base, who };
}

function baseIn(figure: Exclude<Figure, { kind: 'crosstab' }>, delegates: number): string {
  if (figure.kind === 'withheld') return report.method.notPrinted;
  const rows = figure.kind === 'matrix' ? figure.rows.filter(({ withheld }) => !withheld) : [];
  const all = rows.length > 0 ? rows.map(({ base }) => base) : [figure.base];
  return exported.bases(Math.min(...all), Math.max(...all), delegates);
}

/** @returns null where no figure of this report has that id */
export const figureOf = (report: Report, id: string): Placed | null =>
  figuresOf(report).find(({ figure }) => figure.id === id) ?? null;

/**
 * As `figureOf`, and where the id is that of the same figure in an earlier edition, the figure as it
 * is now: a frame on somebody's page goes on.
 */
export function figureOfAny(report: Report, id: string): Placed | null {
  const all = figuresOf(report);
  const now = all.find(({ figure }) => figure.id === id);
  const { number } = report.edition;
  if (now || number === null) return now ?? null;
  const before = Array.from({ length: number - 1 }, (_, at) => at + 1);
  const had = (key: string) => before.some((each) => figureId(report.forum.key, each, key) === id);
  return all.find(({ figure }) => had(figure.key)) ?? null;
}

/** Notes about the drawing of the web and the PDF, which a native chart and a table do not have. */
const OF_DRAWING: readonly string[] = [t.stroke, t.solid, t.rows];

/** What stays true of a figure where it is no drawing of ours. */
export const notesOf = ({ notes }: Exclude<Figure, { kind: 'withheld' }>): string[] =>
  notes.filter((note) => !OF_DRAWING.includes(note));

/** "Figure 8 · K7Q2MX": under a figure on every form. */
export const mark = ({ number, id }: Pick<Figure, 'number' | 'id'>): string => `${number} · ${id}`;

/** A name for the file of one figure: "figure-8-K7Q2MX". */
export const fileName = ({ number, id }: Pick<Figure, 'number' | 'id'>): string =>
  `${number.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id}`;
