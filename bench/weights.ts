/** How much script each screen fetches by itself, packed. */

import { everyScreen, MOST_SCRIPT, weighAll } from '../test/browser/every-screen.ts';
import { browser, signIn } from '../test/browser/server.ts';
import type { Measure } from './bench.ts';
import type { Served } from './served.ts';

export async function benchWeights({ db, origin }: Served): Promise<Measure[]> {
  const chromium = await browser();
  try {
    const app = { origin, signIn: signIn.bind(null, db, origin) };
    const weighed = await weighAll(chromium, app, await everyScreen({ db }));
    return weighed.map(({ name, kB }) => ({
      what: `Script of ${name}, gzip`,
      value: kB,
      unit: 'kB',
      aim: MOST_SCRIPT,
    }));
  } finally {
    await chromium.close();
  }
}
