import { error } from '@sveltejs/kit';
import { callGuestOf } from '#forum/session.server.ts';
import { answerAct } from '../../../../call-acts.server.ts';
import { interviewCall, rosterOf } from '../../../../interview-call.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { locals, params } = event;
  const guest = await callGuestOf(locals.db, params.token, locals.now);
  if (!guest) error(404);
  const { call } = await interviewCall(locals, guest, guest.interviewId, '');
  return answerAct(event, guest, call?.id ?? null, async () => rosterOf(call));
};
