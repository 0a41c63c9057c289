import { pollChange } from '#api/topics/sessions.ts';
import { changePoll } from '#research/polls/polls.server.ts';
import { above } from '../../../../../../../../telling.ts';
import { bodyAsked, idAsked } from '../../../../../../asked.ts';
import { endpoint, memberFor } from '../../../../../../endpoint.ts';
import { refuse, sessionAsked } from '../../session.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  await sessionAsked(event, member.forumId);
  const poll = idAsked(event.params.poll);
  const { act } = await bodyAsked(event.request, pollChange);
  const { db, now } = event.locals;
  const outcome = await changePoll(db, member, { poll, act }, above(member), now);
  return 'refused' in outcome ? refuse(outcome) : { changed: poll };
});
