/** The one read path of a figure's card: from six signs to everything behind a number. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Reader, Staff } from '#forum/people.ts';
import { type Card, cardOf, measuredIn } from '#report/card.ts';
import type { Asked } from '#report/card-asked.ts';
import { composeReport, editionName, type Issue } from '#report/compose.ts';
import { pairKey } from '#report/crosstab-figure.ts';
import { readChoices } from '#report/disclosing.server.ts';
import { editionAt, newestEdition } from '#report/editions.server.ts';
import { figureId } from '#report/figure-id.ts';
import { draftIssue, editionIssue } from '#report/figures.server.ts';
import { type LeftOut, leftOutRows } from '#report/left-out.ts';
import { printedDay } from '#report/printing.ts';
import {
  readCountedGroup,
  readCountingGroup,
  readQuestionnaire,
} from '#research/answers.server.ts';
import type { Pair } from '#research/crosstab-secret.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';

/** `newest`: where the figure stands now, if not here; its `id` null: that edition has none such */
export type FoundCard = { card: Card; newest: { name: string; id: string | null } | null };
/** `edition` null: the draft */
export type Named = { edition: number | null; key: string };

/**
 * The figure that an id names, in any edition that this reader may see, or in the draft for staff.
 * An edition that was taken down has no ids for readers, and nobody's id leads to the draft but staff's.
 */
export async function figureNamed(db: Db, seat: Staff | Reader, id: string): Promise<Named | null> {
  const editions = await readAsked(db, seat);
  const pairs = (await readChoices(db, seat)).crosstabs;
  const drafted = { number: null, questionnaire: await readQuestionnaire(db, seat), pairs };
  const issues = isStaff(seat) ? [drafted, ...editions] : editions;
  for (const { number, questionnaire, pairs: printed = [] } of issues)
    for (const key of [...keysIn(questionnaire), ...printed.map(pairKey)])
      if (figureId(seat.forumKey, number, key) === id) return { edition: number, key };
  return null;
}

/** @returns null where no figure has this id, or the figure has no data */
export async function readCard(
  db: Db,
  seat: Staff | Reader,
  id: string,
  now: Date,
): Promise<FoundCard | null> {
  const named = await figureNamed(db, seat, id);
  const issue = named && (await issueOf(db, seat, named, now));
  if (!named || !issue) return null;
  const left = isStaff(seat) ? await leftOut(db, seat, issue, named) : null;
  const card = cardOf(issue, named.key, await readAsked(db, seat), left);
  return card && { card, newest: await newestOf(db, seat, named) };
}

const isStaff = (seat: Staff | Reader): seat is Staff => seat.role !== 'reader';
const keysIn = ({ questions }: Questionnaire) => [
  ...['seniority', 'combinedSpend', 'budgetBands'],
  ...questions.filter(isClosed).map(({ id }) => id),
];

async function issueOf(
  db: Db,
  seat: Staff | Reader,
  { edition: number }: Named,
  now: Date,
): Promise<Issue | null> {
  const audience = isStaff(seat) ? 'staff' : 'reader';
  if (number === null) return isStaff(seat) ? draftIssue(db, seat, audience, null, now) : null;
  const edition = await editionAt(db, seat, number);
  return edition && editionIssue(db, seat, edition, audience);
}

/** What each edition asked, newest first; for readers of those alone that are not taken down. */
async function readAsked(db: Db, seat: Staff | Reader): Promise<Asked[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['number', 'kind', 'as_of'])
    .select(sql<Questionnaire>`content -> 'questionnaire'`.as('questionnaire'))
    .select(sql<Pair[]>`coalesce(content -> 'crosstabs', '[]')`.as('pairs'))
    .where('forum_id', '=', seat.forumId)
    .$if(!isStaff(seat), (query) => query.where('taken_down_at', 'is', null))
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ number, kind, as_of, questionnaire, pairs }) => ({
    ...{ number, questionnaire, pairs },
    name: editionName(kind, number),
    day: printedDay(as_of, questionnaire.timezone),
  }));
}

async function leftOut(db: Db, staff: Staff, issue: Issue, { edition, key }: Named) {
  const { questionnaire, counted } = issue.content;
  const group =
    edition === null
      ? await readCountingGroup(db, staff, null)
      : await readCountedGroup(db, staff, counted);
  const outside = edition === null ? await readOutside(db, staff) : null;
  return { outside, rows: leftOutRows(questionnaire, group, key) } satisfies LeftOut;
}

/** How many were invited and are not in the group, today. */
async function readOutside(db: Db, { forumId }: Staff): Promise<LeftOut['outside']> {
  const rows = await db
    .selectFrom('delegate')
    .select(['status', sql<number>`count(*)::int`.as('people')])
    .where('forum_id', '=', forumId)
    .groupBy('status')
    .execute();
  const of = (status: string) => rows.find((row) => row.status === status)?.people ?? 0;
  return { invited: of('invited'), declined: of('declined'), cancelled: of('cancelled') };
}

/** The same figure in the newest edition, for whoever holds an older one. */
async function newestOf(db: Db, seat: Staff | Reader, { edition, key }: Named) {
  const newest = edition === null ? null : await newestEdition(db, seat);
  if (!newest || newest.number === edition) return null;
  const report = composeReport(
    await editionIssue(db, seat, newest, isStaff(seat) ? 'staff' : 'reader'),
  );
  const figure = measuredIn(report).find((section) => section.figure.key === key)?.figure;
  return { name: report.edition.name, id: figure?.id ?? null };
}
