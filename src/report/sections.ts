/** The sections that carry a figure: of the whole group, then one per closed question. */

import type { CheckedFinding } from '#report/claims/check.ts';
import type { EditionContent } from '#report/edition.ts';
import { figureId } from '#report/figure-id.ts';
import {
  headlineOf,
  matrixRows,
  moneyBars,
  moneySum,
  type Place,
  questionBars,
  seniorityParts,
} from '#report/figures.ts';
import type { BaseRow, Figure, Paragraph, Section } from '#report/model.ts';
import { findingsFor } from '#report/paragraphs.ts';
import { type Proving, proven } from '#report/proven.ts';
import { rowNumber } from '#report/row-number.ts';
import type { Withheld } from '#research/disclosure.ts';
import type { Figures } from '#research/figure.ts';
import type { Printable } from '#research/interviews/said.ts';
import type { OptionMerge } from '#research/merging-options.ts';
import { type ClosedQuestion, isClosed } from '#research/questionnaire.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';
import { told as t } from '#ui/texts/report-told.ts';

/** `figures`: what this audience may see; `exact`: all, to know which sections have data at all */
export type View = Omit<EditionContent, 'withheld' | 'crosstabs' | 'findings'> & {
  findings: readonly CheckedFinding[];
  named: Proving['named'];
  exact: Figures;
  withheld: readonly Withheld[];
  audience: 'staff' | 'reader';
  /** words of interviews that this report prints */
  said: readonly Printable[];
  forumKey: string;
  /** of the edition; null: the draft */
  number: number | null;
};
type Numbered = { section: Section; bases: BaseRow[]; left: string[] };
type Drawn = { figure: Figure; headline: string | null };

export function measured(view: View): { body: Section[]; bases: BaseRow[]; left: string[] } {
  const { questions } = view.questionnaire;
  const made = [
    ...kinds.filter((id) => hasData(view, id)).map((id) => ofGroup(view, id)),
    ...questions
      .filter(isClosed)
      .filter(({ id }) => hasData(view, id))
      .map((question) => ofQuestion(view, question)),
  ];
  return {
    body: made.map(({ section }) => section),
    bases: made.flatMap(({ bases }) => bases),
    left: made.flatMap(({ left }) => left),
  };
}

const kinds = ['seniority', 'combinedSpend', 'budgetBands'] as const;

/** Number and id of every figure that has data, by its key, in the order of the report. */
export function namedFigures(
  view: Pick<View, 'exact' | 'questionnaire' | 'forumKey' | 'number'>,
): Proving['named'] {
  const keys = [...kinds, ...view.questionnaire.questions.filter(isClosed).map(({ id }) => id)];
  const shown = keys.filter((key) => hasData(view, key));
  return new Map(
    shown.map((key, at) => [
      key,
      {
        number: t.figure(at + 1),
        id: figureId(view.forumKey, view.number, key),
        rows: rowsOf(view.questionnaire, key),
      },
    ]),
  );
}

const rowsOf = ({ questions }: View['questionnaire'], key: string): readonly string[] => {
  const question = questions.find(({ id }) => id === key);
  return question?.type === 'matrix' ? question.rows : [];
};

export function hasData({ exact }: Pick<View, 'exact'>, id: string): boolean {
  const figure = exact[id];
  if (!figure) return false;
  return 'rows' in figure
    ? Object.values(figure.rows).some(({ answered }) => answered > 0)
    : figure.answered > 0;
}

const group = {
  seniority: { kind: 'seniority', name: t.names.seniority, who: t.method.who.all },
  combinedSpend: { kind: 'spend', name: t.names.spend, who: t.method.who.givers },
  budgetBands: { kind: 'budget', name: t.names.budget, who: t.method.who.givers },
} as const;

function ofGroup(view: View, id: keyof typeof group): Numbered {
  const { kind, name, who } = group[id];
  const { figure, headline } = draw(view, id, name, (place): Drawn | null => {
    const shown = view.figures[id];
    if (!shown) return null;
    if ('total' in shown) return titled(moneySum(shown, place), 'sum');
    if (!('options' in shown)) return null;
    return id === 'seniority'
      ? { figure: seniorityParts(shown, place), headline: null }
      : titled(moneyBars(shown, place), 'band');
  });
  return {
    section: { kind, id: '', name, headline, paragraphs: prose(view, name, figure), figure },
    ...entry(view, name, who, figure),
  };
}

function ofQuestion(view: View, question: ClosedQuestion): Numbered {
  const name = question.section ?? question.text;
  const { figure, headline } = draw(view, question.id, name, (place): Drawn | null => {
    const shown = view.figures[question.id];
    if (!shown || 'total' in shown) return null;
    if (question.type === 'matrix')
      return 'rows' in shown
        ? titled(
            matrixRows(question, shown, (row) => rowReason(view, question.id, row), place),
            'matrix',
          )
        : null;
    return 'options' in shown ? titled(questionBars(question, shown, place), question.type) : null;
  });
  const who = { multi: t.method.who.chose, rank: t.method.who.ranked }[question.type as string];
  const paragraphs = prose(view, name, figure);
  return {
    section: { kind: 'question', id: '', name, headline, asked: question.text, paragraphs, figure },
    ...entry(view, name, who ?? t.method.who.answered, figure),
  };
}

const titled = (
  figure: Exclude<Figure, { kind: 'withheld' | 'crosstab' }>,
  type: Parameters<typeof headlineOf>[1],
): Drawn => ({ figure, headline: headlineOf(figure, type) });

/** Draws what may be seen; else says that, and to whom it matters why, it waits. */
function draw(view: View, id: string, name: string, make: (place: Place) => Drawn | null): Drawn {
  const mine = view.withheld.filter(({ figure }) => figure === id);
  const notes = [
    ...(view.merges ?? []).filter(({ figure }) => figure === id).map(mergeNote(view.audience)),
    ...(view.audience === 'reader' ? [] : mine.map(staffNote)),
  ];
  const known = { key: id, ...(view.named.get(id) ?? { number: '', id: '' }) };
  const drawn = make({ ...known, name, of: view.delegates, notes });
  if (drawn) return drawn;
  const small = mine.length > 0 && mine.every(({ reason }) => reason === 'small-base');
  const reason = small ? t.waits.small : t.waits.reader;
  return { figure: { kind: 'withheld', ...known, reason }, headline: null };
}

const mergeNote =
  (audience: View['audience']) =>
  ({ into, options }: OptionMerge): string =>
    audience === 'reader' ? d.mergedNote(into) : d.mergedForReaders(options);

const staffNote = ({ row, reason }: Withheld): string =>
  row === null
    ? t.notes.waits(t.waits.staff[reason])
    : t.notes.rowWaits(row, t.waits.staff[reason]);

function rowReason({ withheld }: View, id: string, row: string): string {
  const found = withheld.find((each) => each.figure === id && each.row === row);
  return found?.reason === 'small-base' ? t.waits.small : t.waits.reader;
}

/** Prose may repeat its figure's numbers, so it waits with it. */
function prose(view: View, name: string, figure: Figure): Paragraph[] {
  const waits =
    figure.kind === 'withheld' ||
    (figure.kind === 'matrix' && figure.rows.some(({ withheld }) => withheld !== null));
  return waits ? [] : proven(findingsFor(view.findings, name), provingOf(view)).paragraphs;
}

/**
 * `withheld`: as far as it is about figures that the report has at all. A claim is proved by the
 * options as they were asked, which readers of merged ones must not get: it waits as well.
 */
export const provingOf = (
  view: Pick<View, 'named' | 'withheld' | 'merges' | 'exact' | 'audience' | 'number'>,
): Proving => ({
  named: view.named,
  withheld: [
    ...view.withheld.filter(({ figure }) => hasData(view, figure)),
    ...(view.merges ?? []).map(({ figure }) => ({ figure, row: null, reason: 'alike' as const })),
  ],
  audience: view.audience,
  published: view.number !== null,
});

function entry({ delegates }: View, title: string, who: string, figure: Figure) {
  const { id, number } = figure;
  const { notPrinted, baseOf, rowOf } = t.method;
  const rows = figure.kind === 'matrix' ? figure.rows : [];
  const bases: BaseRow[] =
    rows.length > 1
      ? rows.map(({ label, base, withheld }) => ({
          number: rowNumber(figure, label),
          ...{ id, title: rowOf(title, label), who },
          base: withheld === null ? baseOf(base, delegates) : notPrinted,
        }))
      : [{ number, id, title, base: baseIn(figure, delegates), who }];
  const waiting = rows.filter(({ withheld }) => withheld !== null);
  const left = [
    ...(figure.kind === 'withheld' ? [`${number}, ${title}`] : []),
    ...waiting.map(({ label }) => `${rowNumber(figure, label)}, ${title}: ${label}`),
  ];
  return { bases, left };
}

const baseIn = (figure: Figure, delegates: number): string =>
  figure.kind === 'withheld' || figure.base === 0
    ? t.method.notPrinted
    : t.method.baseOf(figure.base, delegates);
