/** What may be printed of interviews at this moment, and what the themes count. */
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { markOf } from '#research/interviews/approval.server.ts';
import { isPrintable } from '#research/interviews/quote.ts';
import type { Evidence, Printable, ThemeCount } from '#research/interviews/said.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { seniorityOf } from '#research/tally.ts';

/**
 * The approved words of a forum, in the order of printing: whatever was withdrawn, edited or is no
 * longer covered by its delegate's consent is not among them.
 *
 * @param quoteIds only these; null: all
 */
export async function readPrintable(
  db: Db,
  { forumId }: Member | Reader,
  quoteIds: readonly string[] | null,
): Promise<Printable[]> {
  if (quoteIds?.length === 0) return [];
  const rows = await db
    .selectFrom('quote')
    .innerJoin('interview', (join) =>
      join
        .onRef('interview.forum_id', '=', 'quote.forum_id')
        .onRef('interview.id', '=', 'quote.interview_id'),
    )
    .selectAll('quote')
    .select(['heading', 'channel'])
    .where('quote.forum_id', '=', forumId)
    .where('state', '=', 'approved')
    .$if(quoteIds !== null, (some) => some.where('quote.id', 'in', quoteIds ?? []))
    .orderBy('interview.position')
    .orderBy('interview.id')
    .orderBy('quote.position')
    .orderBy('quote.id')
    .execute();
  return rows.filter(isPrintable).map((row) => ({
    ...{ id: row.id, mark: markOf(row.text, row.verbatim), interview: row.interview_id },
    ...{ heading: row.heading, channel: row.channel, who: row.named_as },
    ...{ text: row.text, verbatim: row.verbatim },
  }));
}

/**
 * How many people were interviewed, and how many of them are of the first band of seniority, by
 * their titles: what "the highest decision-makers" rests on.
 */
export async function countInterviewees(
  db: Db,
  { forumId }: Member | Reader,
  questionnaire: Questionnaire,
): Promise<{ interviewed: number; top: number }> {
  const rows = await db
    .selectFrom('interview')
    .select('title')
    .where('forum_id', '=', forumId)
    .execute();
  const highest = questionnaire.seniorityBands[0]?.band;
  const top = rows.filter(({ title }) => seniorityOf(questionnaire, title) === highest);
  return { interviewed: rows.length, top: highest === undefined ? 0 : top.length };
}

/** Of each theme that is linked to a main finding: in how many interviews and excerpts it came up. */
export async function readEvidence(
  db: Db,
  seat: Member | Reader,
  printable: readonly Printable[],
): Promise<Evidence[]> {
  const { forumId } = seat;
  const rows = await db
    .selectFrom('theme')
    .innerJoin('coding', (join) =>
      join
        .onRef('coding.forum_id', '=', 'theme.forum_id')
        .onRef('coding.theme_id', '=', 'theme.id'),
    )
    .innerJoin('excerpt', (join) =>
      join
        .onRef('excerpt.forum_id', '=', 'coding.forum_id')
        .onRef('excerpt.id', '=', 'coding.excerpt_id'),
    )
    .select(['theme.id', 'theme.name', 'finding', 'excerpt.interview_id', 'excerpt.quote_id'])
    .where('theme.forum_id', '=', forumId)
    .where('finding', 'is not', null)
    .orderBy('theme.made_at')
    .orderBy('theme.id')
    .execute();
  if (rows.length === 0) return [];
  const { of } = await db
    .selectFrom('interview')
    .select(({ fn }) => fn.countAll<number>().as('of'))
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  return [...groupedBy(rows, (row) => row.finding ?? '')].map(([finding, all]) => ({
    finding,
    themes: [...groupedBy(all, (row) => row.id).values()].map(
      (coded): ThemeCount => ({
        theme: coded[0]?.name ?? '',
        interviews: new Set(coded.map((row) => row.interview_id)).size,
        of,
        excerpts: coded.length,
        quotes: printable
          .filter(({ id }) => coded.some((row) => row.quote_id === id))
          .map(({ id, mark }) => ({ id, mark })),
      }),
    ),
  }));
}

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
