/** Who hears that something about interviews changed, and where it is written down. */

import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { type Deed, record } from '#forum/audit.server.ts';
import type { Delegate, Interviewee, Researcher } from '#forum/people.ts';
import { announceToStaff } from '#forum/staff.server.ts';

/** A researcher's act: the staff's screens follow. `detail` holds ids, never words. */
export async function tellStaff(
  tx: Db,
  { forumId, personId }: Researcher,
  act: string,
  detail: NonNullable<Deed['detail']>,
  now: Date,
): Promise<void> {
  await record(tx, { forumId, personId, act, detail }, now);
  await announceToStaff(tx, forumId, 'research:interviews', now);
}

/** What an interviewee decides, or an act that changes what is printed or what waits for approval. */
export async function tellAll(
  tx: Db,
  who: Researcher | Delegate | Interviewee,
  act: string,
  { interview, ...detail }: { interview: string; quote: string },
  now: Date,
): Promise<void> {
  const { forumId } = who;
  const personId = 'personId' in who ? who.personId : null;
  const written: Record<string, string> = { interview, ...detail };
  if ('linkId' in who) written.link = who.linkId;
  await record(tx, { forumId, personId, act, detail: written }, now);
  await announceToStaff(tx, forumId, 'research:interviews', now);
  await announce(tx, forumId, 'report:editions', 'everyone', now);
  const row = await tx
    .selectFrom('interview')
    .select('delegate_id')
    .where('forum_id', '=', forumId)
    .where('id', '=', interview)
    .executeTakeFirst();
  if (row?.delegate_id) await announce(tx, forumId, 'quotes:mine', [row.delegate_id], now);
}
