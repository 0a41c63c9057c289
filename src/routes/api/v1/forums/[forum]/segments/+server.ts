import { saving } from '#api/topics/segments.ts';
import { readSegmentsPage, type SegmentLine } from '#iq/team/screens.server.ts';
import { saveSegment } from '#iq/team/segments.server.ts';
import { refusals } from '#ui/texts/iq-refused.ts';
import { bodyAsked, pageAmong } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** `filters` as in the address of the find page; `total` null: the forum asks something else by now */
const printed = ({ id, name, query, words, muted, total, lost, fresh, chips }: SegmentLine) => ({
  ...{ id, name, filters: query, words, muted, total },
  understood: chips,
  lost: lost.map(({ question, option }) => `${question}: ${option}`),
  new: fresh,
});

/** The own company's saved searches, oldest first, each with who newly matches. */
export const GET: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'client');
  const { segments } = await readSegmentsPage(event.locals.db, member);
  const { page, nextCursor } = pageAmong(segments.toReversed(), event.url, ({ id }) => id);
  return { segments: page.map(printed), nextCursor };
});

export const POST: RequestHandler = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'client');
  const { name, q, filters } = await bodyAsked(event.request, saving);
  const search = new URLSearchParams(filters);
  if (q !== '') search.set('q', q);
  const { db, now } = event.locals;
  const saved = await saveSegment(db, member, { name, search }, now);
  if ('refused' in saved) {
    const named = 'name' in saved ? ` “${saved.name}”` : '';
    throw new Problem(409, saved.refused, `${refusals[saved.refused]}${named}`);
  }
  return { id: saved.segment, name: saved.name };
});
