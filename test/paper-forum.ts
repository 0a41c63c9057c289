/** Meetings of a published plan as a test wants them, whatever the planner would make. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { NOW, type SmallForum } from './meetings-forum.ts';
import { openPdf } from './pdf/open.ts';
import { qrCodesOn } from './pdf/qr-codes.ts';
import { textsOn } from './pdf/text.ts';

export type Put = { slot: number; table: number; client: Client; delegate: Delegate };

/** Publishes these meetings in place of what was published before. @returns their ids */
export async function publishMeetings(
  db: Db,
  { forumId }: SmallForum,
  meetings: readonly Put[],
): Promise<string[]> {
  await withdrawPlan(db, forumId);
  const { last } = await db
    .selectFrom('plan')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  const plan = newId();
  await db
    .insertInto('plan')
    .values({
      ...{ forum_id: forumId, id: plan, number: (last ?? 0) + 1, state: 'published' },
      ...{ made_by: null, made_at: NOW, result: '{}' },
    })
    .execute();
  const rows = meetings.map(({ slot, table, client, delegate }) => ({
    ...{ forum_id: forumId, id: newId(), plan_id: plan, slot, table_number: table },
    ...{ client_id: client.clientId, representative_id: client.personId },
    delegate_id: delegate.personId,
  }));
  if (rows.length > 0) await db.insertInto('meeting').values(rows).execute();
  return rows.map(({ id }) => id);
}

export const withdrawPlan = (db: Db, forumId: string) =>
  db
    .updateTable('plan')
    .set({ state: 'replaced' })
    .where('forum_id', '=', forumId)
    .where('state', '=', 'published')
    .execute();

export const moveMeeting = (db: Db, id: string, to: { slot: number; table: number }) =>
  db
    .updateTable('meeting')
    .set({ slot: to.slot, table_number: to.table })
    .where('id', '=', id)
    .execute();

/** What a printed file says on each sheet, and where its code leads. */
export async function readSheets(pdf: Uint8Array): Promise<{ text: string; link: string }[]> {
  const opened = await openPdf(pdf);
  const links = qrCodesOn(opened);
  return textsOn(opened).map((text, at) => ({ text, link: links[at] ?? '' }));
}
export const codeIn = (link: string) => link.split('/p/')[1] ?? '';
