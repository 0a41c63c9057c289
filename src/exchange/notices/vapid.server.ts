/** The keys by which push services know this house: made once, kept beside what they protect. */
import { randomBytes } from 'node:crypto';
import type { Db } from '#db/database.server.ts';
import { makeVapidKeys, type VapidKeys, vapidKeysOf } from '#exchange/notices/web-push.server.ts';

/** Keeps a value once, whoever is first, and answers what is kept. */
async function keptOnce(db: Db, name: string, make: () => string): Promise<string> {
  const find = db.selectFrom('setting').select('value').where('name', '=', name);
  const known = await find.executeTakeFirst();
  if (known) return known.value;
  await db
    .insertInto('setting')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find.executeTakeFirstOrThrow()).value;
}

/**
 * The private key never leaves the server; browsers get the public one when they subscribe.
 *
 * @param set VAPID_PRIVATE_KEY: an operator's own key instead of the kept one
 */
export async function readVapidKeys(db: Db, set: string | undefined): Promise<VapidKeys> {
  return vapidKeysOf(
    set ?? (await keptOnce(db, 'vapid-private-key', () => makeVapidKeys().privateKey)),
  );
}

/** What signs the links that stop a kind of notice. */
export const readStopSecret = (db: Db): Promise<string> =>
  keptOnce(db, 'notice-stop-secret', () => randomBytes(32).toString('base64url'));
