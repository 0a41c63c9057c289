import { asking } from '#api/topics/sessions.ts';
import { newId } from '#base/ids.ts';
import { readAllQuestions, readQuestions } from '#research/polls/question-lists.server.ts';
import { askQuestion } from '#research/polls/questions.server.ts';
import { bodyAsked, pageAmong } from '../../../../../asked.ts';
import { endpoint, memberFor } from '../../../../../endpoint.ts';
import { refuse, sessionAsked } from '../session.ts';
import type { RequestEvent, RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'delegate', 'client');
  const session = await sessionAsked(event, member.forumId);
  const { db } = event.locals;
  const all =
    member.role === 'organiser'
      ? (await readAllQuestions(db, member, session)).map((each) => ({
          ...each,
          mine: false,
          voted: false,
        }))
      : (await readQuestions(db, member, session)).map((each) => ({
          ...each,
          named: each.by !== null,
        }));
  const { page, nextCursor } = pageAmong(
    all.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    event.url,
    ({ id }) => id,
  );
  return { questions: page, nextCursor };
});

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'delegate', 'client');
  const session = await sessionAsked(event, member.forumId);
  const { id = newId(), ...said } = await bodyAsked(event.request, asking);
  const { db, now } = event.locals;
  const outcome = await askQuestion(db, member, { ...said, session, id: id.toLowerCase() }, now);
  return 'refused' in outcome ? refuse(outcome) : outcome;
});
