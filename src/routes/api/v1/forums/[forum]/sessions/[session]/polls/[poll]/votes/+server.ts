import { voting } from '#api/topics/sessions.ts';
import { vote } from '#research/polls/vote.server.ts';
import { above } from '../../../../../../../../../telling.ts';
import { bodyAsked, idAsked } from '../../../../../../../asked.ts';
import { endpoint, memberFor } from '../../../../../../../endpoint.ts';
import { refuse, sessionAsked } from '../../../session.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'delegate', 'client');
  await sessionAsked(event, member.forumId);
  const poll = idAsked(event.params.poll);
  const { choice } = await bodyAsked(event.request, voting);
  const { db, now } = event.locals;
  const outcome = await vote(db, member, { poll, choice }, above(member), now);
  return 'refused' in outcome ? refuse(outcome) : outcome;
});
