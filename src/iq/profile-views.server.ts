/** That a client has opened a profile: one row a pair, with a first and a last day and nothing more. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';

/**
 * Notes that a client has opened a delegate's profile. Again on the same day changes nothing; of
 * whoever it may not see, nothing is noted. Only the first opening is told, to the organisers, whose
 * counts it moves.
 */
export async function noteView(db: Db, client: Client, ref: string, now: Date): Promise<void> {
  const { forumId, clientId } = client;
  const day = now.toISOString().slice(0, 10);
  await db.transaction().execute(async (tx) => {
    const delegate = await tx
      .selectFrom('delegate as d')
      .leftJoin('profile_view as v', (join) =>
        join
          .onRef('v.forum_id', '=', 'd.forum_id')
          .onRef('v.delegate_id', '=', 'd.person_id')
          .on('v.client_id', '=', clientId),
      )
      .select(['d.person_id', 'v.client_id as seen'])
      .where('d.forum_id', '=', forumId)
      .where('d.ref', '=', ref)
      .where('d.status', '=', 'confirmed')
      .where('d.consent', '=', 'named')
      .executeTakeFirst();
    if (!delegate) return;
    await tx
      .insertInto('profile_view')
      .values({
        ...{ forum_id: forumId, client_id: clientId, delegate_id: delegate.person_id },
        ...{ first_day: day, last_day: day },
      })
      .onConflict((conflict) =>
        conflict
          .columns(['forum_id', 'client_id', 'delegate_id'])
          .doUpdateSet({ last_day: day })
          .where('profile_view.last_day', '<', day),
      )
      .execute();
    if (delegate.seen === null) await tell(tx, forumId, now);
  });
}

async function tell(tx: Db, forumId: string, now: Date) {
  const organisers = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  await announce(
    tx,
    forumId,
    'discovery:found',
    organisers.map(({ id }) => id),
    now,
  );
}
