/** The demo forum on its last day: the last slot began five minutes ago, and everyone agreed to stand in. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { timeOfDay } from '#base/time.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import { signInLink } from '#forum/invite.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readPlanInForce } from '#meetings/day/in-force.server.ts';
import { replan } from '#meetings/replan.ts';
import { makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { readTask } from '#meetings/task.server.ts';
import type { App } from './server.ts';

export const FORUM = 'police-forum-2024';
const BEGAN = 5;

export type NoShow = {
  meeting: string;
  /** e-mail addresses */
  representative: string;
  missing: string;
  standIn: string;
  /** names */
  missingName: string;
  standInName: string;
  company: string;
  /** when the slot began, 14:20 */
  time: string;
};

/**
 * Publishes a plan, lets its last slot run now, when nobody can meet later instead, and finds a
 * no-show for whom somebody stands in.
 */
export async function onTheDay({ db }: App): Promise<NoShow> {
  const organiser = await organiserFor(db, operator(), FORUM);
  assert.ok(organiser);
  const { forumId } = organiser;
  const made = await makePlan(db, organiser, { ceiling: 8 }, new Date());
  assert.ok('plan' in made);
  await publishPlan(db, organiser, made.plan, new Date());
  await db.updateTable('delegate').set({ standby: true }).where('forum_id', '=', forumId).execute();

  const plan = await readPlanInForce(db, forumId);
  assert.ok(plan);
  await sql`update client set meetings_guaranteed = (select count(*) from meeting
    where meeting.plan_id = ${plan.id} and meeting.client_id = client.id)
    where forum_id = ${forumId}`.execute(db); // so that each meeting counts
  const last = Math.max(...plan.meetings.map(({ slot }) => slot));
  const { starts_at } = await db
    .selectFrom('slot')
    .select('starts_at')
    .where('forum_id', '=', forumId)
    .where('number', '=', last)
    .executeTakeFirstOrThrow();
  const minutes = (Date.now() - starts_at.getTime()) / 60_000 - BEGAN;
  const shift = sql`make_interval(mins => ${Math.round(minutes)}::int)`;
  for (const table of ['slot', 'session'])
    await sql`update ${sql.table(table)} set starts_at = starts_at + ${shift},
      ends_at = ends_at + ${shift} where forum_id = ${forumId}`.execute(db);

  const rules = { forum_id: forumId, not_seen_minutes: 60 }; // the house's own eye stays shut
  await db.insertInto('meeting_rules').values(rules).execute();
  const now = new Date();
  const running = await db
    .selectFrom('slot')
    .select('starts_at')
    .where('forum_id', '=', forumId)
    .where('number', '=', last)
    .executeTakeFirstOrThrow();
  const task = await readTask(db, forumId, { now });
  for (const { id, slot, delegate, representative, client } of plan.meetings) {
    if (slot !== last) continue;
    const incident = { kind: 'no-show', meeting: id, person: delegate } as const;
    const { changes } = replan(task, plan.meetings, [incident], now);
    const instead = changes.find(
      (each) => each.act === 'book' && each.standIn && each.slot === last,
    );
    if (instead?.act !== 'book') continue;
    const person = (who: string) =>
      db
        .selectFrom('person')
        .select(['email', sql<string>`btrim(given_name || ' ' || family_name)`.as('name')])
        .where('id', '=', who)
        .executeTakeFirstOrThrow();
    const [missing, standIn] = [await person(delegate), await person(instead.delegate)];
    const { company } = await db
      .selectFrom('client')
      .select('company')
      .where('id', '=', client)
      .executeTakeFirstOrThrow();
    return {
      meeting: id,
      representative: (await person(representative)).email,
      ...{ missing: missing.email, missingName: missing.name },
      ...{ standIn: standIn.email, standInName: standIn.name, company },
      time: timeOfDay(running.starts_at, await timezoneOf(db, forumId)),
    };
  }
  throw new Error('No meeting of the slot can be made good');
}

/** Signs anyone of the demo forum in, by link and press as people do. */
export async function signInAs({ db, origin }: App, page: Page, email: string): Promise<void> {
  const link = await signInLink(db, operator(), FORUM, email, origin, new Date());
  assert.ok(typeof link === 'string');
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
