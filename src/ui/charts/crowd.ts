/** How many people a bar holds, and whether they can still be told apart. */
import type { Drawing } from '#ui/charts/drawing.ts';

/** Room for one person, and the most people who can be told apart. */
export const pitch = 4;
export const countable = 240;

/**
 * The width class of a bar: the people on its scale, rounded up to 30. A stylesheet turns the
 * strokes of class `n` solid where its container is narrower than 3n pixels. 0: solid already.
 */
export const crowd = ({ width }: Drawing): number => {
  const people = width / pitch;
  return people > countable ? 0 : Math.ceil(people / 30) * 30;
};
