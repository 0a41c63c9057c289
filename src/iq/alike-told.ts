/** Why two delegates are alike, in words. */
import type { Alike, Likeness } from '#iq/likeness.ts';
import type { Told } from '#iq/portrait.ts';
import { directions } from '#ui/charts/columns.ts';
import { toldPeople as t } from '#ui/texts/iq-people-told.ts';

const REASONS = 4;

/** @param of how many people others are likened to */
export function toldLikeness({ reasons }: Likeness, of: number): Told[] {
  return reasons.slice(0, REASONS).map((reason) => ({
    why: 'alike' as const,
    text: sentence(reason, of),
    points: Math.round(reason.points * 100),
  }));
}

function sentence(reason: Alike, of: number): string {
  if (reason.alike === 'money') return `${t.alike.money}${t.alike.several(reason.shared, of)}`;
  const words = of > 1 ? t.alikeMany : t.alike;
  if (reason.alike === 'row') {
    const [direction] = directions([reason.column, 'Increase', 'Decrease']) ?? [];
    if (direction === 'up' || direction === 'down') return words[direction](reason.rows);
    return words.row(reason.column, reason.rows);
  }
  const [first = ''] = reason.options;
  const said =
    reason.alike === 'first'
      ? words.first(reason.options.length > 1 ? reason.options.join(' / ') : first)
      : reason.alike === 'chose'
        ? words.chose(reason.question, reason.options)
        : words[reason.alike](reason.options);
  return `${said}${t.alike.several(reason.shared, of)}`;
}
