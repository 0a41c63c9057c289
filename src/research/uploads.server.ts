/** Uploads: files of an organiser that wait until the look at them is confirmed. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Organiser } from '#forum/people.ts';
import type { ImportFile } from '#research/import/open.server.ts';
import { type Choice, type Imported, importForum, importIn } from '#research/import.server.ts';

/** milliseconds that an upload waits */
const WAITS = 2 * 3_600_000;

type Waiting = { begins: boolean; files: ImportFile[] };
/** An upload, and whether it was made to begin a forum: it is known only where it was made. */
export type Named = { id: string; begins: boolean };
export type Gone = { refused: 'gone' };

/**
 * Keeps files until they are confirmed.
 *
 * @param begins for a new forum of the organiser's firm, not for this one
 * @param correcting an earlier upload of the same person: its other files come along
 */
export async function keepUpload(
  db: Kysely<Schema>,
  organiser: Organiser,
  { begins, files, correcting }: Waiting & { correcting: string | null },
  now: Date,
): Promise<{ upload: string } | { refused: 'no-person' | 'no-files' }> {
  const { forumId, personId } = organiser;
  if (personId === null) return { refused: 'no-person' };
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('upload').where('expires_at', '<', now).execute();
    const before = correcting
      ? await readUpload(tx, organiser, { id: correcting, begins }, now)
      : null;
    const names = new Set(files.map(({ name }) => stemOf(name)));
    const kept = before?.files.filter(({ name }) => !names.has(stemOf(name))) ?? [];
    const all = [...kept, ...files];
    if (all.length === 0) return { refused: 'no-files' };
    const id = newId();
    const expires_at = new Date(now.getTime() + WAITS);
    const upload = { forum_id: forumId, id, person_id: personId, begins, expires_at };
    await tx.insertInto('upload').values(upload).execute();
    const rows = all.map(({ name, bytes }) => ({ forum_id: forumId, upload_id: id, name, bytes }));
    await tx.insertInto('upload_file').values(rows).execute();
    if (correcting && before) await drop(tx, organiser, correcting);
    return { upload: id };
  });
}

/** delegates.csv is corrected by delegates.xlsx. */
const stemOf = (name: string) => name.toLowerCase().replace(/\.[^.]*$/, '');

/** What an upload would do, counted and not done. */
export async function previewUpload(
  db: Kysely<Schema>,
  organiser: Organiser,
  { id, begins }: Named,
  now: Date,
): Promise<{ files: string[]; outcome: Imported } | Gone> {
  const upload = await readUpload(db, organiser, { id, begins }, now);
  if (!upload) return { refused: 'gone' };
  const outcome = await importForum(db, organiser, bundleOf(organiser, upload), now, {
    preview: true,
  });
  const files = upload.files.map(({ name }) => name);
  return { files, outcome };
}

/** Imports an upload, once: confirming it again finds it gone. */
export async function confirmUpload(
  db: Kysely<Schema>,
  organiser: Organiser,
  { id, begins }: Named,
  choice: Pick<Choice, 'withoutBadRows'>,
  now: Date,
): Promise<Imported | Gone> {
  let refused: Imported | Gone = { refused: 'gone' };
  try {
    return await db.transaction().execute(async (tx) => {
      const upload = await readUpload(tx, organiser, { id, begins }, now);
      // of two confirmations at once the second waits here, and finds nothing to drop
      if (!upload || !(await drop(tx, organiser, id))) throw new Refused();
      const outcome = await importIn(tx, organiser, bundleOf(organiser, upload), now, choice);
      if (!('refused' in outcome)) return outcome;
      refused = outcome;
      throw new Refused();
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return refused;
    throw thrown;
  }
}
/** Undoes the transaction of a refused confirmation, so that the upload waits on. */
class Refused extends Error {}

const bundleOf = ({ forumKey }: Organiser, { begins, files }: Waiting) => ({
  key: begins ? null : forumKey,
  files,
});

async function readUpload(
  db: Db,
  { forumId, personId }: Organiser,
  { id, begins }: Named,
  now: Date,
): Promise<Waiting | null> {
  if (!/^[0-9a-f-]{36}$/.test(id) || personId === null) return null;
  const upload = await db
    .selectFrom('upload')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .where('begins', '=', begins)
    .where('person_id', '=', personId)
    .where('expires_at', '>=', now)
    .executeTakeFirst();
  if (!upload) return null;
  const files = await db
    .selectFrom('upload_file')
    .select(['name', 'bytes'])
    .where('forum_id', '=', forumId)
    .where('upload_id', '=', id)
    .orderBy('name')
    .execute();
  return { begins, files };
}

async function drop(tx: Db, { forumId }: Organiser, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('upload')
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
