import { reportPdf } from '#report/pdf.server.ts';
import { pdfResponse } from '../../../../pdf-response.ts';
import { draftAsked } from '../draft-asked.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { report, name } = await draftAsked(event);
  return pdfResponse(await reportPdf(report), name);
};
