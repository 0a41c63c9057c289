/** Acts of the organiser until an announcement is sent: write, change, set a time, throw away. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Draft, type TextRefusal, textOf } from '#exchange/announcements/announcement.ts';
import {
  change,
  columnsOf,
  type Kept,
  keptOne,
  noteDeed,
  tellDesk,
} from '#exchange/announcements/kept.server.ts';
import type { Organiser } from '#forum/people.ts';

export type DraftRefusal = { refused: TextRefusal | 'due-past' };
export type Gone = { refused: 'no-such-announcement' | 'changed-meanwhile' | 'sent-already' };

/** @returns what is kept of a draft, or why it can't be */
function readable({ title, body, dueAt }: Draft, now: Date) {
  const text = textOf({ title, body });
  if ('refused' in text) return text;
  return dueAt && dueAt <= now ? { refused: 'due-past' as const } : text;
}

const columnsOfDraft = ({ to, needsAck, urgent, dueAt }: Draft) => ({
  ...columnsOf(to),
  ...{ needs_ack: needsAck, urgent, due_at: dueAt },
});

/** Keeps a draft. @param id made by whoever writes: sent twice, it is kept once */
export async function writeAnnouncement(
  db: Kysely<Schema>,
  staff: Organiser,
  { id, ...draft }: Draft & { id: string },
  now: Date,
): Promise<{ announcement: string } | DraftRefusal> {
  const text = readable(draft, now);
  if ('refused' in text) return text;
  const { forumId, personId } = staff;
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('bulletin')
      .values({
        ...{ forum_id: forumId, id, ...columnsOfDraft(draft), send_at: null },
        ...{ made_by: personId, made_at: now },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) {
      const first = { forum_id: forumId, bulletin_id: id, version: 1, ...text };
      await tx
        .insertInto('bulletin_text')
        .values({ ...first, made_by: personId, made_at: now })
        .execute();
      await tellDesk(tx, forumId, now);
    }
    return { announcement: id };
  });
}

/** Holds an announcement that is not sent, as it was seen on the screen, and changes it. */
export function unsent<T extends object>(
  db: Kysely<Schema>,
  { forumId }: Organiser,
  { announcement, revision }: { announcement: string; revision: number },
  act: (tx: Db, kept: Kept) => Promise<T>,
): Promise<T | Gone> {
  return db.transaction().execute(async (tx): Promise<T | Gone> => {
    const kept = await keptOne(tx, forumId, announcement, 'hold');
    if (!kept) return { refused: 'no-such-announcement' };
    if (kept.state === 'sent' || kept.state === 'withdrawn') return { refused: 'sent-already' };
    if (kept.revision !== revision) return { refused: 'changed-meanwhile' };
    return act(tx, kept);
  });
}

type Which = { announcement: string; revision: number };

/** Writes a draft anew; one that waits for its time goes on waiting. */
export async function editDraft(
  db: Kysely<Schema>,
  staff: Organiser,
  { announcement, revision, ...draft }: Which & Draft,
  now: Date,
): Promise<{ announcement: string } | DraftRefusal | Gone> {
  const text = readable(draft, now);
  if ('refused' in text) return text;
  return unsent(db, staff, { announcement, revision }, async (tx, kept) => {
    if (kept.sendAt && draft.dueAt && draft.dueAt <= kept.sendAt)
      return { refused: 'due-past' as const };
    await change(tx, staff.forumId, kept)
      .set({ ...columnsOfDraft(draft), held: null })
      .execute();
    await tx
      .updateTable('bulletin_text')
      .set({ ...text, made_by: staff.personId, made_at: now })
      .where('forum_id', '=', staff.forumId)
      .where('bulletin_id', '=', kept.id)
      .execute();
    await tellDesk(tx, staff.forumId, now);
    return { announcement: kept.id };
  });
}

/** Sent by itself at this time. @param sendAt null: by hand again */
export function setTime(
  db: Kysely<Schema>,
  staff: Organiser,
  { sendAt, ...which }: Which & { sendAt: Date | null },
  now: Date,
): Promise<{ sendAt: Date | null } | Gone | { refused: 'time-past' | 'due-past' }> {
  return unsent(db, staff, which, async (tx, kept) => {
    if (sendAt && sendAt <= now) return { refused: 'time-past' as const };
    if (sendAt && kept.dueAt && kept.dueAt <= sendAt) return { refused: 'due-past' as const };
    const state = sendAt ? ('scheduled' as const) : ('draft' as const);
    await change(tx, staff.forumId, kept).set({ state, send_at: sendAt, held: null }).execute();
    const act = sendAt ? 'announcement scheduled' : 'announcement not scheduled';
    await noteDeed(tx, staff, act, { announcement: kept.id }, now);
    await tellDesk(tx, staff.forumId, now);
    return { sendAt };
  });
}

/** Throws a draft away. */
export function discard(
  db: Kysely<Schema>,
  staff: Organiser,
  which: Which,
  now: Date,
): Promise<{ discarded: string } | Gone> {
  return unsent(db, staff, which, async (tx, kept) => {
    await tx
      .deleteFrom('bulletin')
      .where('forum_id', '=', staff.forumId)
      .where('id', '=', kept.id)
      .execute();
    await noteDeed(tx, staff, 'announcement discarded', { announcement: kept.id }, now);
    await tellDesk(tx, staff.forumId, now);
    return { discarded: kept.id };
  });
}
