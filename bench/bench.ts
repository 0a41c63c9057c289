/** `npm run bench`: how long the main things take here, measured on the real server. */
import { benchClone } from './clone.ts';
import { benchForum } from './forum.ts';
import { benchPages } from './pages.ts';
import { withServer } from './served.ts';

/** One measured thing: in its unit, and at most `aim` where there is one. */
export type Measure = { what: string; value: number; unit: string; aim?: number };

const measures: Measure[] = [
  ...(await benchClone()),
  ...(await benchForum()),
  ...(await withServer(benchPages)),
];

for (const { what, value, unit, aim } of measures) {
  const aimed = aim === undefined ? '' : `  aim ≤ ${aim} ${unit}${value > aim ? '  MISSED' : ''}`;
  console.log(`${what.padEnd(44)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}${aimed}`);
}
