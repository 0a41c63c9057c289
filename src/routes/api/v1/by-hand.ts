/** What the API answers to changes of the plan by hand. */
import type { Hard, Loss, Place } from '#meetings/board/breach.ts';
import { Problem } from './endpoint.ts';

type Refused = { refused: string; breaches?: Hard[] };

/** @throws Problem 404 for what is not there, else 409; the detail names the rules it would break */
export function refuse({ refused, breaches = [] }: Refused): never {
  if (refused.startsWith('no-such')) throw new Problem(404, 'Not found');
  const rules = [...new Set(breaches.map(({ rule }) => rule))].join(', ');
  throw new Problem(409, refused, rules || undefined);
}

/** Where a meeting is now, and what was lost by it. */
export const placed = ({ place, said }: { place: Place; said: Loss[] }) => ({
  ...place,
  said: said.map(({ rule }) => rule),
});
