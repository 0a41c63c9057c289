/**
 * `npm run bench`: how long the main things take here, measured on the real server.
 * `npm run bench -- iq` measures one of them; `-- iq 1000` the index at one size,
 * `-- iq 1000000 alone` without those it is compared with; `-- plan published tic-12` some of the
 * published plans; `-- live 1000` the live stream with so many connected, `-- live 1000 alone`
 * without socket.io and ws.
 */
import { benchClone } from './clone.ts';
import { benchConnections } from './connections.ts';
import { benchForum } from './forum.ts';
import { benchIq } from './iq.ts';
import { benchChange } from './iq-change.ts';
import { benchFacets } from './iq-page.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLive } from './live.ts';
import { benchPages } from './pages.ts';
import { benchPaper } from './paper.ts';
import { benchPlan } from './plan.ts';
import { benchReport } from './report.ts';
import { withServer } from './served.ts';
import { benchWeights } from './weights.ts';

/** One measured thing: in its unit, at most `aim` or at least `least` where there is one. */
export type Measure = { what: string; value: number; unit: string; aim?: number; least?: number };

const [chosen, ...asked] = process.argv.slice(2);
const all: Record<string, () => Measure[] | Promise<Measure[]>> = {
  clone: benchClone,
  forum: benchForum,
  connections: benchConnections,
  report: benchReport,
  pages: () => withServer(benchPages),
  // these add people to the demo forum, so each has data of its own
  facets: () => withServer(benchFacets),
  change: () => withServer(benchChange),
  weights: () => withServer(benchWeights),
  lighthouse: () => withServer(benchLighthouse),
  paper: benchPaper,
  iq: () => benchIq(asked),
  plan: () => benchPlan(asked),
  live: () => benchLive(asked),
};

if (chosen !== undefined && !(chosen in all)) {
  console.error(`No "${chosen}" to measure. One of: ${Object.keys(all).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(all)) {
  if (chosen !== undefined && chosen !== name) continue;
  for (const { what, value, unit, aim, least } of await measure()) {
    const missed = value > (aim ?? Infinity) || value < (least ?? 0) ? '  MISSED' : '';
    const wanted = aim === undefined ? (least === undefined ? '' : `≥ ${least}`) : `≤ ${aim}`;
    const aimed = wanted && `  aim ${wanted} ${unit}${missed}`;
    const shown = value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0);
    console.log(`${what.padEnd(62)}${shown.padStart(8)} ${unit}${aimed}`);
  }
}
