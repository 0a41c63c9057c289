/** What went wrong, in a sentence. */
import { timeOfDay } from '#base/time.ts';
import type { Card } from '#meetings/day/cards.server.ts';
import { live as t } from '#ui/texts/live.ts';

export function whatOf({ kind, who, firm, session, until, table }: Card, zone: string): string {
  const time = until ? timeOfDay(until, zone) : '';
  return t.what[kind](kind === 'overrun' ? session : who, firm, time, table ?? 0);
}
