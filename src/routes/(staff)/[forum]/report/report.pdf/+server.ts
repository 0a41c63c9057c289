import { error } from '@sveltejs/kit';
import { readDraft } from '#report/figures.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { editions as t } from '#ui/texts/editions.ts';
import { staff } from '../../../../guard.ts';
import { pdfResponse } from '../../../../pdf-response.ts';
import { dayAsked } from '../as-of.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const member = await staff(event);
  const { db, now } = event.locals;
  const { before, day, problem } = dayAsked(event.url);
  if (problem !== null) error(400, t.asOf.noPdf(problem));
  const draft = await readDraft(db, member, now, before);
  return pdfResponse(await reportPdf(draft), `${member.forumKey}-draft${day ? `-${day}` : ''}`);
};
