/**
 * Plans: of forums as they are, of days that go wrong, and of instances that others published.
 * `npm run bench -- plan forums` (or `replan`, or `published tic-12`) measures one of them.
 */
import type { Measure } from './bench.ts';
import { benchForums } from './plan-forum.ts';
import { benchPublished } from './plan-published.ts';
import { benchReplan } from './plan-replan.ts';

/** @param asked the part, and what that part takes; nothing: all three */
export async function benchPlan([part, ...asked]: readonly string[]): Promise<Measure[]> {
  const parts: Record<string, () => Measure[] | Promise<Measure[]>> = {
    forums: benchForums,
    replan: benchReplan,
    published: () => benchPublished(asked),
  };
  const chosen = part === undefined ? Object.values(parts) : [parts[part]];
  const measures: Measure[] = [];
  for (const measure of chosen) {
    if (!measure) throw new Error(`No "${part}" among plans. One of: ${Object.keys(parts)}.`);
    measures.push(...(await measure()));
  }
  return measures;
}
