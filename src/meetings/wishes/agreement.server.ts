/** Whether both sides want a meeting now, so that they may take a time for it themselves. */
import type { Db } from '#db/database.server.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import type { Parties } from '#meetings/wishes/parties.server.ts';
import { standing } from '#meetings/wishes/wish.ts';

/** A request that expired is no wish, whoever asks later. */
export async function bothWant(db: Db, parties: Parties, now: Date): Promise<boolean> {
  const { forumId, clientId, delegateId } = parties;
  const [pair] = await readPairs(db, forumId, { clientId, delegateId }, now);
  return pair !== undefined && standing(pair) === 'both';
}
