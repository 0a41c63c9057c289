/** A delegate's gate, as one client finds it. */
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';
import { readCompany } from '#iq/find.server.ts';
import { sellerOf } from '#iq/fit.ts';
import { readProfiles } from '#iq/profiles.server.ts';
import { type Barred, barredAt, type Gate, waitingAt } from '#meetings/wishes/gate.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { seenBy } from '#meetings/wishes/parties.server.ts';
import { speaksOf } from '#meetings/wishes/suggestions.ts';
import { readQuestionnaire } from '#research/answers.server.ts';

async function readGate(db: Db, forumId: string, delegateId: string, now: Date): Promise<Gate> {
  const { takes, mostWaiting } = await db
    .selectFrom('delegate')
    .select(['gate as takes', 'most_waiting as mostWaiting'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', delegateId)
    .executeTakeFirstOrThrow();
  if (mostWaiting === null) return { takes, mostWaiting, waiting: 0 };
  return {
    takes,
    mostWaiting,
    waiting: waitingAt(await readPairs(db, forumId, { delegateId }, now)),
  };
}

/** Whether the client offers what the delegate names; of answers that are not shared: never. */
async function meets(db: Db, client: Client, delegateId: string): Promise<boolean> {
  const questionnaire = await readQuestionnaire(db, client);
  const [profile] = await readProfiles(db, client, questionnaire, [delegateId]);
  if (profile?.consent !== 'named') return false;
  const { solutions } = await readCompany(db, client);
  return speaksOf(profile, sellerOf(solutions), questionnaire);
}

/** Why this client can't ask this delegate, whom it may see; null: it can. */
export async function gateBars(
  db: Db,
  client: Client,
  delegateId: string,
  now: Date,
): Promise<Barred | null> {
  const gate = await readGate(db, client.forumId, delegateId, now);
  return barredAt(gate, gate.takes !== 'matching' || (await meets(db, client, delegateId)));
}

/**
 * The first of these delegates whom this client may ask now, up to `most`.
 *
 * @param people whom the client may see and who meet its offer; looked at in turn, so that closed
 * gates cost little
 */
export async function openAmong<T extends { id: string }>(
  db: Db,
  { forumId }: Client,
  people: readonly T[],
  most: number,
  now: Date,
): Promise<T[]> {
  const open: T[] = [];
  for (const person of people) {
    if (open.length === most) break;
    if (barredAt(await readGate(db, forumId, person.id, now), true) === null) open.push(person);
  }
  return open;
}

/** Why this client can't ask the delegate of a ref; null: it can, or may not see who that is. */
export async function refBars(
  db: Db,
  client: Client,
  ref: string,
  now: Date,
): Promise<Barred | null> {
  const parties = await seenBy(db, client, ref);
  return parties && gateBars(db, client, parties.delegateId, now);
}
