/** What somebody had before them when they answered, so that an answer is never one to another question. */
import { createHash } from 'node:crypto';
import type { Seen } from '#meetings/wishes/seen.ts';

/** '' where there is nothing to answer */
export function markOf({ view, theirReason, theirPart, part, offer }: Seen): string {
  if (view !== 'asks' && view !== 'offers') return '';
  const said = JSON.stringify([view, theirReason, theirPart, part, offer]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 16);
}
