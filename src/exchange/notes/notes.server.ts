/** Private notes: read and changed by their author alone, on several devices that may be without a line. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { LONGEST_NOTE, type Note } from '#exchange/notes/note.ts';
import { readSeen, type Visitor } from '#exchange/people.server.ts';

export type NoteChange = {
  about: string;
  text: string;
  /** the version that was changed; 0: there was none */
  version: number;
  /** UUID made on the device: the same change sent again is answered with the note as it is */
  change: string;
};
export type Changed =
  | { note: Note }
  | { refused: 'no-such-subject' | 'too-long' }
  /** changed on another device meanwhile: both versions are there, nobody guesses */
  | { refused: 'changed'; theirs: Note };

const columns = ['about', 'body', 'version', 'change_id', 'changed_at'] as const;
type Row = { about: string; body: string; version: number; changed_at: Date };
const noteOf = ({ about, body, version, changed_at }: Row): Note => ({
  about,
  text: body,
  version,
  changedAt: changed_at.toISOString(),
});

/** One's own notes, the newest change first; those taken away too, where a device must know it. */
export async function readNotes(db: Db, { forumId, personId }: Visitor): Promise<Note[]> {
  const rows = await db
    .selectFrom('note')
    .select(columns)
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('about')
    .execute();
  return rows.map(noteOf);
}

/** Writes a note or changes one, if it is still as the device knew it. */
export async function changeNote(
  db: Db,
  author: Visitor,
  { about, text, version, change }: NoteChange,
  now: Date,
): Promise<Changed> {
  const body = legible(text);
  if ([...body].length > LONGEST_NOTE) return { refused: 'too-long' };
  const { forumId, personId } = author;
  return db.transaction().execute(async (tx): Promise<Changed> => {
    const here = () =>
      tx
        .selectFrom('note')
        .select(columns)
        .where('forum_id', '=', forumId)
        .where('person_id', '=', personId)
        .where('about', '=', about)
        .forUpdate()
        .executeTakeFirst();
    let known = await here();
    if (!known && !(await isThere(tx, author, about))) return { refused: 'no-such-subject' };
    const values = { body, version: version + 1, change_id: change, changed_at: now };
    if (!known && version === 0) {
      const made = await tx
        .insertInto('note')
        .values({ forum_id: forumId, person_id: personId, about, ...values })
        .onConflict((conflict) => conflict.doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (made) return told(made);
      known = await here(); // another device was first, in the same instant
    }
    if (known?.change_id === change) return { note: noteOf(known) };
    if (!known) return { refused: 'changed', theirs: none(about, now) };
    if (known.version !== version) return { refused: 'changed', theirs: noteOf(known) };
    return told(
      await tx
        .updateTable('note')
        .set(values)
        .where('forum_id', '=', forumId)
        .where('person_id', '=', personId)
        .where('about', '=', about)
        .returning(columns)
        .executeTakeFirstOrThrow(),
    );

    async function told(row: Row): Promise<Changed> {
      await announce(tx, forumId, 'notes:mine', [personId], now);
      return { note: noteOf(row) };
    }
  });
}

const none = (about: string, now: Date): Note => ({
  about,
  text: '',
  version: 0,
  changedAt: now.toISOString(),
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether there is such a meeting of one's own, session, or person whom one may see. */
async function isThere(tx: Db, author: Visitor, about: string): Promise<boolean> {
  const [, kind, name = ''] = /^(meeting|session|person):(.+)$/s.exec(about) ?? [];
  const { forumId, personId } = author;
  if (kind === 'session') {
    const session = tx.selectFrom('session').select('ref').where('forum_id', '=', forumId);
    return (await session.where('ref', '=', name).executeTakeFirst()) !== undefined;
  }
  if (!UUID.test(name)) return false;
  if (kind === 'person') return (await readSeen(tx, author, [name])).length > 0;
  const meeting = tx
    .selectFrom('meeting')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', name);
  const own =
    author.role === 'client'
      ? meeting.where('client_id', '=', author.clientId)
      : meeting.where('delegate_id', '=', personId);
  return kind === 'meeting' && (await own.executeTakeFirst()) !== undefined;
}
