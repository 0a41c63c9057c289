/** How many of a kind a draw without putting back holds. */
import { logChoose } from '#research/statistics/special.ts';

/** `population` people, `marked` of them of the kind counted, `drawn` of them asked. */
export type Draw = { population: number; marked: number; drawn: number };

/** Chance of exactly `count` marked people among those drawn; 0 where it cannot be. */
export const chanceOf = (count: number, { population, marked, drawn }: Draw): number =>
  Math.exp(
    logChoose(marked, count) +
      logChoose(population - marked, drawn - count) -
      logChoose(population, drawn),
  );

/** Chance of at most `count`. */
export const chanceOfAtMost = (count: number, draw: Draw): number => {
  const first = Math.max(0, draw.drawn - (draw.population - draw.marked));
  return sumOf(first, count, draw);
};

/** Chance of at least `count`. */
export const chanceOfAtLeast = (count: number, draw: Draw): number =>
  sumOf(Math.max(0, count), Math.min(draw.marked, draw.drawn), draw);

function sumOf(from: number, to: number, draw: Draw): number {
  let sum = 0;
  for (let count = from; count <= to; count += 1) sum += chanceOf(count, draw);
  return Math.min(1, sum);
}
