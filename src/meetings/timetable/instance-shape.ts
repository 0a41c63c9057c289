/** The shape of an instance file. People, meetings and slots count from 1 in it. */
import { z } from 'zod';

const whole = (least: number, most: number) =>
  z.int(`Give a whole number from ${least} to ${most}.`).min(least).max(most);
const count = z.int('Give a whole number.');

export const instanceShape = z.object({
  participants: whole(1, 10_000),
  slots: whole(1, 1_000),
  /** in each slot */
  tables: whole(0, 10_000),
  /** tables left in each slot, where that differs */
  tablesBySlot: z.array(whole(0, 10_000)).optional(),
  /** slots from `from` to `to`, both included; none if `to` is smaller */
  sessions: z.array(z.object({ id: count, from: count, to: count })).default([]),
  fairness: whole(0, 1_000).nullish(),
  /** slots in which each participant can't meet */
  forbidden: z.array(z.array(count)).optional(),
  meetings: z
    .array(
      z.object({
        id: count,
        a: count,
        b: count,
        /** 0: any */
        session: count.default(0),
        fixed: count.nullish(),
        /** ids of meetings that must be before this one */
        after: z.array(count).nullish(),
      }),
    )
    .max(10_000),
  /** the plan in force: the slot of each meeting, 0 for none */
  baseline: z.object({ slots: z.array(count) }).optional(),
  /** the first slot that is not past */
  now: count.optional(),
});

export type InstanceFile = z.infer<typeof instanceShape>;
