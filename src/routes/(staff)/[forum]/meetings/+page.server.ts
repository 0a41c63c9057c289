import { fail } from '@sveltejs/kit';
import { readBoard } from '#meetings/board/board.server.ts';
import { readBoardCheck } from '#meetings/board/check.server.ts';
import { needsOf } from '#meetings/board/needs.ts';
import { publishPlan } from '#meetings/runs/publish.server.ts';
import { boardActions } from '../../../board-actions.ts';
import { organiser } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  for (const key of ['meetings:plan', 'wishes:mine', 'forum:agenda', 'forum:people', 'iq:people'])
    event.depends(key as `${string}:${string}`);
  // what else the address says is the page's own affair, and asks nothing of the server
  const { searchParams } = event.url;
  const number = /^\d{1,6}$/.exec(searchParams.get('plan') ?? '')?.[0];
  const { db, now } = event.locals;
  const board = await readBoard(db, member, number ? Number(number) : null);
  const { shown } = board;
  const plan = shown && { id: shown.id, ceiling: shown.result.settings?.ceiling };
  return {
    board,
    needs: shown && needsOf(board, shown.result, shown.meetings),
    check: plan && (await readBoardCheck(db, member, plan)),
    now,
    plan: number ?? null,
    handheld: /\bMobi/.test(event.request.headers.get('user-agent') ?? ''),
  };
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const actions: Actions = {
  ...boardActions(organiser),
  publish: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const plan = String((await event.request.formData()).get('plan') ?? '');
    if (!uuid.test(plan)) return fail(404, { publishRefused: 'no-such-plan' as const });
    const outcome = await publishPlan(db, member, plan, now);
    return 'refused' in outcome ? fail(409, { publishRefused: outcome.refused }) : { outcome };
  },
};
