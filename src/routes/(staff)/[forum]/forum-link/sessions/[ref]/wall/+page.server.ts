import { error } from '@sveltejs/kit';
import { qrOf, qrPath } from '#base/qr.ts';
import { readSession } from '#forum/agenda.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { readWallPoll } from '#research/polls/poll-lists.server.ts';
import { readWallQuestions } from '#research/polls/question-lists.server.ts';
import { sessionKey } from '#research/polls/session.server.ts';
import { tellTold } from '#research/polls/told.server.ts';
import { organiser } from '../../../../../../guard.ts';
import { above } from '../../../../../../telling.ts';
import type { PageServerLoad } from './$types';

/** More than stand on the wall: votes bring others up without another look. */
const MOST_QUESTIONS = 30;

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  const { ref } = event.params;
  for (const key of ['forum:agenda', 'forum:brand', sessionKey(ref)] as const) event.depends(key);
  const { db, now } = event.locals;
  const [frame, session, poll, questions] = await Promise.all([
    readFrame(db, member.forumId),
    readSession(db, member.forumId, ref),
    readWallPoll(db, member, ref),
    readWallQuestions(db, member, ref, MOST_QUESTIONS),
  ]);
  if (!session) error(404);
  // what a server that was cut off had still to tell; it tells nothing that was told
  if (poll?.state === 'open')
    await db.transaction().execute((tx) => tellTold(tx, member, poll.id, above(member), now));
  const join = `${event.url.origin}/app/${frame.key}/agenda/${encodeURIComponent(ref)}`;
  const matrix = qrOf(join);
  const show = event.url.searchParams.get('show') === 'questions' ? 'questions' : 'poll';
  return {
    ...({ frame, session, poll, questions, now, show } as const),
    join: { address: join.replace(/^https?:\/\//, ''), path: qrPath(matrix), size: matrix.length },
  };
};
