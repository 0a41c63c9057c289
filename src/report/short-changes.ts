/** The change list in a few lines, for the method part of an edition. */
import type { ChangeList, Line } from '#report/change-list.ts';
import { changes as t } from '#ui/texts/changes.ts';

export type ShortChanges = { title: string; lines: string[] };

/** Figures of which more than the base is said; one line each. */
const MOST_FIGURES = 12;

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
      ...group.map(({ what, from: was, to }) => t.short(t.line(what, t.step(was, to)), null)),
      ...shown.map(figureLine),
      ...(left > 0 ? [t.more(left)] : []),
      ...firsts,
      ...suppressions,
      ...questions.map((line) => `${line}.`),
    ],
  };
}

/** Its base, then the number that moved most. */
function figureLine({ title, lines: [base, ...others] }: ChangeList['numbers'][number]): string {
  if (!base) return t.line(title, '');
  const size = ({ by }: Line) => Math.abs(Number.parseFloat(by.replace('−', '-'))) || 0;
  const [most] = others.toSorted((a, b) => size(b) - size(a));
  return t.short(t.answeredBy(title, base.from, base.to), most ?? null);
}
