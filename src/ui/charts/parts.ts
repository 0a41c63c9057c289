/** Parts of one whole on one bar, with large numbers above and words below. */
import type { Drawing } from '#ui/charts/drawing.ts';
import { type Role, tones } from '#ui/charts/ink.ts';
import { peopleBar } from '#ui/charts/people.ts';

/** `whole`: "16%", or a count below a base of 20 */
export type Part = { label: string; count: number; whole: string };
export type PartsPlot<Each extends Part> = {
  strip: Drawing;
  /** `width`: part of the bar, 0 to 1 */
  parts: (Each & { role: Role; width: number })[];
  /** whether every number finds room above its own part; else they stand in a list */
  roomy: boolean;
};

/** Parts narrower than this have no room for their number. */
const narrowest = 0.14;

/** Parts in the order given; those of nobody take no room but keep their words. */
export function partsPlot<Each extends Part>(given: readonly Each[]): PartsPlot<Each> {
  const all = given.reduce((sum, { count }) => sum + count, 0);
  const inks = tones(given.length);
  const parts = given.map((part, index) => ({
    ...part,
    role: inks[index] ?? 'rest',
    width: all === 0 ? 0 : part.count / all,
  }));
  return {
    strip: peopleBar(parts, { height: 36 }),
    parts,
    roomy: parts.every(({ width }) => width >= narrowest),
  };
}
