/** Acts of the organiser on an announcement that was sent: remind, correct, withdraw. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { type TextRefusal, textOf } from '#exchange/announcements/announcement.ts';
import { done, isFor, readAudience } from '#exchange/announcements/audience.server.ts';
import {
  change,
  closeNotices,
  type Kept,
  keptOne,
  MINE,
  NOTICE,
  noteDeed,
  tellDesk,
} from '#exchange/announcements/kept.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import { append } from '#exchange/stream/stream.server.ts';
import type { Organiser } from '#forum/people.ts';

export type NotSent = { refused: 'no-such-announcement' | 'changed-meanwhile' | 'not-sent' };
type Which = { announcement: string; revision: number };

/** Holds an announcement that is out, as it was seen on the screen. */
function out<T extends object>(
  db: Kysely<Schema>,
  { forumId }: Organiser,
  { announcement, revision }: Which,
  act: (tx: Db, kept: Kept) => Promise<T>,
): Promise<T | NotSent> {
  return db.transaction().execute(async (tx): Promise<T | NotSent> => {
    const kept = await keptOne(tx, forumId, announcement, 'hold');
    if (!kept) return { refused: 'no-such-announcement' };
    if (kept.state !== 'sent') return { refused: 'not-sent' };
    if (kept.revision !== revision) return { refused: 'changed-meanwhile' };
    return act(tx, kept);
  });
}

/** Tells those once more who have not seen it, or not acknowledged it where that is asked. */
export function remind(
  db: Kysely<Schema>,
  staff: Organiser,
  which: Which,
  now: Date,
): Promise<{ reminded: number } | NotSent | { refused: 'nobody' }> {
  const { forumId } = staff;
  return out(db, staff, which, async (tx, kept) => {
    const { rows } = await sql<{ id: string }>`
      insert into bulletin_person (forum_id, bulletin_id, person_id, told_at)
      select b.forum_id, b.id, p.id, ${now} from bulletin b
      join person p on p.forum_id = b.forum_id
      left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
        and t.person_id = p.id
      where b.forum_id = ${forumId} and b.id = ${kept.id} and ${isFor} and not ${done}
      on conflict (forum_id, bulletin_id, person_id) do update
        set told_at = excluded.told_at, reminders = bulletin_person.reminders + 1
      returning person_id as id`.execute(tx);
    const people = rows.map(({ id }) => id);
    if (people.length === 0) return { refused: 'nobody' as const };
    await change(tx, forumId, kept).execute();
    const detail = { announcement: kept.id, reminded: people.length };
    await noteDeed(tx, staff, 'announcement reminded', detail, now);
    await tellAnew(tx, forumId, kept.id, kept.version, people, now);
    return { reminded: people.length };
  });
}

/** What was told before is closed, so that nobody has two notices of one announcement. */
async function tellAnew(
  tx: Db,
  forumId: string,
  id: string,
  version: number,
  people: readonly string[],
  now: Date,
): Promise<void> {
  await closeNotices(tx, { forumId, id, version }, now, people);
  await tellDesk(tx, forumId, now);
  await announce(tx, forumId, MINE, people, now);
  const body = { announcement: id, version };
  await giveNotice(tx, forumId, people, { kind: NOTICE, body }, now);
}

export type Correction = Which & {
  title: string;
  body: string;
  /** everybody is told, and seen and acknowledged count anew; without, it was a slip of the pen */
  again: boolean;
};

/** A new text in the place of the old, which is kept. */
export async function correct(
  db: Kysely<Schema>,
  staff: Organiser,
  { title, body, again, ...which }: Correction,
  now: Date,
): Promise<{ version: number } | NotSent | { refused: TextRefusal | 'nothing-changed' }> {
  const text = textOf({ title, body });
  if ('refused' in text) return text;
  const { forumId, personId } = staff;
  return out(db, staff, which, async (tx, kept) => {
    const before = await tx
      .selectFrom('bulletin_text')
      .select(['title', 'body'])
      .where('forum_id', '=', forumId)
      .where('bulletin_id', '=', kept.id)
      .where('version', '=', kept.version)
      .executeTakeFirstOrThrow();
    if (before.title === text.title && before.body === text.body)
      return { refused: 'nothing-changed' as const };
    const version = kept.version + 1;
    const next = { forum_id: forumId, bulletin_id: kept.id, version, ...text };
    await tx
      .insertInto('bulletin_text')
      .values({ ...next, made_by: personId, made_at: now })
      .execute();
    await change(tx, forumId, kept)
      .set({ version, ...(again && { told_version: version }) })
      .execute();
    const detail = { announcement: kept.id, version };
    await noteDeed(tx, staff, 'announcement corrected', detail, now);
    const people = await readAudience(tx, forumId, kept.id);
    if (again) {
      await sql`update bulletin_person t set told_at = ${now} where forum_id = ${forumId}
        and bulletin_id = ${kept.id} and person_id = any(${people}::uuid[])
        and told_at is not null`.execute(tx);
      await tellAnew(tx, forumId, kept.id, version, people, now);
    } else {
      await tellDesk(tx, forumId, now);
      await announce(tx, forumId, MINE, people, now);
    }
    return { version };
  });
}

/** It holds no longer: nobody is told of it any more, and whoever saw it sees that it was withdrawn. */
export function withdraw(
  db: Kysely<Schema>,
  staff: Organiser,
  which: Which,
  now: Date,
): Promise<{ withdrawn: string } | NotSent> {
  const { forumId } = staff;
  return out(db, staff, which, async (tx, kept) => {
    const people = await readAudience(tx, forumId, kept.id);
    await change(tx, forumId, kept).set({ state: 'withdrawn', withdrawn_at: now }).execute();
    await noteDeed(tx, staff, 'announcement withdrawn', { announcement: kept.id }, now);
    await closeNotices(tx, { forumId, id: kept.id, version: kept.version }, now);
    await tellDesk(tx, forumId, now);
    await announce(tx, forumId, MINE, people, now);
    // the post room looks at them anew: whoever was told elsewhere hears that it holds no longer
    const body = { kind: NOTICE, announcement: kept.id, version: kept.version, withdrawn: 1 };
    await append(tx, forumId, { people }, 'notice', body, now);
    return { withdrawn: kept.id };
  });
}
