/** What to call when a call by browser does not work: a number of the forum. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { phoneOf } from '#exchange/calls/phone.ts';
import type { Organiser } from '#forum/people.ts';

export async function readPhone(db: Db, forumId: string): Promise<string | null> {
  const row = await db
    .selectFrom('call_phone')
    .select('phone')
    .where('forum_id', '=', forumId)
    .executeTakeFirst();
  return row?.phone ?? null;
}

/** @param written '' takes it away */
export async function setPhone(
  db: Kysely<Schema>,
  { forumId }: Organiser,
  written: string,
  now: Date,
): Promise<{ phone: string | null } | { refused: 'not-a-number' }> {
  const phone = phoneOf(written);
  if (phone === null) return { refused: 'not-a-number' };
  return db.transaction().execute(async (tx) => {
    if (phone === '') await tx.deleteFrom('call_phone').where('forum_id', '=', forumId).execute();
    else
      await tx
        .insertInto('call_phone')
        .values({ forum_id: forumId, phone })
        .onConflict((conflict) => conflict.column('forum_id').doUpdateSet({ phone }))
        .execute();
    await announce(tx, forumId, 'calls:phone', 'everyone', now);
    return { phone: phone === '' ? null : phone };
  });
}
