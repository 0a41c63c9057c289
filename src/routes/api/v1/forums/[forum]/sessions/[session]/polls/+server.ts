import { newPoll } from '#api/topics/sessions.ts';
import { newId } from '#base/ids.ts';
import { readPolls, readStaffPolls } from '#research/polls/poll-lists.server.ts';
import { makePoll } from '#research/polls/polls.server.ts';
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
      ? (await readStaffPolls(db, member, session)).map(({ exact, ...poll }) => {
          const { answered, rows } = exact;
          return { ...poll, told: { voted: poll.told.voted, tally: { answered, rows } }, mine: [] };
        })
      : await readPolls(db, member, session);
  const told = all
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, state, results, isSurvey, asked, told: { voted, tally }, mine }) => ({
      ...{ id, state, results, ...asked, isSurvey, voted, tally, mine },
    }));
  const { page, nextCursor } = pageAmong(told, event.url, ({ id }) => id);
  return { polls: page, nextCursor };
});

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser');
  const session = await sessionAsked(event, member.forumId);
  const { id = newId(), words: asked, ...poll } = await bodyAsked(event.request, newPoll);
  const { db, now } = event.locals;
  const outcome = await makePoll(
    db,
    member,
    { ...poll, asked, session, id: id.toLowerCase() },
    now,
  );
  return 'refused' in outcome ? refuse(outcome) : outcome;
});
