import { redirect } from '@sveltejs/kit';
import { readComparison } from '#meetings/runs/compare.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

const numberIn = (text: string | null | undefined) =>
  Number(/^\d{1,6}$/.exec(text ?? '')?.[0] ?? 0);

/** Two plans by `a` and `b`; ticked in a form without script they come as `plan` twice. */
export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('meetings:plan');
  const { searchParams } = event.url;
  const ticked = searchParams.getAll('plan').map(numberIn);
  if (ticked.length === 2) {
    const [a = 0, b = 0] = ticked.sort((x, y) => x - y);
    redirect(303, `?a=${a}&b=${b}`);
  }
  const [a, b] = [numberIn(searchParams.get('a')), numberIn(searchParams.get('b'))];
  return { compared: await readComparison(event.locals.db, member, { a, b }) };
};
