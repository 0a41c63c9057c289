/** What is on paper: the newest version of each page, against the page as it is now. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hashOf } from '#forum/session.server.ts';
import type { Said } from '#meetings/paper/changes.ts';
import { contentOf, type Page, placeOf } from '#meetings/paper/page.ts';
import type { Whose } from '#meetings/paper/pages.server.ts';

/** The newest version of a page. `copies`: how many times it was printed */
export type Print = {
  person: string | null;
  table: number | null;
  version: number;
  copies: number;
  content: string;
  said: Said[];
  printedAt: Date;
};

export const placeOfPrint = ({ person, table }: Pick<Print, 'person' | 'table'>) =>
  person ?? `table ${table}`;

/** By page; of each its newest version and that version's newest copy. */
export async function readPrints(
  db: Db,
  forumId: string,
  whose: Whose = {},
): Promise<Map<string, Print>> {
  let query = db
    .selectFrom('printed_page')
    .distinctOn(['kind', 'person_id', 'table_number'])
    .select(['person_id as person', 'table_number as table', 'version', 'copy as copies'])
    .select(['content', 'said', 'printed_at as printedAt'])
    .where('forum_id', '=', forumId)
    .orderBy('kind')
    .orderBy('person_id')
    .orderBy('table_number')
    .orderBy('version', 'desc')
    .orderBy('copy', 'desc');
  if (whose.person !== undefined) query = query.where('person_id', '=', whose.person);
  if (whose.table !== undefined) query = query.where('table_number', '=', whose.table);
  const rows = await query.execute();
  return new Map(rows.map((row) => [placeOfPrint(row), { ...row, said: row.said as Said[] }]));
}

/** SHA-256 of what a page says. */
export const hashedContent = (page: Page, timezone: string) => hashOf(contentOf(page, timezone));

/** `next`: the version that a print of it now has; only other content makes another version */
export type Standing = {
  page: Page;
  content: string;
  print: Print | null;
  state: 'true' | 'changed' | 'never';
  next: number;
  copy: number;
};

/** How each page stands to its newest print. */
export function standingOf(
  pages: readonly Page[],
  timezone: string,
  prints: ReadonlyMap<string, Print>,
): Standing[] {
  return pages.map((page) => {
    const content = hashedContent(page, timezone);
    const print = prints.get(placeOf(page)) ?? null;
    if (!print) return { page, content, print, state: 'never', next: 1, copy: 1 };
    const { version, copies } = print;
    return print.content === content
      ? { page, content, print, state: 'true', next: version, copy: copies + 1 }
      : { page, content, print, state: 'changed', next: version + 1, copy: 1 };
  });
}

/** How many copies a person made of the own page since an instant. */
export async function ownPrintsSince(
  db: Db,
  forumId: string,
  personId: string,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('printed_page')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('printed_by', '=', personId)
    .where('printed_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}
