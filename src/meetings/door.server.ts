/** A delegate's door, as one client finds it. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';
import { readCompany } from '#iq/find.server.ts';
import { sellerOf } from '#iq/fit.ts';
import { readProfiles } from '#iq/profiles.server.ts';
import { type Barred, barredAt, type Door, waitingAt } from '#meetings/door.ts';
import { readPairs } from '#meetings/pairs.server.ts';
import { speaksOf } from '#meetings/suggestions.ts';
import { readQuestionnaire } from '#research/answers.server.ts';

async function readDoor(db: Db, forumId: string, delegateId: string, now: Date): Promise<Door> {
  const { gate, mostWaiting } = await db
    .selectFrom('delegate')
    .select(['gate', 'most_waiting as mostWaiting'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', delegateId)
    .executeTakeFirstOrThrow();
  if (mostWaiting === null) return { gate, mostWaiting, waiting: 0 };
  return {
    gate,
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
export async function doorBars(
  db: Db,
  client: Client,
  delegateId: string,
  now: Date,
): Promise<Barred | null> {
  const door = await readDoor(db, client.forumId, delegateId, now);
  return barredAt(door, door.gate !== 'matching' || (await meets(db, client, delegateId)));
}

/** The same for many: those of `refs` whom this client can't ask now, and why. */
export async function barredFrom(
  db: Db,
  client: Client,
  refs: readonly string[],
  now: Date,
): Promise<Map<string, Barred>> {
  if (refs.length === 0) return new Map();
  const guarded = await db
    .selectFrom('delegate')
    .select(['ref', 'person_id as id'])
    .where('forum_id', '=', client.forumId)
    .where('ref', '=', sql<string>`any(${refs}::text[])`)
    .where(sql<boolean>`(gate <> 'open' or most_waiting is not null)`)
    .where(
      sql<boolean>`(consent = 'named' or exists (select 1 from introduction i
        where i.forum_id = delegate.forum_id and i.delegate_id = delegate.person_id
          and i.client_id = ${client.clientId}))`,
    )
    .execute();
  const barred = new Map<string, Barred>();
  for (const { ref, id } of guarded) {
    const why = await doorBars(db, client, id, now);
    if (why) barred.set(ref, why);
  }
  return barred;
}
