/** What the organiser's view reads: how many clients found a delegate, never which. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Between, type Discovery, discoveryOf } from '#iq/discovery.ts';
import { indexFor, namedIndexFor } from '#iq/index.server.ts';

/** @param between wishes, which only meetings know: of every client and delegate of this forum */
export async function readDiscovery(
  db: Db,
  organiser: Organiser,
  between: readonly Between[],
): Promise<Discovery & { hidden: number }> {
  const { forumId } = organiser;
  const companies = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company', 'solutions', 'meetings_guaranteed'])
    .where('forum_id', '=', forumId)
    .orderBy('ref')
    .execute();
  const touches = (table: 'profile_view' | 'shortlist_entry') =>
    db
      .selectFrom(table)
      .select(['client_id as clientId', 'delegate_id as delegateId'])
      .where('forum_id', '=', forumId)
      .execute();
  const [opened, listed] = [await touches('profile_view'), await touches('shortlist_entry')];
  const index = await namedIndexFor(db, organiser);
  const everybody = await indexFor(db, organiser);
  return {
    ...discoveryOf(index, { companies, between, opened, listed }),
    hidden: everybody.profiles.length - index.profiles.length,
  };
}
