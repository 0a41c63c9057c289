/** A share of a row, on a scale of 100: of a rounded share no people can be counted, so it is solid. */
import type { Drawing } from '#ui/charts/drawing.ts';

/** @param percent 0 to 100 */
export const shareBar = (percent: number): Drawing => ({
  width: 100,
  height: 4,
  marks: percent > 0 ? [{ role: 'rest', path: `M0 2h${percent}`, width: 4 }] : [],
});
