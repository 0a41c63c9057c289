import { answerAct } from '../../../../../../call-acts.server.ts';
import { visitor } from '../../../../../../guard.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) =>
  answerAct(event, await visitor(event), event.params.call, async () => '');
