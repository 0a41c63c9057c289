/** Staff's choices about what readers see: merges of options, crosstabs in the report. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Member, Reader, Staff } from '#forum/people.ts';
import { announceToStaff } from '#forum/staff.server.ts';
import { type CrosstabChoice, closesCircle, samePair } from '#report/crosstabs.ts';
import type { Choices } from '#report/deciding.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { variableIn, variablesOf } from '#research/crosstab.ts';
import type { Pair } from '#research/crosstab-secret.ts';
import { isMergeOf, type OptionMerge } from '#research/merging-options.ts';

/** More tables than this no reader looks at. */
export const MOST_CROSSTABS = 12;

export async function readChoices(db: Db, { forumId }: Member | Reader): Promise<Choices> {
  const options = await db
    .selectFrom('figure_merge')
    .select(['figure', 'option', 'printed_as'])
    .where('forum_id', '=', forumId)
    .orderBy('figure')
    .orderBy('printed_as')
    .orderBy('option')
    .execute();
  const merges: OptionMerge[] = [];
  for (const { figure, option, printed_as: into } of options) {
    const known = merges.find((each) => each.figure === figure && each.into === into);
    if (known) known.options.push(option);
    else merges.push({ figure, into, options: [option] });
  }
  const rows = await db
    .selectFrom('report_crosstab')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const crosstabs = rows.map((row) => ({
    id: row.id,
    rows: { figure: row.row_figure, row: row.row_row },
    columns: { figure: row.column_figure, row: row.column_row },
    merges: row.merges as OptionMerge[],
  }));
  return { merges, crosstabs };
}

/** Prints two variables against each other from the next edition on. */
export async function addCrosstab(
  db: Db,
  staff: Staff,
  { rows, columns }: Pair,
  now: Date,
): Promise<
  { added: string } | { refused: 'no-such-figure' | 'same-figure' | 'there' | 'circle' | 'full' }
> {
  return changing(db, staff, async (tx) => {
    const questionnaire = await readQuestionnaire(tx, staff);
    if (!variableIn(questionnaire, rows) || !variableIn(questionnaire, columns))
      return { refused: 'no-such-figure' };
    if (rows.figure === columns.figure && rows.row === columns.row)
      return { refused: 'same-figure' };
    const { crosstabs } = await readChoices(tx, staff);
    if (crosstabs.some((each) => samePair(each, { rows, columns }))) return { refused: 'there' };
    if (closesCircle(crosstabs, { rows, columns })) return { refused: 'circle' };
    if (crosstabs.length >= MOST_CROSSTABS) return { refused: 'full' };
    const id = newId();
    await tx
      .insertInto('report_crosstab')
      .values({
        forum_id: staff.forumId,
        id,
        position: crosstabs.length,
        row_figure: rows.figure,
        row_row: rows.row,
        column_figure: columns.figure,
        column_row: columns.row,
        merges: '[]',
        created_by: staff.personId,
        created_at: now,
      })
      .execute();
    await told(tx, staff, 'crosstab added to the report', { crosstab: id }, now);
    return { added: id };
  });
}

/** From the next edition on it is not printed; editions that have it keep it. */
export async function removeCrosstab(
  db: Db,
  staff: Staff,
  id: string,
  now: Date,
): Promise<{ removed: string } | { refused: 'no-such-crosstab' }> {
  return changing(db, staff, async (tx) => {
    const gone = await tx
      .deleteFrom('report_crosstab')
      .where('forum_id', '=', staff.forumId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!gone) return { refused: 'no-such-crosstab' };
    await told(tx, staff, 'crosstab removed from the report', { crosstab: id }, now);
    return { removed: id };
  });
}

/** Merges options of a crosstab; an empty list takes the merges back. */
export async function mergeCrosstab(
  db: Db,
  staff: Staff,
  { id, merges }: { id: string; merges: OptionMerge[] },
  now: Date,
): Promise<{ merged: string } | { refused: 'no-such-crosstab' | 'no-such-options' }> {
  return changing(db, staff, async (tx) => {
    const { crosstabs } = await readChoices(tx, staff);
    const choice = crosstabs.find((each) => each.id === id);
    if (!choice) return { refused: 'no-such-crosstab' };
    if (!(await areMerges(tx, staff, merges, choice))) return { refused: 'no-such-options' };
    await tx
      .updateTable('report_crosstab')
      .set({ merges: JSON.stringify(merges) })
      .where('forum_id', '=', staff.forumId)
      .where('id', '=', id)
      .execute();
    await told(tx, staff, 'options merged in a crosstab', { crosstab: id }, now);
    return { merged: id };
  });
}

/** Prints options of a figure as one from the next edition on; an empty list prints each by itself again. */
export async function mergeFigure(
  db: Db,
  staff: Staff,
  { figure, merges }: { figure: string; merges: OptionMerge[] },
  now: Date,
): Promise<{ merged: string } | { refused: 'no-such-options' }> {
  return changing(db, staff, async (tx) => {
    const mine = merges.every((merge) => merge.figure === figure);
    if (!mine || !(await areMerges(tx, staff, merges, null))) return { refused: 'no-such-options' };
    await tx
      .deleteFrom('figure_merge')
      .where('forum_id', '=', staff.forumId)
      .where('figure', '=', figure)
      .execute();
    const rows = merges.flatMap(({ into, options }) =>
      options.map((option) => ({
        forum_id: staff.forumId,
        figure,
        option,
        printed_as: into,
        accepted_by: staff.personId,
        accepted_at: now,
      })),
    );
    if (rows.length > 0) await tx.insertInto('figure_merge').values(rows).execute();
    await told(tx, staff, 'options merged for readers', { figure, merges: merges.length }, now);
    return { merged: figure };
  });
}

async function areMerges(
  tx: Db,
  staff: Staff,
  merges: readonly OptionMerge[],
  pair: CrosstabChoice | null,
): Promise<boolean> {
  const questionnaire = await readQuestionnaire(tx, staff);
  const all = variablesOf(questionnaire);
  const used = new Set<string>();
  return merges.every((merge) => {
    const options = all.find(({ figure }) => figure === merge.figure)?.options;
    const its = !pair || [pair.rows, pair.columns].some(({ figure }) => figure === merge.figure);
    const keys = merge.options.map((option) => JSON.stringify([merge.figure, option]));
    const twice = keys.some((key) => used.has(key));
    for (const key of keys) used.add(key);
    return its && !twice && options !== undefined && isMergeOf(questionnaire, merge, options);
  });
}

/** One after the other, as publishing is: what is checked still holds when it is written. */
const changing = <Outcome>(db: Db, { forumId }: Staff, act: (tx: Db) => Promise<Outcome>) =>
  db.transaction().execute(async (tx) => {
    await sql`select id from forum where id = ${forumId} for update`.execute(tx);
    return act(tx);
  });

async function told(
  tx: Db,
  { forumId, personId }: Staff,
  act: string,
  detail: Record<string, string | number>,
  now: Date,
) {
  await record(tx, { forumId, personId, act, detail }, now);
  await announceToStaff(tx, forumId, 'report:disclosure', now);
}
