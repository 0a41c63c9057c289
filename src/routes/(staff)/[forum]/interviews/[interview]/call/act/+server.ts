import { error } from '@sveltejs/kit';
import { readInterviewDesk } from '#research/interviews/room.server.ts';
import { answerAct } from '../../../../../../call-acts.server.ts';
import { researcher } from '../../../../../../guard.ts';
import { interviewCall, rosterOf } from '../../../../../../interview-call.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const member = await researcher(event);
  const { locals, params } = event;
  if (!(await readInterviewDesk(locals.db, member, params.interview))) error(404);
  const read = () => interviewCall(locals, member, params.interview, '');
  const { call } = await read();
  return answerAct(event, member, call?.id ?? null, async () => rosterOf(call));
};
