/** The way in for an interviewee: one link for the calls of one interview, which a researcher gives. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { phoneOf } from '#exchange/calls/phone.ts';
import { settle } from '#exchange/calls/settle.server.ts';
import { newCall, openCall } from '#exchange/calls/start.server.ts';
import type { Researcher } from '#forum/people.ts';
import { hashOf } from '#forum/session.server.ts';

const DAY = 86_400_000;
/** Days after the appointment, or after its making when there is none, that a link opens. */
const OPENS_DAYS = 14;

export type Link = { startsAt: Date | null; phone: string; expiresAt: Date };
export type MadeLink = { token: string; link: Link } | { refused: 'not-a-number' };

/**
 * Makes the link of an interview that the caller has looked up; one made before opens nothing any
 * more, and whoever came by it is out of the call.
 */
export async function makeCallLink(
  db: Kysely<Schema>,
  { forumId, personId }: Researcher,
  {
    interview,
    startsAt,
    phone: written,
  }: { interview: string; startsAt: Date | null; phone: string },
  now: Date,
): Promise<MadeLink> {
  const phone = phoneOf(written);
  if (phone === null) return { refused: 'not-a-number' };
  const token = randomBytes(16).toString('base64url');
  const from = Math.max(now.getTime(), startsAt?.getTime() ?? 0);
  const expiresAt = new Date(from + OPENS_DAYS * DAY);
  await db.transaction().execute(async (tx) => {
    await revoke(tx, forumId, interview, now);
    await tx
      .insertInto('call_link')
      .values({
        ...{ forum_id: forumId, id: newId(), interview_id: interview, phone },
        ...{ token_hash: hashOf(token), starts_at: startsAt, made_by: personId, made_at: now },
        expires_at: expiresAt,
      })
      .execute();
  });
  return { token, link: { startsAt, phone, expiresAt } };
}

export async function revokeCallLink(
  db: Kysely<Schema>,
  { forumId }: Researcher,
  interview: string,
  now: Date,
): Promise<{ revoked: boolean }> {
  return db
    .transaction()
    .execute(async (tx) => ({ revoked: await revoke(tx, forumId, interview, now) }));
}

async function revoke(tx: Db, forumId: string, interview: string, now: Date): Promise<boolean> {
  const [link] = await tx
    .updateTable('call_link')
    .set({ revoked_at: now })
    .where('forum_id', '=', forumId)
    .where('interview_id', '=', interview)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  if (!link) return false;
  await tx
    .updateTable('call_leg')
    .set({ left_at: now })
    .where('forum_id', '=', forumId)
    .where('link_id', '=', link.id)
    .where('left_at', 'is', null)
    .execute();
  return true;
}

export async function readCallLink(
  db: Db,
  forumId: string,
  interview: string,
): Promise<Link | null> {
  const row = await db
    .selectFrom('call_link')
    .select(['starts_at', 'phone', 'expires_at'])
    .where('forum_id', '=', forumId)
    .where('interview_id', '=', interview)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? { startsAt: row.starts_at, phone: row.phone, expiresAt: row.expires_at } : null;
}

/** A researcher opens the call of an interview, or finds it open. It rings nobody. */
export async function openInterviewCall(
  db: Kysely<Schema>,
  { forumId, personId }: Researcher,
  interview: string,
  now: Date,
): Promise<{ call: string } | { refused: 'no-seat' }> {
  if (personId === null) return { refused: 'no-seat' };
  return db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('interview')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('id', '=', interview)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const open = await openCall(tx, forumId, { interview_id: interview });
    if (open && (await settle(tx, open, now))) return { call: open.id };
    const about = { room_id: null, interview_id: interview, rings_until: null };
    return {
      call: (await newCall(tx, { forumId, personId }, { ...about, kind: 'video' }, now)).id,
    };
  });
}
