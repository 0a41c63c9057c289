/** What a test of announcements needs beside a forum: people who can be chosen, and plain words. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Draft } from '#exchange/announcements/announcement.ts';
import type { Above } from '#exchange/announcements/audience.server.ts';
import { readAnnouncement } from '#exchange/announcements/desk.server.ts';
import { writeAnnouncement } from '#exchange/announcements/draft.server.ts';
import { sendAnnouncement } from '#exchange/announcements/send.server.ts';
import type { Organiser } from '#forum/people.ts';

export const now = new Date('2030-01-01T10:30:00Z');
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** @param segment ids of those whom every search finds; null: it asks for what is asked no longer */
export const knowing = (segment: string[] | null, meet: string[] = []): Above => ({
  segment: async () => segment,
  meetToday: async () => meet,
});

export const drafted = (draft: Partial<Draft> = {}): Draft & { id: string } => ({
  ...{ id: newId(), title: 'Lunch is in Hall 2', body: 'Not in Hall 1.', to: { rule: 'everyone' } },
  ...{ needsAck: true, urgent: false, dueAt: null },
  ...draft,
});

/** What an act on it must name. */
export async function revisionOf(db: Kysely<Schema>, staff: Organiser, announcement: string) {
  const one = await readAnnouncement(db, staff, announcement);
  return { announcement, revision: one?.revision ?? 0 };
}

/** Written and sent. */
export async function sent(
  db: Kysely<Schema>,
  staff: Organiser,
  draft: Parameters<typeof drafted>[0] = {},
  above = knowing([]),
  at = now,
) {
  const { id, ...rest } = drafted(draft);
  assert.deepEqual(await writeAnnouncement(db, staff, { id, ...rest }, at), { announcement: id });
  const outcome = await sendAnnouncement(db, staff, await revisionOf(db, staff, id), above, at);
  assert.ok('told' in outcome, JSON.stringify(outcome));
  return id;
}

/** Its notices that nobody has read. */
export const live = async (db: Kysely<Schema>, announcement: string) =>
  (
    await db
      .selectFrom('notice')
      .select(['person_id', 'body'])
      .where('kind', '=', 'announcement')
      .where('read_at', 'is', null)
      .execute()
  ).filter(({ body }) => (body as { announcement: string }).announcement === announcement);
