import { publishing } from '#api/topics/editions.ts';
import { listEditions } from '#report/desk.server.ts';
import { publishEdition } from '#report/editions.server.ts';
import { unproven as t } from '#ui/texts/unproven.ts';
import { bodyAsked, limitAsked, numberAsked } from '../../../asked.ts';
import { endpoint, memberFor, Problem } from '../../../endpoint.ts';
import type { RequestEvent } from './$types';

/** Newest first; the cursor is the number of the last edition seen. */
export const GET = endpoint(async (event: RequestEvent) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const limit = limitAsked(event.url);
  const before = numberAsked(event.url);
  const all = await listEditions(event.locals.db, member);
  const rest = before === null ? all : all.filter(({ number }) => number < before);
  const editions = rest.slice(0, limit);
  const last = editions.at(-1);
  return { editions, nextCursor: rest.length > limit && last ? String(last.number) : null };
});

/** Publishes the report as it stands. */
export const POST = endpoint(async (event: RequestEvent) => {
  const organiser = await memberFor(event, 'organiser');
  const { kind } = await bodyAsked(event.request, publishing);
  const outcome = await publishEdition(event.locals.db, organiser, { kind }, event.locals.now);
  if ('refused' in outcome && outcome.refused === 'unproven-claims')
    throw new Problem(
      409,
      t.title(outcome.sentences.length),
      outcome.sentences.map(t.sentence).join(' '),
    );
  if ('refused' in outcome && outcome.refused === 'unsafe-crosstabs')
    throw new Problem(
      409,
      'A crosstab would tell what single people answered',
      `${outcome.crosstabs.map(({ name }) => name).join('; ')}. Merge its options or remove it.`,
    );
  if ('refused' in outcome)
    throw new Problem(
      409,
      'Too few new answers for an interim edition',
      `${outcome.newAnswers} since the last one; ten are needed. A final edition needs none.`,
    );
  const { id, number, asOf, publishedAt, hash } = outcome.edition;
  const edition = { id, number, kind, hash, asOf, publishedAt, takenDownAt: null };
  return Response.json(edition, { status: 201, headers: { 'cache-control': 'no-store' } });
});
