/** What a company's representatives write about a delegate, for each other. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { LISTS_KEY } from '#iq/team/lists.server.ts';
import { type Company, sweep, tellTeam, UNDO_TIME } from '#iq/team/team.server.ts';

export const LONGEST_NOTE = 2000;

export type Note = {
  id: string;
  ref: string;
  body: string;
  /** '' if the colleague has no seat any more */
  by: string;
  mine: boolean;
  at: Date;
  editedAt: Date | null;
  version: number;
};

type BodyRefusal = 'no-text' | 'note-too-long';

function bodyOf(typed: string): { body: string } | { refused: BodyRefusal } {
  const body = typed.replace(/\r\n?/g, '\n').trim();
  if (body === '') return { refused: 'no-text' };
  return body.length > LONGEST_NOTE ? { refused: 'note-too-long' } : { body };
}

type Act<T> = (tx: Db) => Promise<T>;

function change<T extends object>(db: Kysely<Schema>, client: Client, now: Date, act: Act<T>) {
  return db.transaction().execute(async (tx) => {
    await sweep(tx, client, now);
    const outcome = await act(tx);
    if (!('refused' in outcome)) await tellTeam(tx, client, LISTS_KEY, now);
    return outcome;
  });
}

/**
 * Writes a note about a delegate whose profile the company sees.
 *
 * @param note `id` is made where it is written: sent twice, it is one note
 */
export async function writeNote(
  db: Kysely<Schema>,
  client: Client,
  { id, delegateRef, body: typed }: { id: string; delegateRef: string; body: string },
  now: Date,
): Promise<{ note: string } | { refused: BodyRefusal | 'no-such-delegate' }> {
  return change(db, client, now, async (tx) => {
    const written = bodyOf(typed);
    if ('refused' in written) return written;
    const delegate = await tx
      .selectFrom('delegate')
      .select('person_id')
      .where('forum_id', '=', client.forumId)
      .where('ref', '=', delegateRef)
      .where('status', '=', 'confirmed')
      .where('consent', '=', 'named')
      .executeTakeFirst();
    if (!delegate) return { refused: 'no-such-delegate' as const };
    const { forumId: forum_id, clientId: client_id, personId: written_by } = client;
    await tx
      .insertInto('team_note')
      .values({
        forum_id,
        client_id,
        id,
        delegate_id: delegate.person_id,
        ...written,
        written_by,
        written_at: now,
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'id']).doNothing())
      .execute();
    return { note: id };
  });
}

/** A note that may be seen now, as its row. */
async function seen(tx: Db, client: Client, note: string) {
  return tx
    .selectFrom('team_note as n')
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'n.forum_id').onRef('d.person_id', '=', 'n.delegate_id'),
    )
    .select(['n.id', 'n.body', 'n.before', 'n.version', 'n.written_by', 'n.removed_at'])
    .where('n.forum_id', '=', client.forumId)
    .where('n.client_id', '=', client.clientId)
    .where('n.id', '=', note)
    .where('d.consent', '=', 'named')
    .forUpdate('n')
    .executeTakeFirst();
}

type NotThere = { refused: 'no-such-note' | 'not-yours' };
type Own = NonNullable<Awaited<ReturnType<typeof seen>>>;

/** The own note, in sight (or taken away, for who takes it back), or why there is none. */
async function own(tx: Db, client: Client, note: string, removed = false): Promise<Own | NotThere> {
  const row = await seen(tx, client, note);
  if (!row || (row.removed_at !== null) !== removed) return { refused: 'no-such-note' };
  return row.written_by === client.personId ? row : { refused: 'not-yours' };
}

const set = (tx: Db, client: Client, note: string) =>
  tx.updateTable('team_note').where('forum_id', '=', client.forumId).where('id', '=', note);

/** Changes the own note. @param edit `version`: the one that was read */
export async function editNote(
  db: Kysely<Schema>,
  client: Client,
  { note, body: typed, version }: { note: string; body: string; version: number },
  now: Date,
): Promise<
  { edited: string; version: number } | NotThere | { refused: BodyRefusal | 'changed-meanwhile' }
> {
  return change(db, client, now, async (tx) => {
    const row = await own(tx, client, note);
    if ('refused' in row) return row;
    if (row.version !== version) return { refused: 'changed-meanwhile' as const };
    const written = bodyOf(typed);
    if ('refused' in written) return written;
    await set(tx, client, note)
      .set({ ...written, before: row.body, version: version + 1, edited_at: now })
      .execute();
    return { edited: note, version: version + 1 };
  });
}

/** Takes the last edit of the own note back: the text before it stands again. */
export async function undoEdit(
  db: Kysely<Schema>,
  client: Client,
  { note, version }: { note: string; version: number },
  now: Date,
): Promise<{ edited: string; version: number } | NotThere | { refused: 'changed-meanwhile' }> {
  return change(db, client, now, async (tx) => {
    const row = await own(tx, client, note);
    if ('refused' in row) return row;
    if (row.version !== version || row.before === null)
      return { refused: 'changed-meanwhile' as const };
    await set(tx, client, note)
      .set({ body: row.before, before: row.body, version: version + 1, edited_at: now })
      .execute();
    return { edited: note, version: version + 1 };
  });
}

/** Takes the own note away; for a day it can be taken back. */
export async function removeNote(
  db: Kysely<Schema>,
  client: Client,
  { note }: { note: string },
  now: Date,
): Promise<{ removed: string } | NotThere> {
  return change(db, client, now, async (tx) => {
    const row = await own(tx, client, note);
    if ('refused' in row) return row;
    await set(tx, client, note).set({ removed_at: now }).execute();
    return { removed: note };
  });
}

/** Takes the own note back as it was. */
export async function restoreNote(
  db: Kysely<Schema>,
  client: Client,
  { note }: { note: string },
  now: Date,
): Promise<{ restored: string } | NotThere> {
  return change(db, client, now, async (tx) => {
    const row = await own(tx, client, note, true);
    if ('refused' in row) return row;
    if ((row.removed_at?.getTime() ?? 0) < now.getTime() - UNDO_TIME)
      return { refused: 'no-such-note' as const };
    await set(tx, client, note).set({ removed_at: null }).execute();
    return { restored: note };
  });
}

/** The team's notes about delegates who share their profile now, oldest first. */
export async function readNotes(
  db: Db,
  client: Company & { personId?: string },
  ref?: string,
): Promise<Note[]> {
  const rows = await db
    .selectFrom('team_note as n')
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'n.forum_id').onRef('d.person_id', '=', 'n.delegate_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'n.forum_id').onRef('p.id', '=', 'n.written_by'),
    )
    .select(['n.id', 'd.ref', 'n.body', 'n.written_by', 'n.written_at', 'n.edited_at', 'n.version'])
    .select(['p.given_name', 'p.family_name'])
    .where('n.forum_id', '=', client.forumId)
    .where('n.client_id', '=', client.clientId)
    .where('n.removed_at', 'is', null)
    .where('d.consent', '=', 'named')
    .where('d.status', '=', 'confirmed')
    .$if(ref !== undefined, (only) => only.where('d.ref', '=', ref ?? ''))
    .orderBy('n.written_at')
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    body: row.body,
    by: `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim(),
    mine: row.written_by !== null && row.written_by === client.personId,
    at: row.written_at,
    editedAt: row.edited_at,
    version: row.version,
  }));
}
