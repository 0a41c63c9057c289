/** An announcement is sent: by hand or at its time, once, with one notice for each person. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import { oneAtATime } from '#base/turns.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Held } from '#exchange/announcements/announcement.ts';
import {
  type Above,
  isFor,
  readAudience,
  readChosen,
  walks,
} from '#exchange/announcements/audience.server.ts';
import { type Gone, unsent } from '#exchange/announcements/draft.server.ts';
import {
  change,
  type Kept,
  keptOne,
  MINE,
  NOTICE,
  noteDeed,
  tellDesk,
} from '#exchange/announcements/kept.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Organiser } from '#forum/people.ts';

export type Sent = { announcement: string; told: number };

/** How often the house looks what is due, and how late it still sends (ms). */
const ROUND = 5_000;
const LATEST = 3_600_000;

/**
 * Sends it now.
 *
 * @param above what exchange can't know by itself: asked before the transaction
 */
export async function sendAnnouncement(
  db: Kysely<Schema>,
  staff: Organiser,
  which: { announcement: string; revision: number },
  above: Above,
  now: Date,
): Promise<Sent | Gone | { refused: Held }> {
  const { forumId } = staff;
  const kept = await keptOne(db, forumId, which.announcement);
  if (!kept) return { refused: 'no-such-announcement' };
  const chosen = await peopleOf(db, forumId, kept, above, now);
  if (chosen && 'refused' in chosen) return chosen;
  return unsent(db, staff, which, (tx, held) =>
    sendIn(tx, staff, held, chosen?.people ?? null, now),
  );
}

const peopleOf = async (db: Db, forumId: string, { to }: Kept, above: Above, now: Date) =>
  'by' in to ? readChosen(db, forumId, to, above, now) : null;

type By = Pick<Organiser, 'forumId' | 'personId'>;

/** @param people those chosen; null: whoever the rule fits */
async function sendIn(
  tx: Db,
  by: By,
  kept: Kept,
  people: readonly string[] | null,
  now: Date,
): Promise<Sent | { refused: Held }> {
  const { forumId } = by;
  if (kept.dueAt && kept.dueAt <= now) return { refused: 'late' };
  const who = people ? sql`p.id = any(${[...people]}::uuid[]) and ${walks}` : sql`${isFor}`;
  await sql`insert into bulletin_person (forum_id, bulletin_id, person_id, told_at)
    select b.forum_id, b.id, p.id, ${now} from bulletin b join person p on p.forum_id = b.forum_id
    where b.forum_id = ${forumId} and b.id = ${kept.id} and ${who}`.execute(tx);
  const told = await readAudience(tx, forumId, kept.id);
  if (told.length === 0) return { refused: 'nobody' };
  await change(tx, forumId, kept).set({ state: 'sent', sent_at: now, held: null }).execute();
  const detail = { announcement: kept.id, told: told.length };
  await noteDeed(tx, by, 'announcement sent', detail, now);
  await tellDesk(tx, forumId, now);
  await announce(tx, forumId, MINE, told, now);
  const body = { announcement: kept.id, version: kept.toldVersion };
  await giveNotice(tx, forumId, told, { kind: NOTICE, body }, now);
  return { announcement: kept.id, told: told.length };
}

/**
 * Sends what is due, each once, whichever process comes first. What can't be sent is a draft again
 * and says why; so is what should have been sent more than an hour ago, while the house was shut.
 *
 * @returns how many were sent
 */
export async function sendDue(db: Kysely<Schema>, above: Above, now: Date): Promise<number> {
  const due = await db
    .selectFrom('bulletin')
    .select(['forum_id', 'id', 'revision', 'made_by'])
    .where('state', '=', 'scheduled')
    .where('send_at', '<=', now)
    .orderBy('send_at')
    .execute();
  let sent = 0;
  for (const { forum_id: forumId, id, revision, made_by } of due) {
    const kept = await keptOne(db, forumId, id);
    if (kept?.revision !== revision) continue;
    const chosen = await peopleOf(db, forumId, kept, above, now);
    sent += await db.transaction().execute(async (tx) => {
      const still = await sql`select from bulletin where forum_id = ${forumId} and id = ${id}
        and state = 'scheduled' and revision = ${revision} for update skip locked`.execute(tx);
      if (still.rows.length === 0) return 0;
      const outcome = await sendIfTimely(tx, { forumId, personId: made_by }, kept, chosen, now);
      if (!('refused' in outcome)) return 1;
      await change(tx, forumId, kept)
        .set({ state: 'draft', send_at: null, held: outcome.refused })
        .execute();
      await tellDesk(tx, forumId, now);
      return 0;
    });
  }
  return sent;
}

async function sendIfTimely(
  tx: Db,
  by: By,
  kept: Kept,
  chosen: { people: string[] } | { refused: Held } | null,
  now: Date,
): Promise<Sent | { refused: Held }> {
  if (kept.sendAt && now.getTime() - kept.sendAt.getTime() > LATEST) return { refused: 'late' };
  if (chosen && 'refused' in chosen) return chosen;
  return sendIn(tx, by, kept, chosen?.people ?? null, now);
}

/** Looks every few seconds, until the returned call. */
export function watchAnnouncements(db: Kysely<Schema>, above: Above): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = oneAtATime(async () => {
    running = sendDue(db, above, new Date());
    await running;
  });
  const round = setInterval(look, ROUND).unref();
  return async () => {
    clearInterval(round);
    await running.catch(() => {}); // the database is away: the next round looks again
  };
}
