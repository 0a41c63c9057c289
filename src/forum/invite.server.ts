/** Letting people in: staff by an organiser, anyone with a seat by the operator. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import { sendMail } from '#base/mail.server.ts';
import type { Schema } from '#db/schema.ts';
import { INVITATION_LIVES } from '#forum/accounts.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Operator, Organiser } from '#forum/people.ts';
import { addressesBeyond, type StaffRole, seatStaff, seatsOf } from '#forum/seats.server.ts';
import { makeLink, readAddress } from '#forum/sign-in.server.ts';
import { accounts } from '#ui/texts/accounts.ts';
import { mails as t } from '#ui/texts/mails.ts';

/**
 * A sign-in link for someone with a seat in this forum, working once, for 24 hours. It opens all
 * that the address may open, so an organiser gets none for people who also sit elsewhere.
 */
export async function signInLink(
  db: Kysely<Schema>,
  who: Operator | Organiser,
  forumKey: string,
  written: string,
  origin: string,
  now: Date,
): Promise<string | { refused: 'no-seat' | 'sits-elsewhere' }> {
  const email = readAddress(written) ?? '';
  const seat = (await seatsOf(db, email)).find((each) => each.forumKey === forumKey);
  if (!seat || (who.role === 'organiser' && who.forumId !== seat.forumId)) {
    return { refused: 'no-seat' };
  }
  if (who.role === 'organiser' && (await addressesBeyond(db, who)).has(email)) {
    return { refused: 'sits-elsewhere' };
  }
  const link = await makeLink(db, origin, email, INVITATION_LIVES);
  const by = who.role === 'organiser' ? who.personId : null;
  const deed = { act: 'made a sign-in link', detail: { for: seat.personId } };
  await record(db, { forumId: seat.forumId, personId: by, ...deed }, now);
  return link;
}

/** The operator gives a staff seat; the way in is a link. */
export async function staffByOperator(
  db: Kysely<Schema>,
  _: Operator,
  forumKey: string,
  colleague: { email: string; role: StaffRole },
  now: Date,
): Promise<{ personId: string } | { refused: 'no-forum' | 'not-an-address' | 'seat-taken' }> {
  const email = readAddress(colleague.email);
  if (!email) return { refused: 'not-an-address' };
  return db.transaction().execute(async (tx) => {
    const forum = await tx
      .selectFrom('forum')
      .select('id')
      .where('key', '=', forumKey)
      .executeTakeFirst();
    if (!forum) return { refused: 'no-forum' };
    const seat = await seatStaff(tx, forum.id, { email, role: colleague.role });
    if ('refused' in seat) return seat;
    const deed = { act: 'gave a seat', detail: { to: seat.personId, role: colleague.role } };
    await record(tx, { forumId: forum.id, personId: null, ...deed }, now);
    await announce(tx, forum.id, 'forum:people', 'everyone', now);
    return seat;
  });
}

export type Invited = { invited: string } | { refused: 'not-an-address' | 'seat-taken' };

/** Gives a colleague a staff seat in this forum and mails the way in. */
export async function inviteStaff(
  db: Kysely<Schema>,
  organiser: Organiser,
  colleague: { email: string; role: StaffRole },
  origin: string,
  now: Date,
): Promise<Invited> {
  const email = readAddress(colleague.email);
  if (!email) return { refused: 'not-an-address' };
  const { forumId } = organiser;
  const link = await makeLink(db, origin, email, INVITATION_LIVES);
  return db.transaction().execute(async (tx): Promise<Invited> => {
    const seat = await seatStaff(tx, forumId, { email, role: colleague.role });
    if ('refused' in seat) return seat;
    const title = (await seatsOf(tx, email)).find((each) => each.forumId === forumId)?.title ?? '';
    const subject = t.inviteSubject(title);
    const body = t.inviteBody(accounts.forums.as[colleague.role], title, link);
    await sendMail(tx, { forumId, to: email, subject, body, opensDoor: true }, now);
    const deed = { act: 'gave a seat', detail: { to: seat.personId, role: colleague.role } };
    await record(tx, { forumId, personId: organiser.personId, ...deed }, now);
    await announce(tx, forumId, 'forum:people', 'everyone', now);
    return { invited: seat.personId };
  });
}
