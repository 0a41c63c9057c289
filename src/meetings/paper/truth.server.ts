/** Whether a printed page is still true, for whoever holds it: not a word about whose it is. */
import type { Db } from '#db/database.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { hashOf } from '#forum/session.server.ts';
import { readPages } from '#meetings/paper/pages.server.ts';
import { hashedContent, readPrints, standingOf } from '#meetings/paper/prints.server.ts';

/**
 * `askFor`: the version that says what holds now, printed or not. `withdrawn`: nothing is published,
 * or there is no such page any more; the two look alike.
 */
export type Truth = { version: number; printedAt: Date; timezone: string } & (
  | { state: 'true' }
  | { state: 'changed'; askFor: number }
  | { state: 'withdrawn' }
);

const CODE = /^[\w-]{22}$/;

/**
 * A page is true as long as it says what its print would say now, whichever its version: whoever
 * moved away and back holds a true page again.
 *
 * @returns null for a code that is on no page: never printed, mistyped and removed ones look alike
 */
export async function readTruth(db: Db, code: string): Promise<Truth | null> {
  if (!CODE.test(code)) return null;
  const row = await db
    .selectFrom('printed_page')
    .select(['forum_id', 'person_id', 'table_number', 'version', 'content', 'printed_at'])
    .where('code_hash', '=', hashOf(code))
    .executeTakeFirst();
  if (!row) return null;
  const { forum_id: forumId, version, printed_at: printedAt } = row;
  const whose =
    row.person_id === null ? { table: row.table_number ?? 0 } : { person: row.person_id };
  const { pages } = await readPages(db, forumId, whose);
  const timezone = await timezoneOf(db, forumId);
  const head = { version, printedAt, timezone };
  const [page] = pages;
  if (!page) return { ...head, state: 'withdrawn' };
  if (hashedContent(page, timezone) === row.content) return { ...head, state: 'true' };
  const [standing] = standingOf(pages, timezone, await readPrints(db, forumId, whose));
  return { ...head, state: 'changed', askFor: standing?.next ?? version + 1 };
}
