/** An announcement as it is kept, held for an act; and what its acts have in common. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Audience, State } from '#exchange/announcements/announcement.ts';
import { readOrganisers } from '#exchange/announcements/audience.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';

/** What screens of the organiser depend on, and those of everybody else. */
export const DESK = 'announcements:desk';
export const MINE = 'announcements:mine';
/** The kind of its notices; their body is `{ announcement, version }`. */
export const NOTICE = 'announcement';

export type Kept = {
  id: string;
  state: State;
  to: Audience;
  needsAck: boolean;
  urgent: boolean;
  dueAt: Date | null;
  sendAt: Date | null;
  revision: number;
  version: number;
  toldVersion: number;
};

const columns = [
  ...(['id', 'state', 'audience', 'chosen_by', 'about', 'words', 'needs_ack', 'urgent'] as const),
  ...(['due_at', 'send_at', 'revision', 'version', 'told_version'] as const),
] as const;

/** One announcement of the forum; `hold` it until the end of the transaction. */
export async function keptOne(
  tx: Db,
  forumId: string,
  id: string,
  hold?: 'hold',
): Promise<Kept | null> {
  const one = tx
    .selectFrom('bulletin')
    .select(columns)
    .where('forum_id', '=', forumId)
    .where(sql<string>`id::text`, '=', id.toLowerCase());
  const row = await (hold ? one.forUpdate() : one).executeTakeFirst();
  if (!row) return null;
  const { audience, chosen_by: by, about, words } = row;
  return {
    ...{ id: row.id, state: row.state, needsAck: row.needs_ack, urgent: row.urgent },
    ...{ dueAt: row.due_at, sendAt: row.send_at, revision: row.revision },
    ...{ version: row.version, toldVersion: row.told_version },
    to: audience === 'chosen' && by ? { by, about, words } : { rule: audience as 'everyone' },
  };
}

/** An audience as the table keeps it. */
export const columnsOf = (to: Audience) =>
  'rule' in to
    ? { audience: to.rule, chosen_by: null, about: '', words: '' }
    : { audience: 'chosen' as const, chosen_by: to.by, about: to.about, words: to.words };

export const tellDesk = async (tx: Db, forumId: string, now: Date): Promise<void> =>
  announce(tx, forumId, DESK, await readOrganisers(tx, forumId), now);

export const noteDeed = (
  tx: Db,
  { forumId, personId }: Pick<Organiser, 'forumId' | 'personId'>,
  act: string,
  detail: Record<string, string | number>,
  now: Date,
): Promise<void> => record(tx, { forumId, personId, act, detail }, now);

/** Notices of texts up to this version are no news any more. @param people all, if left out */
export async function closeNotices(
  tx: Db,
  { forumId, id, version }: { forumId: string; id: string; version: number },
  now: Date,
  people?: readonly string[],
): Promise<void> {
  const whose = people ? sql`and person_id = any(${[...people]}::uuid[])` : sql``;
  await sql`update notice set read_at = ${now} where forum_id = ${forumId} and kind = ${NOTICE}
    and read_at is null and body ->> 'announcement' = ${id}
    and (body ->> 'version')::int <= ${version} ${whose}`.execute(tx);
}

/** One more change by the organiser. */
export const change = (tx: Db, forumId: string, { id, revision }: Kept) =>
  tx
    .updateTable('bulletin')
    .set({ revision: revision + 1 })
    .where('forum_id', '=', forumId)
    .where('id', '=', id);
