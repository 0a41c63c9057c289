/** A retry never doubles: the same key of the same person gets the answer of the first time. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#db/database.server.ts';

/** hours that an answer is remembered */
const REMEMBERED = 48;
/** milliseconds that a retry waits for the first try to end, and between two looks */
const PATIENCE = 10_000;
const LOOK = 50;

/** `body` as it is sent, to the letter */
export type Answer = { status: number; body: string };
export type Once = Answer | { refused: 'other-request' | 'still-running' };

/** What makes two requests the same: method, address and body. */
export const fingerprint = (method: string, path: string, body: string) =>
  createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest('hex');

/**
 * Runs `act` for the first request with this key and saves its answer; later ones get the saved
 * answer. A try that was cut off in its middle is never run again by itself: its key stays
 * `still-running`, because whether it took effect is not known.
 *
 * @param key 1 to 200 characters, chosen by the caller; other people's keys are their own
 */
export async function once(
  db: Db,
  { personId, key, request }: { personId: string; key: string; request: string },
  now: Date,
  act: () => Promise<Answer>,
): Promise<Once> {
  if (!(await claim(db, personId, key, request, now))) return saved(db, personId, key, request);
  try {
    const answer = await act();
    if (answer.status < 500) await save(db, personId, key, answer);
    else await forget(db, personId, key);
    return answer;
  } catch (thrown) {
    await forget(db, personId, key);
    throw thrown;
  }
}

async function claim(db: Db, personId: string, key: string, request: string, now: Date) {
  const old = new Date(now.getTime() - REMEMBERED * 3_600_000);
  await db
    .deleteFrom('idempotency_key')
    .where('person_id', '=', personId)
    .where('made_at', '<', old)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotency_key')
    .values({
      person_id: personId,
      key,
      request_hash: request,
      status: null,
      body: null,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function saved(db: Db, personId: string, key: string, request: string): Promise<Once> {
  for (let waited = 0; waited <= PATIENCE; waited += LOOK) {
    const row = await db
      .selectFrom('idempotency_key')
      .select(['request_hash', 'status', 'body'])
      .where('person_id', '=', personId)
      .where('key', '=', key)
      .executeTakeFirst();
    if (row && row.request_hash !== request) return { refused: 'other-request' };
    if (row && row.status !== null) return { status: row.status, body: String(row.body) };
    if (!row) break; // the first try failed and took nothing with it
    await sleep(LOOK);
  }
  return { refused: 'still-running' };
}

const save = (db: Db, personId: string, key: string, { status, body }: Answer) =>
  db
    .updateTable('idempotency_key')
    .set({ status, body: JSON.stringify(body) }) // a text in JSON, which keeps its order
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute();

const forget = (db: Db, personId: string, key: string) =>
  db
    .deleteFrom('idempotency_key')
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .execute();
