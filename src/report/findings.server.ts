/** The one read path of the researchers' findings: what was written here, else what the file says. */
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { inReport, type Spot, type Standing, standing, type Written } from '#report/edited.ts';
import type { Finding } from '#research/finding.ts';

/** As drafts and editions print them, in order; what has no words is left out. */
export const readFindings = async (db: Db, seat: Member | Reader): Promise<Finding[]> =>
  inReport(await readStanding(db, seat.forumId));

/** All of them, removed and empty ones too. */
export async function readStanding(db: Db, forumId: string): Promise<Standing[]> {
  const { findings } = await db
    .selectFrom('forum')
    .select('findings')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return standing(
    findings as Finding[],
    await readNewest(db, forumId),
    await readOrder(db, forumId),
  );
}

async function readNewest(db: Db, forumId: string): Promise<Written[]> {
  const rows = await db
    .selectFrom('finding_text')
    .distinctOn(['section', 'theme'])
    .select(['section', 'theme', 'number', 'body', 'removed'])
    .where('forum_id', '=', forumId)
    .orderBy('section')
    .orderBy('theme')
    .orderBy('number', 'desc')
    .execute();
  return inOrderOfWriting(db, forumId, rows);
}

/** What was added here stands in the order in which it was begun. */
async function inOrderOfWriting(db: Db, forumId: string, rows: Written[]): Promise<Written[]> {
  const begun = await db
    .selectFrom('finding_text')
    .select(['section', 'theme'])
    .where('forum_id', '=', forumId)
    .where('number', '=', 1)
    .orderBy('written_at')
    .orderBy('theme')
    .execute();
  const at = (row: Spot) =>
    begun.findIndex(({ section, theme }) => section === row.section && theme === row.theme);
  return rows.sort((a, b) => at(a) - at(b));
}

async function readOrder(db: Db, forumId: string): Promise<Spot[]> {
  return db
    .selectFrom('finding_place')
    .select(['section', 'theme'])
    .where('forum_id', '=', forumId)
    .orderBy('place')
    .execute();
}

/** `by` empty: the operator, or somebody without a seat now */
export type Version = Spot & {
  number: number;
  body: string | null;
  removed: boolean;
  by: string;
  at: Date;
};

/** Every version of every text, newest first. */
export async function readVersions(db: Db, forumId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('finding_text')
    .leftJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'finding_text.forum_id')
        .onRef('person.id', '=', 'finding_text.written_by'),
    )
    .select(['section', 'theme', 'number', 'body', 'removed', 'written_at as at'])
    .select(['given_name', 'family_name'])
    .where('finding_text.forum_id', '=', forumId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ given_name, family_name, ...version }) => ({
    ...version,
    by: [given_name, family_name].filter(Boolean).join(' '),
  }));
}
