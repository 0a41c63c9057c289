import { randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';
import { hashOf } from '#forum/session.server.ts';
import type { Edition } from '#report/edition.ts';
import { publishIn } from '#report/editions.server.ts';

const DAY = 86_400_000;
export const LINK_DAYS = 30;

/**
 * A link to the newest published edition, for whoever holds it. If nothing was ever published, the
 * first link publishes Interim 1, so that it never leads to an empty page; `published` says so.
 *
 * @param label who it is for, as the organiser calls it
 * @param days from 1 to 365 until it expires
 * @returns the token, 128 random bits, which is stored hashed and can't be shown again
 */
export async function createLink(
  db: Db,
  organiser: Organiser,
  { label, days = LINK_DAYS }: { label: string; days?: number },
  now: Date,
): Promise<{ id: string; token: string; expires: Date; published: Edition | null }> {
  return db.transaction().execute(async (tx) => {
    const { forumId, personId } = organiser;
    const ever = await tx
      .selectFrom('edition')
      .select('id')
      .where('forum_id', '=', forumId)
      .limit(1)
      .executeTakeFirst();
    const first = ever ? null : await publishIn(tx, organiser, 'interim', now);
    const token = randomBytes(16).toString('base64url');
    const expires = new Date(now.getTime() + Math.min(Math.max(days, 1), 365) * DAY);
    const id = newId();
    await tx
      .insertInto('report_link')
      .values({
        forum_id: forumId,
        id,
        token_hash: hashOf(token),
        label: label.trim().slice(0, 100),
        created_by: personId,
        created_at: now,
        expires_at: expires,
      })
      .execute();
    await record(tx, { forumId, personId, act: 'report link made', detail: { link: id } }, now);
    await announce(tx, forumId, 'report:editions', await staffOf(tx, forumId), now);
    return { id, token, expires, published: first && 'edition' in first ? first.edition : null };
  });
}

/** Ends a link at once. */
export async function revokeLink(
  db: Db,
  organiser: Organiser,
  id: string,
  now: Date,
): Promise<{ revoked: string } | { refused: 'no-such-link' }> {
  return db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('report_link')
      .set({ revoked_at: now })
      .where('forum_id', '=', organiser.forumId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!ended) return { refused: 'no-such-link' };
    const { forumId, personId } = organiser;
    await record(tx, { forumId, personId, act: 'report link revoked', detail: { link: id } }, now);
    await announce(tx, forumId, 'report:editions', await staffOf(tx, forumId), now);
    return { revoked: id };
  });
}

/** Who has a link, and since when, concerns nobody else. */
async function staffOf(tx: Db, forumId: string): Promise<string[]> {
  const staff = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', 'in', ['organiser', 'researcher'])
    .execute();
  return staff.map(({ id }) => id);
}
