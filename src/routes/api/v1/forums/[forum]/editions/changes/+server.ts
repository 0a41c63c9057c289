import { type Pair, readChanges, usualPair, whichOf } from '#report/history.server.ts';
import { endpoint, memberFor, Problem } from '../../../../endpoint.ts';
import type { RequestHandler } from './$types';

/** What is different between two editions; without `from` and `to` as on the page of changes. */
export const GET: RequestHandler = endpoint(async (event) => {
  const member = await memberFor(event, 'organiser', 'researcher', 'delegate', 'client');
  const { db, now } = event.locals;
  const usual = await usualPair(db, member);
  const pair: Pair | null = bothOf(asked(event.url, 'from', usual), asked(event.url, 'to', usual));
  const changes = pair && (await readChanges(db, member, pair, now));
  if (!pair || !changes)
    throw new Problem(404, 'No such editions', 'GET …/editions lists those there are.');
  return { ...pair, ...changes };
});

function asked(url: URL, name: 'from' | 'to', usual: Pair | null): Pair['from'] | null {
  const given = url.searchParams.get(name);
  if (given === null) return usual?.[name] ?? null;
  const which = whichOf(given);
  if (which === null)
    throw new Problem(
      400,
      `${name} is not an edition`,
      'A number such as 2; for staff also draft.',
    );
  return which;
}

const bothOf = (from: Pair['from'] | null, to: Pair['to'] | null): Pair | null =>
  from === null || to === null ? null : { from, to };
