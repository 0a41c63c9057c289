import { error } from '@sveltejs/kit';
import { readNewest } from '#report/figures.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { pdfResponse } from '../../../../pdf-response.ts';
import { reportReader } from '../reader.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const reader = await reportReader(event, 'pdf');
  const report = await readNewest(event.locals.db, reader);
  if (!report) error(404);
  return pdfResponse(await reportPdf(report), reader.forumKey);
};
