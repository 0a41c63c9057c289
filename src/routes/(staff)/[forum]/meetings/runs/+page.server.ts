import { fail } from '@sveltejs/kit';
import { namePlan } from '#meetings/runs/kept-plan.server.ts';
import { SECONDS, settingsSchema } from '#meetings/runs/plan-settings.ts';
import { publishPlan } from '#meetings/runs/publish.server.ts';
import { readRuns } from '#meetings/runs/run-lists.server.ts';
import { startRun, stopRun } from '#meetings/runs/runs.server.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  for (const key of ['meetings:run', 'meetings:plan'] as const) event.depends(key);
  const { db, now } = event.locals;
  return { ...(await readRuns(db, member, now)), seconds: SECONDS, now };
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const fields = ['name', 'ceiling', 'seconds', 'lockedOf'] as const;

async function idIn(request: Request, name: string): Promise<string | null> {
  const id = String((await request.formData()).get(name) ?? '');
  return uuid.test(id) ? id : null;
}

export const actions: Actions = {
  start: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const given = Object.fromEntries(
      fields.flatMap((name) => (form.get(name) ? [[name, String(form.get(name))]] : [])),
    );
    const settings = settingsSchema.safeParse(given);
    if (!settings.success) {
      const at = fields.find((name) => settings.error.issues.some(({ path }) => path[0] === name));
      return fail(422, { wrong: at ?? 'name', given });
    }
    const started = await startRun(db, member, settings.data, now);
    if ('refused' in started) return fail(409, { refused: started.refused, given });
    return { started: started.run };
  },
  stop: async (event) => {
    const member = await organiser(event);
    const run = await idIn(event.request, 'run');
    if (!run) return fail(404, { stopRefused: 'no-such-run' as const });
    const outcome = await stopRun(event.locals.db, member, run);
    return 'refused' in outcome ? fail(409, { stopRefused: outcome.refused }) : { stopped: run };
  },
  name: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const [plan, name] = [String(form.get('plan') ?? ''), String(form.get('name') ?? '')];
    if (!uuid.test(plan)) return fail(404, { nameRefused: 'no-such-plan' as const });
    const outcome = await namePlan(db, member, { plan, name }, now);
    if ('refused' in outcome) return fail(422, { nameRefused: outcome.refused });
    return { named: outcome.named };
  },
  publish: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const plan = await idIn(event.request, 'plan');
    if (!plan) return fail(404, { publishRefused: 'no-such-plan' as const });
    const outcome = await publishPlan(db, member, plan, now);
    if ('refused' in outcome) return fail(409, { publishRefused: outcome.refused });
    return { outcome };
  },
};
