import { readLiveFigures, readPublishedFigures } from '#report/figures.server.ts';
import { startOfDay } from '#research/as-of.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const day = event.url.searchParams.get('asOf');
  if (member.role === 'organiser' || member.role === 'researcher')
    return readLiveFigures(event.locals.db, member, day === null ? null : asOf(day));

  if (day !== null)
    throw new Problem(400, 'asOf is for staff', 'You see the newest published edition.');
  const published = await readPublishedFigures(event.locals.db, member);
  if ('refused' in published)
    throw new Problem(404, 'No edition is published yet', 'Figures appear with the first edition.');
  return published;
});

function asOf(day: string) {
  const before = startOfDay(day);
  if (!before) throw new Problem(400, 'asOf is not a day', 'A day is written as 2024-05-01.');
  return { day, before };
}
