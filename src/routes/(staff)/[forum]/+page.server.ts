import { readStanding } from '#forum/overview.server.ts';
import { readMeetingsStanding } from '#meetings/standing.server.ts';
import { newestEdition } from '#report/editions.server.ts';
import { staff } from '../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  for (const key of [
    'forum:people',
    'report:figures',
    'report:editions',
    'meetings:plan',
    'wishes:mine',
  ] as const)
    event.depends(key);
  const { db } = event.locals;
  const [standing, meetings, edition] = await Promise.all([
    readStanding(db, member),
    readMeetingsStanding(db, member),
    newestEdition(db, member),
  ]);
  return {
    standing,
    meetings,
    edition: edition && {
      number: edition.number,
      kind: edition.kind,
      publishedAt: edition.publishedAt,
    },
  };
};
