import { endpoint, memberFor } from '../../../../../../api/v1/endpoint.ts';
import { answerAct } from '../../../../../../call-acts.server.ts';
import type { RequestEvent } from './$types';

export const POST = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'delegate', 'client');
  return answerAct(event, member, event.params.call, async () => '');
});
