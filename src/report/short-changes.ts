/** The change list in a few lines, for the method part of an edition. */
import type { ChangeList } from '#report/change-list.ts';
import { changes as t } from '#ui/texts/changes.ts';

export type ShortChanges = { title: string; lines: string[] };

/** Figures of which more than the base is said; one line each. */
const MOST_FIGURES = 12;
/** Steps of one figure: the base, then what moved most. */
const MOST_STEPS = 2;

/** One line for the group, one for each figure: its base and the number that moved most. */
export function shortChanges(list: ChangeList): ShortChanges {
  const { from, group, numbers, ranks, suppressions, questions } = list;
  const title = t.since(t.named(from.name, from.asOf));
  if (list.unchanged) return { title, lines: [t.none] };
  const firsts = ranks.flatMap(({ title: figure, lines }) =>
    lines
      .filter((line) => line.from === t.rank({ rank: 1, joint: false }))
      .map(({ what }) => t.line(figure, `${t.firstBefore(what)}.`)),
  );
  const shown = numbers.slice(0, MOST_FIGURES);
  const left = numbers.length - shown.length;
  return {
    title,
    lines: [
      ...group.map(({ what, from: was, to }) => t.short(what, t.step('', was, to).trim())),
      ...shown.map((part) => t.short(part.title, stepsOf(part.lines))),
      ...(left > 0 ? [t.more(left)] : []),
      ...firsts,
      ...suppressions,
      ...questions.map((line) => `${line}.`),
    ],
  };
}

function stepsOf(lines: ChangeList['numbers'][number]['lines']): string {
  const [base, ...options] = lines.filter(({ from, to }) => from !== to);
  const size = (by: string) => Math.abs(Number.parseFloat(by.replace('−', '-').replace(/,/g, '')));
  const most = options.toSorted((a, b) => (size(b.by) || 0) - (size(a.by) || 0));
  return [...(base ? [base] : []), ...most]
    .slice(0, MOST_STEPS)
    .map(({ what, from, to }) => t.step(what, from, to))
    .join('; ');
}
