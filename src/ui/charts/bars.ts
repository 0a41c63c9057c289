/** Options as bars on one scale of people. */
import type { Drawing } from '#ui/charts/drawing.ts';
import { peopleBar } from '#ui/charts/people.ts';

/**
 * `percent`: one decimal, null where only counts are printed; `first`: of a ranking, how many put
 * it first; `marked`: the point of the chart
 */
export type BarOption = {
  label: string;
  count: number;
  percent: number | null;
  first?: number | null;
  marked: boolean;
};
export type Bar = BarOption & { strip: Drawing };

/** A stroke is never wider than this part of the scale: four people are four strokes, not four blocks. */
const smallestScale = 30;

/** Bars in the order given, the marked ones in the accent, the others grey. */
export function bars<Option extends BarOption>(options: readonly Option[]): (Option & Bar)[] {
  const scale = Math.max(smallestScale, ...options.map(({ count }) => count));
  return options.map((option) => {
    const role = option.marked ? 'on' : 'rest';
    const strip = peopleBar([{ role, count: option.count }], { scale, height: 16 });
    return { ...option, strip };
  });
}

/** "60.8%", or nothing where only counts are printed. */
export const printedPercent = (percent: number | null): string =>
  percent === null ? '' : `${percent.toFixed(1)}%`;
