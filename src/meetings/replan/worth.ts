/** What making a lost meeting good is worth; each weight outweighs a hundred of the next. */
import type { Booking, Day } from '#meetings/replan/day.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import type { TaskPair, TaskSlot } from '#meetings/task.ts';

/** A guarantee that holds again. */
export const PROMISED = 1e12;
/** A lost meeting made good. */
const RESTORED = 1e10;
const WHO = 1e7;
const WHERE = 1e4;

/** The same pair changes the fewest days; whoever did not come once is tried again only for want of others. */
function who(samePair: boolean, lost: Lost, pair: TaskPair, booking: People): number {
  const again = lost.absent.some((id) => id === booking.delegate || id === booking.representative);
  if (samePair) return again ? 1 : 5;
  return pair.for === 'both' ? 4 : pair.for === 'delegate' ? 3 : 2;
}

type People = Pick<Booking, 'delegate' | 'representative' | 'slot'>;

/** Least change first: the time, then the representative, then the table. */
const where = ({ meeting }: Lost, booking: People, table: number | null) =>
  (booking.slot === meeting.slot ? 4 : 0) +
  (booking.representative === meeting.representative ? 2 : 0) +
  (table === meeting.table ? 1 : 0);

const rank = (priority: number | null) => (priority === null ? 0 : Math.max(0, 10 - priority));

/** 1: it makes a row of meetings longer · 0: it stands apart · 2: it closes a gap */
function joins(day: Day, person: string, slot: number): number {
  const at = day.position.get(slot) ?? 0;
  const row = day.row(person);
  return (row[at - 1] ? 1 : 0) + (row[at + 1] ? 1 : 0);
}

/** Same pair, then wishes of both, of the delegate, of the client; then place, ranks and gaps. */
export function worthOf(
  day: Day,
  option: People & { lost: Lost; table: number | null; samePair: boolean },
  pair: TaskPair,
  slot: TaskSlot,
): number {
  const { lost, table, samePair, delegate, representative } = option;
  const fine =
    10 * (rank(pair.clientPriority) + rank(pair.delegatePriority)) +
    (pair.part === slot.part ? 5 : 0) +
    joins(day, delegate, slot.number) +
    joins(day, representative, slot.number);
  return (
    RESTORED + WHO * who(samePair, lost, pair, option) + WHERE * where(lost, option, table) + fine
  );
}
