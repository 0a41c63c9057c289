import { error } from '@sveltejs/kit';
import { composeReport } from '#report/compose.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { pdfResponse } from '../../../../../../pdf-response.ts';
import { reportReader } from '../../../reader.server.ts';
import { olderIssue } from '../older.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const reader = await reportReader(event, 'pdf');
  const issue = await olderIssue(event.locals.db, reader, event.params.number);
  if (!issue) error(404);
  const name = `${reader.forumKey}-edition-${issue.number}`;
  return pdfResponse(await reportPdf(composeReport(issue)), name);
};
