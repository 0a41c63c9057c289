/**
 * The card of a figure: everything that must be known to trust a number, in one place. Plain JSON,
 * ready to print, made of the same report that shows the figure: so a card never tells more than it.
 */
import { type Asked, possibleAnswers, versions, wordingOf } from '#report/card-asked.ts';
import { leftOutFact } from '#report/card-left.ts';
import { methodOf } from '#report/card-method.ts';
import { type Whole, wholeGroup } from '#report/card-whole.ts';
import { composeReport, type Issue } from '#report/compose.ts';
import type { LeftOut } from '#report/left-out.ts';
import type { BaseRow, Figure, Report, Section } from '#report/model.ts';
import { percentOf } from '#research/tally.ts';
import { cardTold as t } from '#ui/texts/card-told.ts';
import { disclosing as d } from '#ui/texts/disclosing.ts';

export type Fact = { name: string; says: string[] };
export type Card = {
  name: string;
  headline: string | null;
  figure: Figure;
  forum: string;
  edition: Report['edition'];
  facts: Fact[];
  whole: Whole | null;
};

export type Measured = Extract<Section, { figure: Figure }>;
export const measuredIn = ({ sections }: Report): Measured[] =>
  sections.filter((section) => 'figure' in section);

/**
 * @param key the figure as the API calls it
 * @param editions that this reader may know of
 * @param leftOut for staff; null: readers get the numbers that the report prints, and no others
 * @returns null where the report has no such figure
 */
export function cardOf(
  issue: Issue,
  key: string,
  editions: readonly Asked[],
  leftOut: LeftOut | null,
): Card | null {
  const report = composeReport(issue);
  const section = measuredIn(report).find(({ figure }) => figure.key === key);
  if (!section) return null;
  const { figure, name, headline } = section;
  const { content } = issue;
  const { questionnaire } = content;
  const asked = wordingOf(questionnaire, key);
  const all: Fact[] =
    section.kind === 'crosstab'
      ? crosstabFacts()
      : [
          { name: t.facts.question, says: [asked ?? t.asked.seniority] },
          { name: t.facts.answers, says: possibleAnswers(questionnaire, key) },
          { name: t.facts.version, says: versions(questionnaire, key, issue.number, editions) },
          { name: t.facts.source, says: [sourceOf(report, asked !== null)] },
          { name: t.facts.base, says: baseOf(report, figure) },
          { name: t.facts.answered, says: answeredOf(report, figure) },
          { name: t.facts.filter, says: [t.filter] },
          { name: t.facts.left, says: leftOutFact(figure, content, leftOut) },
          { name: t.facts.method, says: methodOf(questionnaire, key, figure) },
          { name: t.facts.disclosure, says: disclosureOf(figure, issue) },
          { name: t.facts.edition, says: editionOf(report) },
        ];
  const facts = all.filter(({ says }) => says.length > 0);
  return {
    ...{ name, headline, figure, facts },
    forum: report.forum.title,
    edition: report.edition,
    whole: asked === null ? null : wholeGroup(figure, report.delegates),
  };

  /** What it is of, how it is printed and why so; its two questions have cards of their own. */
  function crosstabFacts(): Fact[] {
    return [
      { name: t.facts.question, says: [name] },
      { name: t.facts.base, says: baseOf(report, figure) },
      { name: t.facts.method, says: figure.kind === 'withheld' ? [figure.reason] : figure.notes },
      { name: t.facts.disclosure, says: [d.crosstabsLead] },
      { name: t.facts.edition, says: editionOf(report) },
    ];
  }
}

function sourceOf({ edition, fieldDates }: Report, wasAsked: boolean): string {
  if (!wasAsked) return t.source.registration(edition.asOf);
  return fieldDates ? t.source.field(fieldDates) : t.source.survey;
}

function baseOf(report: Report, figure: Figure): string[] {
  const who = basesIn(report).find(({ id }) => id === figure.id)?.who;
  return [
    ...(who ? [t.base.who(who)] : []),
    t.base.confirmed(report.delegates),
    ...(figure.kind === 'matrix' ? [t.base.each] : []),
  ];
}

const basesIn = ({ sections }: Report): BaseRow[] =>
  sections.flatMap((section) => (section.kind === 'method' ? section.bases : []));

function answeredOf({ delegates }: Report, figure: Figure): string[] {
  if (figure.kind === 'withheld') return [t.base.waits];
  const said = (n: number) =>
    delegates < 20
      ? t.answered.of(n, delegates)
      : t.answered.rate(n, delegates, `${percentOf(n, delegates, 1).toFixed(1)}%`);
  if (figure.kind !== 'matrix') return [said(figure.base)];
  const rows = figure.rows.filter(({ withheld }) => withheld === null);
  const [first, ...others] = new Set(rows.map(({ base }) => base));
  if (first !== undefined && others.length === 0 && rows.length === figure.rows.length)
    return [said(first)];
  return figure.rows.map(({ label, base, withheld }) =>
    withheld === null ? t.answered.row(label, base, delegates) : `${label}: ${withheld}`,
  );
}

function disclosureOf(figure: Figure, { audience, withheld }: Issue): string[] {
  if (audience === 'staff') {
    const waits = withheld.some((each) => each.figure === figure.key);
    const notes = figure.kind === 'withheld' ? [] : figure.notes;
    return waits ? [t.disclosure.seen, ...notes.slice(-waitingIn(withheld, figure.key))] : exact();
  }
  if (figure.kind === 'withheld')
    return [`${t.disclosure.waits} ${figure.reason}`, t.disclosure.rule];
  const rows = figure.kind === 'matrix' ? figure.rows.filter((row) => row.withheld !== null) : [];
  return rows.length > 0 ? [t.disclosure.rows(rows.length), t.disclosure.rule] : exact();

  function exact() {
    return [figure.kind === 'money' ? t.disclosure.rounded : t.disclosure.exact, t.disclosure.rule];
  }
}

/** The notes of what waits stand last. */
const waitingIn = (withheld: Issue['withheld'], key: string) =>
  withheld.filter(({ figure }) => figure === key).length;

function editionOf({ edition: { name, asOf, mark } }: Report): string[] {
  return [t.edition.is(name, asOf), mark === null ? t.edition.draft : t.edition.mark(mark)];
}
