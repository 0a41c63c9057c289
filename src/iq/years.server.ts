/** The years of a series that one account may see. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { indexFor } from '#iq/index.server.ts';
import { seriesOf } from '#iq/series.ts';
import { type Trend, trendOf } from '#iq/trends.ts';

/**
 * One question over the years. Which forums there are at all is known only of those that the same
 * account sits in with the same kind of seat; of these, the forums of one firm and one series.
 *
 * @param seats every seat of the account, `home` among them or not
 */
export async function readTrend(
  db: Db,
  home: Client | Staff,
  seats: readonly (Client | Staff)[],
  params: URLSearchParams,
): Promise<Trend> {
  const staff = home.role !== 'client';
  const alike = seats.filter(
    ({ role, forumId }) => (role !== 'client') === staff && forumId !== home.forumId,
  );
  const series = await readSeries(db, [home, ...alike]);
  const own = series.get(home.forumId);
  const members = alike.filter(({ forumId }) => {
    const other = series.get(forumId);
    return own && other && own.series === other.series && own.tenant === other.tenant;
  });
  const year = async (member: Client | Staff) => ({
    key: member.forumKey,
    index: await indexFor(db, member),
  });
  const here = await year(home);
  const others = [];
  for (const member of members) others.push(await year(member));
  return trendOf(here, [here, ...others], params, staff);
}

async function readSeries(db: Db, members: readonly (Client | Staff)[]) {
  const rows = await db
    .selectFrom('forum')
    .select(['id', 'key', 'tenant_id'])
    .select(sql<string | null>`questionnaire ->> 'series'`.as('series'))
    .where(
      'id',
      'in',
      members.map(({ forumId }) => forumId),
    )
    .execute();
  return new Map(
    rows.map(({ id, key, tenant_id, series }) => [
      id,
      { tenant: tenant_id, series: seriesOf(key, series === null ? {} : { series }) },
    ]),
  );
}
