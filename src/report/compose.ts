/** The report out of an edition's content: which sections it has, in which order, and who sees what of them. */

import type { Brand } from '#forum/brand.ts';
import { noBrand } from '#forum/brand.ts';
import { checkFindings } from '#report/claims/check.ts';
import { groundOf, interviewsIn } from '#report/claims/ground.ts';
import { crosstabSections, type IssueCrosstab } from '#report/crosstab-figure.ts';
import { seenFigures } from '#report/deciding.ts';
import type { EditionContent } from '#report/edition.ts';
import { seatsOf } from '#report/figures.ts';
import { basis, closing, findings, interviews, method, products, share } from '#report/matter.ts';
import type { Report, Section } from '#report/model.ts';
import { anchor, listed, printedDay, printedDays, printedRange } from '#report/printing.ts';
import { measured, namedFigures, type View } from '#report/sections.ts';
import type { ShortChanges } from '#report/short-changes.ts';
import { disclosed, type Withheld } from '#research/disclosure.ts';
import { type Printable, stillSaid } from '#research/interviews/said.ts';
import { withMerges } from '#research/merging-options.ts';
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
  /** those that this audience sees, or sees waiting */
  crosstabs?: readonly IssueCrosstab[];
  /** staff see every figure, with a note where readers would not */
  audience: 'staff' | 'reader';
  /** what is different from the edition before, if there was one */
  changes?: ShortChanges | null;
  /** the logo's picture, base64; absent where it was not read */
  logoPng?: string | null;
};

export function composeReport(issue: Issue): Report {
  const { content, audience, withheld } = issue;
  const mark = issue.hash?.slice(0, 12) ?? null;
  const zone = content.questionnaire.timezone;
  const known = {
    ...mergedFor(issue),
    forumKey: issue.forumKey,
    number: issue.number,
  };
  const said = stillSaid(content.interviews, issue.said);
  const view: View = {
    ...content,
    ...known,
    ...seenOf(issue),
    findings: checkFindings(
      groundOf(content, interviewsIn(said), content.earlierFigures ?? null),
      content.findings,
    ),
    named: namedFigures(known),
    withheld,
    audience,
    said,
  };
  const { questionnaire } = view;
  const plain = measured(view);
  const crossed = crosstabSections(view, issue.crosstabs ?? [], plain.body.length);
  const body = [...plain.body, ...crossed.body];
  const bases = [...plain.bases, ...crossed.bases];
  const left = [...plain.left, ...crossed.left];
  const brand = content.brand ?? noBrand;
  const field =
    content.answeredFrom && content.answeredTo
      ? printedRange(new Date(content.answeredFrom), new Date(content.answeredTo), zone)
      : null;
  const of = (kind: Section['kind']) => body.filter((section) => section.kind === kind);
  const main = findings(view);
  const sections = [
    basis(view, field, { waiting: waitingOf(body), of: body.length }),
    ...main,
    ...of('seniority'),
    ...interviews(view.said),
    ...of('spend'),
    ...of('budget'),
    ...of('question'),
    ...of('crosstab'),
    ...(brand.instead && brand.closing.length > 0 ? [] : [products()]),
    ...closing(brand.closing, questionnaire.organiser.name),
    share(questionnaire.organiser, issue.state),
    method(bases, left, {
      mark,
      changes: issue.changes ?? null,
      proved: holdsClaims([...main, ...body]),
    }),
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
      mark,
    },
    delegates: content.delegates,
    responses: content.responses,
    fieldDates: field,
    chamber: { levels, summary: seatsSummary(levels, content.delegates) },
    sections,
    brand: printedBrand(brand, issue.logoPng ?? null),
  };
}

/**
 * The questionnaire and the figures as the issue's audience sees them; whatever shows an issue asks
 * here. Readers see merged options as if there had never been others; staff see each.
 */
export function seenOf(issue: Issue): Pick<View, 'questionnaire' | 'figures'> {
  const { audience, withheld } = issue;
  const { questionnaire, exact } = mergedFor(issue);
  return { questionnaire, figures: audience === 'staff' ? exact : disclosed(exact, withheld) };
}

/** `exact`: before anything waits. */
function mergedFor({ audience, content }: Issue) {
  const { questionnaire, merges = [] } = content;
  if (audience === 'staff') return { questionnaire, exact: content.figures };
  const nobody = { people: [], responses: new Map() };
  return {
    questionnaire: withMerges({ questionnaire, group: nobody }, merges).questionnaire,
    exact: seenFigures(content),
  };
}

/** Whether any sentence is printed with its proof: then the method says what its words mean. */
const holdsClaims = (sections: readonly Section[]): boolean =>
  sections.some(
    (section) =>
      'paragraphs' in section && section.paragraphs.some(({ proofs }) => proofs.length > 0),
  );

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
