import { readDraft } from '#report/figures.server.ts';
import { staff } from '../../../../../guard.ts';
import { svgResponse } from '../../../../../report-forms.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const member = await staff(event);
  const report = await readDraft(event.locals.db, member, event.locals.now);
  return svgResponse(report, event.params.id, `${member.forumKey}-draft`);
};
