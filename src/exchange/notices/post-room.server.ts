/** The post room of the house: as long as the app runs, it hears, looks and carries out. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { oneAtATime } from '#base/turns.ts';
import type { Schema } from '#db/schema.ts';
import { carry, settleMails } from '#exchange/notices/carry.server.ts';
import { hear } from '#exchange/notices/hear.server.ts';
import type { Means } from '#exchange/notices/house.ts';
import { lookAtNext } from '#exchange/notices/look.server.ts';

/** seconds between two rounds: nothing goes out sooner after it happened, so no hint is needed */
const ROUND = 3;
/** People looked at, and letters carried, at the same time: the outside is slower than the database. */
const HANDS = 4;
const CARRIERS = 24;
/** A person whose facts can't be read is passed over for so long. */
const TROUBLE = 5;

/**
 * One round: whoever is due is looked at, and what is decided goes out.
 *
 * @returns how many messages left
 */
export async function round(db: Kysely<Schema>, means: Means, now: Date): Promise<number> {
  await settleMails(db, now);
  await hear(db, now);
  let carried = 0;
  const onTheWay = new Set<Promise<void>>();
  const hand = async () => {
    for (;;) {
      const letters = await lookAtNext(db, means, now).catch((thrown) => passOver(db, thrown, now));
      if (!letters) return;
      for (const letter of letters) {
        if (onTheWay.size >= CARRIERS) await Promise.race(onTheWay);
        const way = carry(db, means, letter, now)
          .catch(trouble) // what is not known to have failed is not sent again
          .finally(() => onTheWay.delete(way));
        onTheWay.add(way);
        carried++;
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  await Promise.all(onTheWay);
  return carried;
}

const trouble = (thrown: unknown) =>
  console.error(`post room: ${thrown instanceof Error ? thrown.name : 'throw'}`);

/** One person's trouble is nobody else's: the oldest look is put off, and the reason said without a name. */
async function passOver(db: Kysely<Schema>, thrown: unknown, now: Date): Promise<null> {
  trouble(thrown);
  await sql`update outward_look set look_at = ${now}::timestamptz + make_interval(mins => ${TROUBLE})
    where (forum_id, person_id) in (select forum_id, person_id from outward_look
      where look_at <= ${now} order by look_at limit 1 for update skip locked)`
    .execute(db)
    .catch(() => {}); // the database is away: the next round looks again
  return null;
}

/** Works until the returned call, which waits for what is in hand. */
export function startPostRoom(db: Kysely<Schema>, means: Means): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let ended = false;
  const work = oneAtATime(async () => {
    if (ended) return;
    running = round(db, means, new Date());
    await running;
  });
  const timer = setInterval(work, ROUND * 1000).unref();
  work();
  return async () => {
    ended = true;
    clearInterval(timer);
    await running.catch(() => {});
  };
}
