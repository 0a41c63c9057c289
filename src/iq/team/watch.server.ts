/** The house's own eye on Client iQ: gives alerts and recalls when something changed. */
import type { Kysely } from 'kysely';
import { earOf } from '#base/listen.server.ts';
import { oneAtATime } from '#base/turns.ts';
import type { Schema } from '#db/schema.ts';
import { lookForMatches, MATCHING_KEYS, watchedForums } from '#iq/team/alerts.server.ts';
import { exportingForums, tellRecalls } from '#iq/team/recalls.server.ts';
import { SEGMENTS_KEY } from '#iq/team/segments.server.ts';

/** News come in flocks (ms): one look, and one alert, for all of them. */
const GATHER = 250;
/** What was announced to nobody is found at the latest after this long (ms). */
const ROUND = 60_000;
const KEYS: readonly string[] = [...MATCHING_KEYS, SEGMENTS_KEY];

/** Looks at all forums now, then at each in which something changes, until the returned call. */
export async function startWatch(db: Kysely<Schema>): Promise<() => Promise<void>> {
  const changed = new Set<string>();
  let ended = false;
  let running: Promise<void> = Promise.resolve();
  const lookAt = async () => {
    const forums = [...changed];
    changed.clear();
    for (const forumId of ended ? [] : forums) {
      try {
        await lookForMatches(db, forumId, new Date());
        await tellRecalls(db, forumId, new Date());
      } catch (thrown) {
        changed.add(forumId); // the database is away: the next look tells it
        throw thrown;
      }
    }
  };
  const look = oneAtATime(() => {
    running = lookAt();
    return running;
  });
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, GATHER);
  };
  const everywhere = async () => {
    for (const forumId of [...(await watchedForums(db)), ...(await exportingForums(db))])
      changed.add(forumId);
    if (changed.size > 0) soon();
  };
  const ear = await earOf(db);
  const stop = ear.watch((forumId, key) => {
    if (!KEYS.includes(key)) return;
    changed.add(forumId);
    soon();
  });
  const round = setInterval(() => void everywhere().catch(() => {}), ROUND).unref();
  await everywhere();
  return async () => {
    ended = true;
    stop();
    clearInterval(round);
    clearTimeout(timer);
    await running.catch(() => {});
  };
}
