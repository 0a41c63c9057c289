/**
 * A survey question on the wall: the survey's own figure, under the report's rule. What was shown
 * once is kept as a look, like an edition of one figure; the next look, and the next edition, tell
 * no more than the rule allows beside it.
 */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import {
  readCountedGroup,
  readCountingGroup,
  readQuestionnaire,
} from '#research/answers.server.ts';
import type { Withheld } from '#research/disclosure.ts';
import { type PollTally, printedTally } from '#research/polls/poll.ts';
import type { Above } from '#research/polls/telling.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { type Earlier, withheldAtRelease, withheldNow } from '#research/release.ts';
import { type Group, tally } from '#research/tally.ts';

const NOBODY: PollTally = { answered: 0, rows: [] };
type Figure = { questionnaire: Questionnaire; id: string };

/** The questionnaire as if it asked this alone: figures of other questions are not judged here. */
const only = ({ questionnaire, id }: Figure): Questionnaire => ({
  ...questionnaire,
  seniorityBands: [],
  budgetQuestion: undefined,
  questions: questionnaire.questions.filter((question) => question.id === id),
});

function tallyOf(figure: Figure, group: Group): PollTally {
  const counted = tally(only(figure), group)[figure.id];
  return counted && 'options' in counted ? printedTally(counted) : NOBODY;
}

/** The figure now, exact: for staff. */
export async function readSurveyTally(db: Db, seat: Member, id: string): Promise<PollTally> {
  const questionnaire = await readQuestionnaire(db, seat);
  return tallyOf({ questionnaire, id }, await readCountingGroup(db, seat, null));
}

/** While people vote, a new look comes after this share of the base changed, and after ten people. */
const STEP_SHARE = 10;
const STEP_PEOPLE = 10;

/**
 * The figure as everyone may see it: now, if the rule allows it beside all that was shown before;
 * else as it was last shown, if today's consents still allow that; else nothing.
 *
 * @param final whether voting is over: then every change counts, before that steps do
 */
export async function surveyLook(
  tx: Db,
  seat: Member,
  { final, ...figure }: Figure & { final: boolean },
  above: Above,
  now: Date,
): Promise<PollTally | null> {
  const alone = only(figure);
  const [group, last] = [await readCountingGroup(tx, seat, null), await lastLook(tx, seat, figure)];
  const seen = last && withheldNow(alone, last).length === 0 ? tallyOf(figure, last) : null;
  const changed = last ? changedIn(figure, last, group) : group.people.length;
  const step = Math.max(STEP_PEOPLE, Math.ceil((seen?.answered ?? 0) / STEP_SHARE));
  if (changed === 0 || (seen && !final && changed < step)) return seen;
  const known = [...(await readLooks(tx, seat, figure.id)), ...(await above.editions(tx))];
  if (withheldAtRelease(alone, group, known).length > 0) return seen;
  const counted = Object.fromEntries(
    group.people.map(({ id }) => [id, group.responses.get(id)?.id ?? null]),
  );
  await tx
    .insertInto('figure_look')
    .values({
      forum_id: seat.forumId,
      id: newId(),
      survey_id: figure.id,
      counted: JSON.stringify(counted),
      made_at: now,
    })
    .execute();
  return tallyOf(figure, group);
}

/** People whose answer to the question is another one, is new or is gone. */
function changedIn({ id }: Figure, before: Group, after: Group): number {
  const said = ({ people, responses }: Group) =>
    new Map(people.map((each) => [each.id, JSON.stringify(responses.get(each.id)?.answers[id])]));
  const [old, now] = [said(before), said(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (each) => old.get(each) !== now.get(each),
  ).length;
}

const lookedAt = (db: Db, { forumId }: Member | Reader) =>
  db.selectFrom('figure_look').where('forum_id', '=', forumId);
type Counts = Record<string, string | null>;

async function lastLook(db: Db, seat: Member, { id }: Figure): Promise<Group | null> {
  const row = await lookedAt(db, seat)
    .select('counted')
    .where('survey_id', '=', id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? readCountedGroup(db, seat, row.counted as Counts) : null;
}

/** Whether what is on the wall may still be there: a consent may have changed since. */
export async function mayStillBeSeen(db: Db, seat: Member, id: string): Promise<boolean> {
  const figure = { questionnaire: await readQuestionnaire(db, seat), id };
  const last = await lastLook(db, seat, figure);
  return last !== null && withheldNow(only(figure), last).length === 0;
}

/** Looks at one figure, each with who counted in it and today's consents. */
async function readLooks(db: Db, seat: Member | Reader, id: string): Promise<Earlier[]> {
  const rows = await lookedAt(db, seat).select('counted').where('survey_id', '=', id).execute();
  return Promise.all(
    rows.map(async ({ counted }) => ({
      group: await readCountedGroup(db, seat, counted as Counts),
      withheld: [],
    })),
  );
}

/**
 * All looks before an instant as the report counts with them: each an edition of one figure.
 *
 * @param before looks at or after it do not count; null: all
 */
export async function readAllLooks(
  db: Db,
  seat: Member | Reader,
  questionnaire: Questionnaire,
  before: Date | null,
): Promise<Earlier[]> {
  const rows = await lookedAt(db, seat)
    .select(['survey_id', 'counted'])
    .$if(before !== null, (query) => query.where('made_at', '<', before as Date))
    .execute();
  return Promise.all(
    rows.map(async ({ survey_id, counted }) => ({
      group: await readCountedGroup(db, seat, counted as Counts),
      withheld: allBut(questionnaire, survey_id),
    })),
  );
}

/** Figures and rows that a look does not show. */
function allBut(questionnaire: Questionnaire, id: string): Withheld[] {
  const nobody = tally(questionnaire, { people: [], responses: new Map() });
  return Object.entries(nobody)
    .filter(([figure]) => figure !== id)
    .flatMap(([figure, shown]): Withheld[] =>
      ('rows' in shown ? Object.keys(shown.rows) : [null]).map((row) => ({
        ...{ figure, row },
        reason: 'small-base',
      })),
    );
}
