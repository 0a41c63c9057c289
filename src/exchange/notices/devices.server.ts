/** Devices that show notices: one subscription a browser, a person and a forum. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { isPushService } from '#exchange/notices/push-hosts.ts';
import type { Subscription } from '#exchange/notices/web-push.server.ts';
import type { Client, Delegate } from '#forum/people.ts';

type Visitor = Delegate | Client;
export type Device = Subscription & { id: string };

/** More than anyone carries: each is asked at every notice, so the one added first goes. */
const MOST_DEVICES = 10;

/** A point of the curve, not compressed, and sixteen bytes: as browsers write them. */
export const subscriptionSchema = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  }),
});
export type Asked = z.infer<typeof subscriptionSchema>;

/**
 * Shows this person's notices on the device from now on, until its session ends. Whoever had the
 * device before is not shown there any more, in any forum.
 */
export async function addDevice(
  db: Db,
  visitor: Visitor,
  sessionId: string,
  { endpoint, keys }: Asked,
  hosts: readonly string[],
  now: Date,
): Promise<{ on: true } | { refused: 'no-push-service' }> {
  if (!isPushService(endpoint, hosts)) return { refused: 'no-push-service' };
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('push_device as d')
      .where('d.endpoint', '=', endpoint)
      .where((is) =>
        is.or([
          is('d.forum_id', '=', forumId),
          is(
            'd.session_id',
            'not in',
            tx
              .selectFrom('sign_in_session as mine')
              .innerJoin('sign_in_session as s', 's.user_id', 'mine.user_id')
              .select('s.id')
              .where('mine.id', '=', sessionId),
          ),
        ]),
      )
      .execute();
    await tx
      .insertInto('push_device')
      .values({
        ...{ forum_id: forumId, id: newId(), person_id: personId, session_id: sessionId },
        ...{ endpoint, p256dh: keys.p256dh, auth: keys.auth, made_at: now },
      })
      .execute();
    const newest = tx
      .selectFrom('push_device')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_DEVICES);
    await tx
      .deleteFrom('push_device')
      .where('forum_id', '=', forumId)
      .where('person_id', '=', personId)
      .where('id', 'not in', newest)
      .execute();
    return { on: true };
  });
}

/** Stops showing notices on one device, or on all of this session's. */
export async function removeDevice(
  db: Db,
  { forumId, personId }: Visitor,
  endpoint: string,
): Promise<{ removed: number }> {
  const { numDeletedRows } = await db
    .deleteFrom('push_device')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('endpoint', '=', endpoint)
    .executeTakeFirst();
  return { removed: Number(numDeletedRows) };
}

/** A push service said that it is gone. */
export const forgetDevice = (db: Db, forumId: string, id: string) =>
  db.deleteFrom('push_device').where('forum_id', '=', forumId).where('id', '=', id).execute();

/** Where a person's notices are shown: only while the session that asked for it lasts. */
export function readDevices(
  db: Db,
  { forumId, personId }: Pick<Visitor, 'forumId' | 'personId'>,
  now: Date,
): Promise<Device[]> {
  return db
    .selectFrom('push_device as d')
    .innerJoin('sign_in_session as s', 's.id', 'd.session_id')
    .select(['d.id', 'd.endpoint', 'd.p256dh', 'd.auth'])
    .where('d.forum_id', '=', forumId)
    .where('d.person_id', '=', personId)
    .where('s.expires_at', '>', now)
    .orderBy('d.id')
    .execute();
}
