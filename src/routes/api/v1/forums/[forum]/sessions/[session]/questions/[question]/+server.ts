import { questionChange } from '#api/topics/sessions.ts';
import { mergeQuestions, moderate } from '#research/polls/moderate.server.ts';
import { voteForQuestion, withdrawQuestion } from '#research/polls/questions.server.ts';
import { above } from '../../../../../../../../telling.ts';
import { bodyAsked, idAsked } from '../../../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../../../endpoint.ts';
import { refuse, sessionAsked } from '../../session.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  await sessionAsked(event, member.forumId);
  const question = idAsked(event.params.question);
  const said = await bodyAsked(event.request, questionChange);
  const outcome = await change(event, member, question, said);
  return 'refused' in outcome ? refuse(outcome) : { changed: question };
});

type Said = ReturnType<typeof questionChange.parse>;
type Seat = Awaited<ReturnType<typeof memberFor<'organiser' | 'delegate' | 'client'>>>;

/** @throws Problem 400 for what this seat can't say */
function change({ locals }: RequestEvent, member: Seat, question: string, said: Said) {
  const { db, now } = locals;
  if (member.role === 'organiser') {
    if ('act' in said) return moderate(db, member, { question, act: said.act }, now);
    if ('mergeInto' in said)
      return mergeQuestions(db, member, { question, into: said.mergeInto.toLowerCase() }, now);
    throw new Problem(400, 'The body can’t be read', 'organisers say "act" or "mergeInto"');
  }
  if ('vote' in said)
    return voteForQuestion(db, member, { question, up: said.vote }, above(member), now);
  if ('withdraw' in said) return withdrawQuestion(db, member, question, now);
  throw new Problem(400, 'The body can’t be read', '"vote" or "withdraw"');
}
