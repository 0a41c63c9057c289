/** A company's team: the representatives who share its lists, notes, segments and exports. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';

/** A company of a forum; `Client` is one, as the seat of a representative. */
export type Company = { forumId: string; clientId: string };

/** How long (ms) what was taken away can be taken back. */
export const UNDO_TIME = 86_400_000;

export async function readTeam(db: Db, { forumId, clientId }: Company): Promise<string[]> {
  const team = await db
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
  return team.map(({ id }) => id);
}

/** Tells the company's own representatives, and nobody else. */
export async function tellTeam(tx: Db, company: Company, key: string, now: Date): Promise<void> {
  await announce(tx, company.forumId, key, await readTeam(tx, company), now);
}

/** One member of the team at a time changes names and lists; the first list stands for them all. */
export async function inTurn(tx: Db, { forumId, clientId }: Company): Promise<void> {
  await tx
    .selectFrom('shortlist')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', clientId)
    .forUpdate()
    .execute();
}

/** What was taken away longer ago than it can be taken back is gone for good. */
export async function sweep(tx: Db, { forumId, clientId }: Company, now: Date): Promise<void> {
  const day = new Date(now.getTime() - UNDO_TIME);
  for (const table of ['shortlist', 'shortlist_entry', 'team_note', 'segment'] as const)
    await tx
      .deleteFrom(table)
      .where('forum_id', '=', forumId)
      .where('client_id', '=', clientId)
      .where('removed_at', '<', day)
      .execute();
  await tx
    .updateTable('team_note')
    .set({ before: null })
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .where('before', 'is not', null)
    .where('edited_at', '<', day)
    .execute();
}
