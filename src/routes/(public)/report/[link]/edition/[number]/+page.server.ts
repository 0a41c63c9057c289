import { error, redirect } from '@sveltejs/kit';
import { composeReport, editionName } from '#report/compose.ts';
import { newestEdition } from '#report/editions.server.ts';
import { reportReader } from '../../reader.server.ts';
import type { PageServerLoad } from './$types';
import { olderIssue } from './older.server.ts';

/** Works without a script, so it ships none, and no data beyond what it prints. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const reader = await reportReader(event, 'web');
  const { link, number } = event.params;
  const { db } = event.locals;
  const issue = await olderIssue(db, reader, number);
  const newest = await newestEdition(db, reader);
  if (!issue || !newest) error(404);
  if (issue.number === newest.number) redirect(303, `/report/${link}`);
  const report = composeReport(issue);
  return { report, link, newest: editionName(newest.kind, newest.number) };
};
