import { svgResponse } from '../../../../../report-forms.server.ts';
import { draftAsked } from '../../draft-asked.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { report, name } = await draftAsked(event);
  return svgResponse(report, event.params.id, name);
};
