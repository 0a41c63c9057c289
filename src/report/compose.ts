/** The report out of an edition's content: which sections it has, in which order, and who sees what of them. */
import type { Brand } from '#forum/brand.ts';
import { noBrand } from '#forum/brand.ts';
import type { EditionContent } from '#report/edition.ts';
import { seatsOf } from '#report/figures.ts';
import { basis, closing, findings, interviews, method, products, share } from '#report/matter.ts';
import type { Report, Section } from '#report/model.ts';
import { anchor, listed, printedDay, printedDays, printedRange } from '#report/printing.ts';
import { measured, type View } from '#report/sections.ts';
import { disclosed, type Withheld } from '#research/disclosure.ts';
import { type Printable, stillSaid } from '#research/interviews/said.ts';
import { told as t } from '#ui/texts/report-told.ts';

export type Issue = {
  forumKey: string;
  state: 'draft' | 'interim' | 'final';
  number: number | null;
  asOf: Date;
  hash: string | null;
  content: Omit<EditionContent, 'withheld'>;
  /** the words of interviews that may be printed now */
  said: readonly Printable[];
  withheld: readonly Withheld[];
  /** staff see every figure, with a note where readers would not */
  audience: 'staff' | 'reader';
  /** the logo's picture, base64; absent where it was not read */
  logoPng?: string | null;
};

export function composeReport(issue: Issue): Report {
  const { content, audience, withheld } = issue;
  const { questionnaire } = content;
  const zone = questionnaire.timezone;
  const view: View = {
    ...content,
    exact: content.figures,
    figures: audience === 'staff' ? content.figures : disclosed(content.figures, withheld),
    withheld,
    audience,
    forumKey: issue.forumKey,
    number: issue.number,
    said: stillSaid(content.interviews, issue.said),
  };
  const brand = content.brand ?? noBrand;
  const { body, bases, left } = measured(view);
  const field =
    content.answeredFrom && content.answeredTo
      ? printedRange(new Date(content.answeredFrom), new Date(content.answeredTo), zone)
      : null;
  const of = (kind: Section['kind']) => body.filter((section) => section.kind === kind);
  const sections = [
    basis(view, field, { waiting: waitingOf(body), of: bases.length }),
    ...findings(view),
    ...of('seniority'),
    ...interviews(view.said),
    ...of('spend'),
    ...of('budget'),
    ...of('question'),
    ...(brand.instead && brand.closing.length > 0 ? [] : [products()]),
    ...closing(brand.closing, questionnaire.organiser.name),
    share(questionnaire.organiser, issue.state),
    method(bases, left),
  ].map((section, at) => ({ ...section, id: anchor(section.name, at + 1) }));

  const seniority = view.figures.seniority;
  const levels = seatsOf(
    seniority && 'options' in seniority ? seniority : undefined,
    content.delegates,
  );
  return {
    forum: {
      key: issue.forumKey,
      title: questionnaire.title,
      subtitle: questionnaire.subtitle.replace(/^(interim|final)\s+/i, '') || t.title,
      dates: printedDays(questionnaire.dates),
      organiser: questionnaire.organiser,
    },
    edition: {
      state: issue.state,
      number: issue.number,
      name: editionName(issue.state, issue.number),
      asOf: printedDay(issue.asOf, zone),
      mark: issue.hash?.slice(0, 12) ?? null,
    },
    delegates: content.delegates,
    responses: content.responses,
    fieldDates: field,
    chamber: { levels, summary: seatsSummary(levels, content.delegates) },
    sections,
    brand: printedBrand(brand, issue.logoPng ?? null),
  };
}

function printedBrand({ colour, logo }: Brand, png: string | null): Report['brand'] {
  if (!logo || !png) return { colour, logo: null };
  const { mark: _, ...shown } = logo;
  return { colour, logo: { ...shown, src: `data:image/png;base64,${png}` } };
}

/** How many figures wait, in whole or by a row. */
const waitingOf = (body: readonly Section[]): number =>
  body.filter(
    (section) =>
      'figure' in section &&
      (section.figure.kind === 'withheld' ||
        (section.figure.kind === 'matrix' && section.figure.rows.some((row) => row.withheld))),
  ).length;

export function editionName(state: Issue['state'], number: number | null): string {
  if (state === 'draft') return t.edition.draft;
  return state === 'final' ? t.edition.final : t.edition.interim(number ?? 1);
}

function seatsSummary(levels: Report['chamber']['levels'], delegates: number): string {
  if (levels.length < 2) return t.chamber.plain(delegates);
  return t.chamber.summary(
    delegates,
    listed(levels.map(({ label, seats }) => `${seats} ${label}`)),
  );
}
