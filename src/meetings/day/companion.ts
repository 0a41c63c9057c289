/** The other side of a meeting in words: a company to a delegate, a delegate to a company. */
import type { Companion } from '#meetings/meetings.server.ts';
import type { Side } from '#meetings/wishes/wish.ts';
import { ownDay as t } from '#ui/texts/own-day.ts';

/** @param side of the reader */
export const titleOf = (side: Side, other: Companion): string =>
  side === 'delegate' ? other.organisation : (other.name ?? t.aDelegate);

export function noteOf(side: Side, other: Companion): string {
  if (side === 'delegate') return t.withPerson(other.name ?? '');
  return other.name === null ? t.aDelegateWhy : `${other.title}, ${other.organisation}`;
}
