import { readNewest } from '#report/figures.server.ts';
import { pngResponse } from '../../../../../report-forms.server.ts';
import { reportReader } from '../../reader.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const reader = await reportReader(event, null);
  const report = await readNewest(event.locals.db, reader);
  return pngResponse(report, event.params.id, reader.forumKey);
};
