/** What the organiser's report page lists beside the draft: editions and links. */

import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader, Staff } from '#forum/people.ts';
import { editionName } from '#report/compose.ts';
import { type LinkRow, readLinks } from '#report/link-list.server.ts';
import { printedDay } from '#report/printing.ts';
import { unsoundEditions } from '#report/seal.server.ts';

export type EditionRow = {
  id: string;
  name: string;
  published: string;
  responses: number;
  mark: string;
  /** whether it is still what was published */
  sound: boolean;
  state: 'newest' | 'older' | 'down';
  /** taken down, and nothing newer is published */
  mayComeBack: boolean;
};
export async function readDesk(
  db: Db,
  staff: Staff,
  zone: string,
  now: Date,
): Promise<{ editions: EditionRow[]; links: LinkRow[] }> {
  const { forumId } = staff;
  const editions = await db
    .selectFrom('edition')
    .select(['id', 'number', 'kind', 'published_at', 'taken_down_at', 'hash'])
    .select(sql<number>`(content ->> 'responses')::int`.as('responses'))
    .where('forum_id', '=', forumId)
    .orderBy('number', 'desc')
    .execute();
  const newest = editions.find(({ taken_down_at }) => taken_down_at === null);
  const unsound = await unsoundEditions(db, { forumId });
  return {
    editions: editions.map(
      ({ id, number, kind, published_at, taken_down_at, responses, hash }) => ({
        id,
        name: editionName(kind, number),
        published: printedDay(published_at, zone),
        responses,
        mark: hash.slice(0, 12),
        sound: !unsound.has(number),
        state: taken_down_at ? 'down' : id === newest?.id ? 'newest' : 'older',
        mayComeBack: taken_down_at !== null && number > (newest?.number ?? 0),
      }),
    ),
    links: await readLinks(db, staff, zone, now),
  };
}

/** Editions as the API lists them, newest first: all for staff, those not taken down for others. */
export async function listEditions(db: Db, { forumId, role }: Member | Reader) {
  const all = role === 'organiser' || role === 'researcher';
  const rows = await db
    .selectFrom('edition')
    .select(['id', 'number', 'kind', 'as_of', 'published_at', 'taken_down_at', 'hash'])
    .where('forum_id', '=', forumId)
    .$if(!all, (query) => query.where('taken_down_at', 'is', null))
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ as_of, published_at, taken_down_at, ...edition }) => ({
    ...edition,
    asOf: as_of.toISOString(),
    publishedAt: published_at.toISOString(),
    takenDownAt: taken_down_at?.toISOString() ?? null,
  }));
}
