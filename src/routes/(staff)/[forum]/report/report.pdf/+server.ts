import { readDraft } from '#report/figures.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { staff } from '../../../../guard.ts';
import { pdfResponse } from '../../../../pdf-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const member = await staff(event);
  const { db, now } = event.locals;
  return pdfResponse(await reportPdf(await readDraft(db, member, now)), `${member.forumKey}-draft`);
};
