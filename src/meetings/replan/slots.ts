/** What the slots of a forum are to each other in time. */
import { overlap, type TaskSlot } from '#meetings/task.ts';

/** By position of a slot, the positions of others. */
export type Neighbours = ReturnType<typeof neighbours>;

export function neighbours(slots: readonly TaskSlot[], walkMinutes: number) {
  const near = (a: TaskSlot, b: TaskSlot) => {
    const [first, then] = a.startsAt < b.startsAt ? [a, b] : [b, a];
    const between = then.startsAt.getTime() - first.endsAt.getTime();
    return between >= 0 && between < walkMinutes * 60_000;
  };
  const positions = (holds: (a: TaskSlot, b: TaskSlot) => boolean) =>
    slots.map((a) => slots.flatMap((b, at) => (holds(a, b) ? [at] : [])));
  return {
    /** not both at once; a slot overlaps itself */
    clash: positions(overlap),
    /** no time to walk from one zone to another */
    near: positions(near),
    /** what follows without a slot between them */
    next: positions(
      (a, b) =>
        a.day === b.day &&
        a.endsAt <= b.startsAt &&
        !slots.some((c) => c.startsAt >= a.endsAt && c.endsAt <= b.startsAt),
    ),
  };
}
