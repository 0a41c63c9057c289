import { planning } from '#api/topics/meetings.ts';
import { readBoard } from '#meetings/board/board.server.ts';
import { planWithLocks } from '#meetings/runs/kept-plan.server.ts';
import { makePlan, publishPlan } from '#meetings/runs/plans.server.ts';
import { jsonAsked } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** The published plan: its numbers, bounds and meetings. */
export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { shown } = await readBoard(event.locals.db, organiser, null);
  if (shown?.state !== 'published') throw new Problem(404, 'No plan is published');
  return shown;
});

/** Makes a draft; with `publish: true` publishes it and tells everyone. */
export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { db, now } = event.locals;
  const body = planning.safeParse(await jsonAsked(event.request, {}));
  if (!body.success)
    throw new Problem(
      400,
      'A plan takes a ceiling, seconds, keepLocks, a name and publish',
      '{ "ceiling": 10, "seconds": 10, "keepLocks": true, "publish": true }',
    );
  const { publish, keepLocks, ...settings } = body.data;
  const lockedOf = keepLocks ? await planWithLocks(db, organiser) : null;
  const made = await makePlan(db, organiser, { ...settings, lockedOf }, now);
  if ('refused' in made) throw new Problem(409, made.refused);
  if (!publish) return Response.json({ ...made, state: 'draft' }, { status: 201 });
  await publishPlan(db, organiser, made.plan, now);
  return Response.json({ ...made, state: 'published' }, { status: 201 });
});
