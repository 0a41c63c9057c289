import { fail, redirect } from '@sveltejs/kit';
import { readBoardCheck } from '#meetings/board/check.server.ts';
import { readBoard } from '#meetings/board.server.ts';
import { makePlan, publishPlan, settingsSchema } from '#meetings/plans.server.ts';
import { boardActions } from '../../../board-actions.ts';
import { organiser } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

const views = ['tables', 'clients', 'delegates', 'list'] as const;
const groups = ['clients', 'delegates', 'slots'] as const;

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  for (const key of ['meetings:plan', 'wishes:mine', 'forum:agenda', 'forum:people', 'iq:people'])
    event.depends(key as `${string}:${string}`);
  const { searchParams } = event.url;
  const asked = (name: string) => searchParams.get(name) ?? '';
  const number = /^\d{1,6}$/.exec(asked('plan'))?.[0];
  const { db, now } = event.locals;
  const board = await readBoard(db, member, number ? Number(number) : null);
  const { shown } = board;
  const plan = shown && { id: shown.id, ceiling: shown.result.settings?.ceiling };
  return {
    board,
    check: plan && (await readBoardCheck(db, member, plan)),
    now,
    /** null: whatever suits the screen */
    view: views.find((each) => each === asked('view')) ?? null,
    by: groups.find((each) => each === asked('by')) ?? ('clients' as const),
    day: searchParams.get('day'),
    plan: number ?? null,
    find: asked('find').slice(0, 100),
    open: asked('meeting'),
    booking: { client: asked('client'), delegate: asked('delegate') },
    handheld: /\bMobi/.test(event.request.headers.get('user-agent') ?? ''),
    fresh: searchParams.has('made'),
  };
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const actions: Actions = {
  ...boardActions(organiser),
  make: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const settings = settingsSchema.safeParse({ ceiling: form.get('ceiling') ?? undefined });
    if (!settings.success) return fail(422, { badCeiling: true });
    const made = await makePlan(db, member, settings.data, now);
    if ('refused' in made) return fail(409, { missing: made.refused });
    redirect(303, `?plan=${made.number}&made`);
  },
  publish: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const plan = String((await event.request.formData()).get('plan') ?? '');
    if (!uuid.test(plan)) return fail(404, { publishRefused: 'no-such-plan' as const });
    const outcome = await publishPlan(db, member, plan, now);
    return 'refused' in outcome ? fail(409, { publishRefused: outcome.refused }) : { outcome };
  },
};
