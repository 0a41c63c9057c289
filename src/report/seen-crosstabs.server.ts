/** What is known of editions when another is decided on, and which of their crosstabs may still be read. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { type EditionCrosstab, mayRenew, type SeenCrosstab } from '#report/crosstabs.ts';
import type { KnownEdition } from '#report/deciding.ts';
import type { Edition, EditionContent } from '#report/edition.ts';
import { readCountedGroup } from '#research/answers.server.ts';
import { mayStillBeRead } from '#research/crosstab-release.ts';

/** Who counted in each edition, with the consents of today, and what readers saw of it. */
export const knownOf = (
  db: Db,
  seat: Member | Reader,
  editions: readonly Edition[],
): Promise<KnownEdition[]> =>
  Promise.all(
    editions.map(async ({ number, content }) => ({
      edition: number,
      group: await readCountedGroup(db, seat, content.counted),
      counted: content.counted,
      withheld: content.withheld,
      merges: content.merges ?? [],
      crosstabs: content.crosstabs ?? [],
    })),
  );

/**
 * Those of an edition, without the tables that today's consents would make tell too much: by
 * themselves, or with a table of the same pair in an earlier edition, which stays readable.
 */
export async function readSeenCrosstabs(
  db: Db,
  seat: Member | Reader,
  { questionnaire, crosstabs = [] }: EditionContent,
): Promise<SeenCrosstab[]> {
  if (crosstabs.length === 0) return [];
  const last = Math.max(...crosstabs.map(({ edition }) => edition));
  const rows = await db
    .selectFrom('edition')
    .select('number')
    .select(sql<EditionContent['counted']>`content -> 'counted'`.as('counted'))
    .select(sql<EditionCrosstab[]>`coalesce(content -> 'crosstabs', '[]')`.as('crosstabs'))
    .where('forum_id', '=', seat.forumId)
    .where('number', '<=', last)
    .execute();
  const known = await Promise.all(
    rows.map(async ({ number, counted, crosstabs: printed }) => ({
      edition: number,
      group: await readCountedGroup(db, seat, counted),
      counted,
      crosstabs: printed,
    })),
  );
  return crosstabs.map((crosstab) => {
    const { edition, merges, printed } = crosstab;
    const mine = known.find((each) => each.edition === edition);
    const forum = { questionnaire, group: mine?.group ?? { people: [], responses: new Map() } };
    const earlier = known.filter((each) => each.edition < edition);
    const safe =
      !mayStillBeRead(forum, crosstab, merges, printed) &&
      mayRenew(crosstab, { forum, counted: mine?.counted ?? {}, merges: [], earlier });
    return { ...crosstab, printed: safe ? printed : null };
  });
}
