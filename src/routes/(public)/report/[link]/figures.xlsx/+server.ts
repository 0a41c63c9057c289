import { error } from '@sveltejs/kit';
import { readNewest } from '#report/figures.server.ts';
import { workbookResponse } from '../../../../report-forms.server.ts';
import { reportReader } from '../reader.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const reader = await reportReader(event, 'spreadsheet');
  const report = await readNewest(event.locals.db, reader);
  if (!report) error(404);
  return workbookResponse(report, reader.forumKey);
};
