import { answering } from '#api/topics/writing-requests.ts';
import { answerRequest } from '#exchange/chat/writing-requests.server.ts';
import { bodyAsked } from '../../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** The delegate's answer; granted, the room of the two is open. */
export const PUT = endpoint(async (event: RequestEvent) => {
  const delegate = await memberFor(event, 'delegate');
  const { answer } = await bodyAsked(event.request, answering);
  const { db, now } = event.locals;
  const asked = { company: event.params.client, answer };
  const answered = await answerRequest(db, delegate, asked, now);
  if ('refused' in answered) throw new Problem(404, 'Not found', 'There is no such request');
  return { answer, room: 'room' in answered ? answered.room : null };
});
