/** `npm run bench`: how long the main things take here, measured on the real server. */
import { benchClone } from './clone.ts';
import { benchForum } from './forum.ts';
import { benchPages } from './pages.ts';
import { benchReport } from './report.ts';
import { withServer } from './served.ts';

/** One measured thing: in its unit, at most `aim` or at least `least` where there is one. */
export type Measure = { what: string; value: number; unit: string; aim?: number; least?: number };

const measures: Measure[] = [
  ...(await benchClone()),
  ...(await benchForum()),
  ...benchReport(),
  ...(await withServer(benchPages)),
];

for (const { what, value, unit, aim, least } of measures) {
  const missed = value > (aim ?? Infinity) || value < (least ?? 0) ? '  MISSED' : '';
  const wanted = aim === undefined ? (least === undefined ? '' : `≥ ${least}`) : `≤ ${aim}`;
  const aimed = wanted && `  aim ${wanted} ${unit}${missed}`;
  console.log(`${what.padEnd(62)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}${aimed}`);
}
