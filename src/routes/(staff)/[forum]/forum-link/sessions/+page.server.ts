import { readAgenda } from '#forum/agenda.server.ts';
import { sessionKey } from '#research/polls/session.server.ts';
import { readSessionCounts } from '#research/polls/session-counts.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('forum:agenda');
  const { db } = event.locals;
  const [{ sessions, timezone }, counts] = await Promise.all([
    readAgenda(db, member.forumId),
    readSessionCounts(db, member),
  ]);
  for (const { ref } of sessions) event.depends(sessionKey(ref));
  return { sessions, timezone, counts };
};
