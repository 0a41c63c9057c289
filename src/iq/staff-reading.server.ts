/** Staff may read what delegates answered by name; that they did is written down. */
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Staff } from '#forum/people.ts';
import { indexFor } from '#iq/index.server.ts';

/** A screen that draws itself again is not read again (ms). */
const ONE_READING = 600_000;

/**
 * Writes down that a member of staff saw these delegates' answers, by their ids and not by name.
 * Once in ten minutes for the same people, since live screens ask again by themselves.
 *
 * @param shown references on the screen
 */
export async function noteReading(
  db: Db,
  staff: Staff,
  act: 'found-delegates' | 'read-profile' | 'compared-delegates',
  shown: readonly string[],
  now: Date,
): Promise<void> {
  const { people } = await indexFor(db, staff);
  const ids = shown.flatMap((ref) => {
    const row = people.rowOf(ref);
    return (row === undefined ? undefined : people.at(row)?.id) ?? [];
  });
  if (ids.length === 0) return;
  const detail = { count: ids.length, delegates: ids.join(' ') };
  await db.transaction().execute(async (tx) => {
    const recent = await tx
      .selectFrom('audit')
      .select('act')
      .where('forum_id', '=', staff.forumId)
      .where('person_id', 'is not distinct from', staff.personId)
      .where('act', '=', act)
      .where('detail', '=', JSON.stringify(detail) as never)
      .where('made_at', '>', new Date(now.getTime() - ONE_READING))
      .limit(1)
      .executeTakeFirst();
    if (recent) return;
    await record(tx, { forumId: staff.forumId, personId: staff.personId, act, detail }, now);
  });
}
