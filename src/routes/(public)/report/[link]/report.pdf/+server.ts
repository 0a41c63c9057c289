import { error } from '@sveltejs/kit';
import { readerOf } from '#forum/session.server.ts';
import { readNewest } from '#report/figures.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { pdfResponse } from '../../../../pdf-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const reader = await readerOf(locals.db, params.link, locals.now);
  const report = reader && (await readNewest(locals.db, reader));
  if (!reader || !report) error(404);
  return pdfResponse(await reportPdf(report), reader.forumKey);
};
