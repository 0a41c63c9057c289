/** The change list as it is printed: plain sentences and numbers, for whoever may see the two issues. */

import { numberLines, signed } from '#report/change-lines.ts';
import {
  type Changes,
  changesBetween,
  isUnchanged,
  type Part,
  type Side,
  type Verdict,
} from '#report/changes.ts';
import { composeReport, editionName, type Issue, seenOf } from '#report/compose.ts';
import { printedDay } from '#report/printing.ts';
import { titlesIn } from '#report/titles.ts';
import { verdictsOf } from '#report/verdicts.ts';
import { changes as t } from '#ui/texts/changes.ts';
import { told } from '#ui/texts/report-told.ts';

/** One thing before and now; `by`: the change, or '' where none can be said */
export type Line = { what: string; from: string; to: string; by: string };
export type Head = { number: number | null; name: string; asOf: string; mark: string | null };
export type ChangeList = {
  from: Head;
  to: Head;
  unchanged: boolean;
  group: Line[];
  numbers: { title: string; lines: Line[] }[];
  ranks: { title: string; lines: Line[] }[];
  sentences: { text: string; says: string }[];
  suppressions: string[];
  questions: string[];
};

/** An issue as its audience sees it. */
export const sideOf = (issue: Issue): Side => ({
  ...seenOf(issue),
  waits: issue.withheld,
  delegates: issue.content.delegates,
  responses: issue.content.responses,
  verdicts: verdictsOf(composeReport(issue)),
});

/** @param before and after for the same audience: to a reader as each is disclosed today */
export function changeList(before: Issue, after: Issue): ChangeList {
  const changes = changesBetween(...sidesOf(before, after));
  const exact = after.audience === 'staff';
  const title = titlesIn(after.content.questionnaire, before.content.questionnaire);
  return {
    from: headOf(before),
    to: headOf(after),
    unchanged: isUnchanged(changes),
    group: groupLines(changes),
    numbers: changes.numbers.map((part) => {
      return { title: title(part), lines: numberLines(part, exact) };
    }),
    ranks: rankLists(changes, title),
    sentences: changes.sentences.map((each) => ({ text: each.sentence, says: said(each) })),
    suppressions: changes.suppressions.map(({ becomes, ...part }) => {
      const reason = exact && becomes === 'vanishes' ? reasonOf(after, part) : '';
      return `${t[becomes](title(part))}${reason}`;
    }),
    questions: changes.questions.map((change) =>
      t.line(title({ figure: change.figure, row: null }), asked(change)),
    ),
  };
}

/**
 * Both, and for staff each sentence of one text judged by the figures of the other, so that one
 * which was left out because it is no longer true says so.
 */
export function sidesOf(before: Issue, after: Issue): [Side, Side] {
  const sides: [Side, Side] = [sideOf(before), sideOf(after)];
  if (after.audience !== 'staff') return sides;
  const [old, now] = sides;
  const judged = (issue: Issue, text: Issue, { verdicts }: Side): Verdict[] => {
    const { findings } = text.content;
    const all = verdictsOf(composeReport({ ...issue, content: { ...issue.content, findings } }));
    const own = new Set(verdicts.map(({ sentence }) => sentence));
    return all
      .filter(({ sentence }) => !own.has(sentence))
      .map((verdict) => ({ ...verdict, judged: true }));
  };
  return [
    { ...old, verdicts: [...old.verdicts, ...judged(before, after, old)] },
    { ...now, verdicts: [...now.verdicts, ...judged(after, before, now)] },
  ];
}

function said({ becomes, from, to }: Changes['sentences'][number]): string {
  if (becomes === 'added' && to === 'false') return t.sentence.addedFalse;
  if (becomes === 'added') return from === 'false' ? t.sentence.becameTrue : t.sentence.added;
  if (becomes === 'removed')
    return to === 'false' && from !== 'false' ? t.sentence.becameFalse : t.sentence.removed;
  return t.sentence.was(t.states[from ?? 'view'], t.states[to ?? 'view']);
}

export function headOf({ state, number, asOf, hash, content }: Issue): Head {
  const day = printedDay(asOf, content.questionnaire.timezone);
  return { number, name: editionName(state, number), asOf: day, mark: hash?.slice(0, 12) ?? null };
}

function groupLines({ delegates, responses }: Changes): Line[] {
  const line = (what: string, moved: Changes['delegates']): Line[] =>
    moved
      ? [{ what, from: `${moved.from}`, to: `${moved.to}`, by: signed(moved.to - moved.from) }]
      : [];
  return [...line(t.delegates, delegates), ...line(t.responses, responses)];
}

function rankLists({ ranks }: Changes, title: (part: Part) => string): ChangeList['ranks'] {
  const lists = Map.groupBy(ranks, ({ figure }) => figure);
  return [...lists].map(([figure, each]) => ({
    title: title({ figure, row: null }),
    lines: each.map(({ option, from, to }) => {
      return { what: option, from: t.rank(from), to: t.rank(to), by: '' };
    }),
  }));
}

function reasonOf({ withheld }: Issue, { figure, row }: Part): string {
  const found = withheld.find((each) => each.figure === figure && each.row === row);
  return found ? ` ${told.waits.staff[found.reason]}` : '';
}

function asked(change: Changes['questions'][number]): string {
  if (!('name' in change))
    return change.kind === 'type' ? t.asked.type : t.asked.wording(change.from, change.to);
  if (change.kind === 'question') return t.asked.question[change.becomes];
  return t.asked[change.kind][change.becomes](change.name);
}
