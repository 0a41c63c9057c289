/** Report links: making one, ending one, and what can be changed about one. */
import { randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import { hashOfPasscode, type Passcode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { hashOf } from '#forum/session.server.ts';
import { announceToStaff } from '#forum/staff.server.ts';
import type { Edition } from '#report/edition.ts';
import { publishIn, type Unpublishable } from '#report/editions.server.ts';
import { inDays, LINK_DAYS } from '#report/expiry.ts';

/** `expires`: 30 days from now if nothing is said · `passcode`: null or absent for none */
export type Wanted = { label: string; expires?: Date; passcode?: Passcode | null };
/** `token`: 128 random bits, stored hashed, which can't be shown again */
export type Made = { id: string; token: string; expires: Date };
export type NoSuchLink = { refused: 'no-such-link' };

/**
 * A link to the newest published edition, for whoever holds it. If nothing was ever published, the
 * first link publishes Interim 1, so that it never leads to an empty page; `published` says so.
 *
 * @returns why nothing could be published; then there is no link either
 * @param wanted `label`: who it is for, as the organiser calls it
 */
export async function createLink(
  db: Db,
  organiser: Organiser,
  { label, expires, passcode }: Wanted,
  now: Date,
): Promise<(Made & { published: Edition | null }) | Unpublishable> {
  const passcodeHash = passcode ? await hashOfPasscode(passcode) : null;
  return db.transaction().execute(async (tx) => {
    const ever = await tx
      .selectFrom('edition')
      .select('id')
      .where('forum_id', '=', organiser.forumId)
      .limit(1)
      .executeTakeFirst();
    const first = ever ? null : await publishIn(tx, organiser, 'interim', now);
    if (first && 'refused' in first && first.refused !== 'too-few-new-answers') return first;
    const made = await makeIn(
      tx,
      organiser,
      { label, ...(expires && { expires }), passcodeHash },
      now,
    );
    await tellStaff(tx, organiser, now);
    return { ...made, published: first && 'edition' in first ? first.edition : null };
  });
}

/** A link as part of an act that does more; that act tells the staff. */
export async function makeIn(
  tx: Db,
  { forumId, personId }: Organiser,
  link: {
    label: string;
    expires?: Date;
    passcodeHash: string | null;
    /** whose it is; `edition`: that of the mail it is sent in, if it is */
    client?: { id: string; edition: string | null };
  },
  now: Date,
): Promise<Made> {
  const { client, passcodeHash } = link;
  const [id, token] = [newId(), randomBytes(16).toString('base64url')];
  const expires = link.expires ?? (inDays(LINK_DAYS.usual, now) as Date);
  await tx
    .insertInto('report_link')
    .values({
      forum_id: forumId,
      id,
      token_hash: hashOf(token),
      label: link.label.trim().slice(0, 100),
      created_by: personId,
      created_at: now,
      expires_at: expires,
      passcode_hash: passcodeHash,
      client_id: client?.id ?? null,
      ...(client?.edition && { sent_edition: client.edition, sent_at: now }),
    })
    .execute();
  const detail = { link: id, passcode: passcodeHash !== null };
  await record(tx, { forumId, personId, act: 'report link made', detail }, now);
  return { id, token, expires };
}

/** Ends a link at once. */
export async function revokeLink(
  db: Db,
  organiser: Organiser,
  id: string,
  now: Date,
): Promise<{ revoked: string } | NoSuchLink> {
  const done = await change(db, organiser, id, { revoked_at: now }, 'report link revoked', now);
  return done ? { revoked: id } : { refused: 'no-such-link' };
}

/** Lets a link end on another day; one that has expired opens again. */
export async function extendLink(
  db: Db,
  organiser: Organiser,
  { id, expires }: { id: string; expires: Date },
  now: Date,
): Promise<{ extended: string } | NoSuchLink> {
  const done = await change(
    db,
    organiser,
    id,
    { expires_at: expires },
    'report link extended',
    now,
  );
  return done ? { extended: id } : { refused: 'no-such-link' };
}

/** Asks for another passcode from now on, or for none; who gave the old one must give the new one. */
export async function setPasscode(
  db: Db,
  organiser: Organiser,
  { id, passcode }: { id: string; passcode: Passcode | null },
  now: Date,
): Promise<{ changed: string } | NoSuchLink> {
  const passcode_hash = passcode ? await hashOfPasscode(passcode) : null;
  const act = passcode ? 'report passcode set' : 'report passcode taken away';
  const done = await change(db, organiser, id, { passcode_hash }, act, now);
  return done ? { changed: id } : { refused: 'no-such-link' };
}

/**
 * A new link in the place of one that has ended: the same name, company and passcode, for as long
 * as the old one had left, or 30 days.
 */
export async function remakeLink(
  db: Db,
  organiser: Organiser,
  id: string,
  now: Date,
): Promise<Made | NoSuchLink> {
  return db.transaction().execute(async (tx): Promise<Made | NoSuchLink> => {
    const old = await tx
      .selectFrom('report_link')
      .select(['label', 'expires_at', 'passcode_hash', 'client_id'])
      .where('forum_id', '=', organiser.forumId)
      .where('id', '=', id)
      .where((is) => is.or([is('revoked_at', 'is not', null), is('expires_at', '<=', now)]))
      .executeTakeFirst();
    if (!old) return { refused: 'no-such-link' };
    const { label, expires_at: expires, passcode_hash: passcodeHash } = old;
    const client = old.client_id ? { client: { id: old.client_id, edition: null } } : {};
    const like = { label, passcodeHash, ...client, ...(expires > now && { expires }) };
    const made = await makeIn(tx, organiser, like, now);
    await tellStaff(tx, organiser, now);
    return made;
  });
}

type Change = { revoked_at: Date } | { expires_at: Date } | { passcode_hash: string | null };

/** @returns false where the forum has no such link, or it is revoked */
const change = (
  db: Db,
  organiser: Organiser,
  id: string,
  what: Change,
  act: string,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { forumId, personId } = organiser;
    const done = await tx
      .updateTable('report_link')
      .set(what)
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!done) return false;
    await record(tx, { forumId, personId, act, detail: { link: id } }, now);
    await tellStaff(tx, organiser, now);
    return true;
  });

/** Who has a link, and since when, concerns nobody but the staff. */
export const tellStaff = (tx: Db, { forumId }: Organiser, now: Date): Promise<void> =>
  announceToStaff(tx, forumId, 'report:editions', now);
