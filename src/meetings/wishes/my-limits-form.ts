/** What the forms of a delegate's own limits send. Times are by the forum's clock. */
import { z } from 'zod';
import { instantOf } from '#base/time.ts';
import type { Absent } from '#meetings/wishes/my-absences.server.ts';

/** an empty field is no number */
const count = (min: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,2}$/)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((number) => number === null || number >= min);

export const limitsForm = z.object({
  gate: z.enum(['open', 'matching', 'closed']),
  mostWaiting: count(1),
  most: count(0),
  standby: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
});

const wall = z.string().max(16);
const times = z.union([
  z.object({ kind: z.literal('arrives'), to: wall }),
  z.object({ kind: z.literal('leaves'), from: wall }),
  z.object({ kind: z.literal('break'), from: wall, to: wall }),
]);

export function readAbsence(
  form: FormData,
  timezone: string,
): Absent | { refused: 'unreadable' | 'no-such-time' } {
  const read = times.safeParse(Object.fromEntries(form));
  if (!read.success) return { refused: 'unreadable' };
  const { data } = read;
  const from = data.kind === 'arrives' ? null : instantOf(data.from, timezone);
  const to = data.kind === 'leaves' ? null : instantOf(data.to, timezone);
  if (data.kind === 'arrives' && to) return { kind: 'arrives', to };
  if (data.kind === 'leaves' && from) return { kind: 'leaves', from };
  if (data.kind === 'break' && from && to) return { kind: 'break', from, to };
  return { refused: 'no-such-time' };
}
