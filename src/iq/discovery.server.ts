/** What the organiser's view reads: how many clients found a delegate, never which. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import {
  type Between,
  type Company,
  type Discovery,
  discoveryOf,
  type Fits,
  fitsOf,
} from '#iq/discovery.ts';
import { indexFor, namedIndexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';

type Kept = { version: number; fits: Map<string, Fits> };
const kept = new WeakMap<ForumIndex, Kept>();

/**
 * Fits of each client, kept until somebody's answers change: a large forum has tens of thousands of
 * pairs. Between two clients others are served.
 */
async function fitsFor(index: ForumIndex, companies: readonly Company[]) {
  const known = kept.get(index);
  const { version } = index;
  const fits = known?.version === version ? known.fits : new Map<string, Fits>();
  kept.set(index, { version, fits });
  for (const { solutions } of companies) {
    const key = JSON.stringify(solutions);
    if (fits.has(key)) continue;
    fits.set(key, fitsOf(index, solutions));
    await setImmediate();
  }
  return ({ solutions }: Company): Fits => fits.get(JSON.stringify(solutions)) ?? new Map();
}

/** @param between wishes, which only meetings know: of every client and delegate of this forum */
export async function readDiscovery(
  db: Db,
  organiser: Organiser,
  between: readonly Between[],
): Promise<Discovery & { hidden: number }> {
  const { forumId } = organiser;
  const companies = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company', 'solutions', 'meetings_guaranteed'])
    .where('forum_id', '=', forumId)
    .orderBy('ref')
    .execute();
  const touches = (table: 'profile_view' | 'shortlist_entry') =>
    db
      .selectFrom(table)
      .select(['client_id as clientId', 'delegate_id as delegateId'])
      .where('forum_id', '=', forumId)
      .execute();
  const [opened, listed] = [await touches('profile_view'), await touches('shortlist_entry')];
  const index = await namedIndexFor(db, organiser);
  const everybody = await indexFor(db, organiser);
  const fits = await fitsFor(index, companies);
  return {
    ...discoveryOf(index, { companies, between, opened, listed }, fits),
    hidden: everybody.profiles.length - index.profiles.length,
  };
}
