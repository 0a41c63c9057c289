/** What the forms of wishes send. */
import { z } from 'zod';
import { REASON } from '#meetings/wishes/wish.ts';

const to = { with: z.string().min(1).max(100) };
/** Browsers send line breaks as two characters; the limit counts one. */
export const reasonText = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().max(REASON));
const reason = reasonText.optional();
/** what the answer was made to */
const mark = z.string().max(100).optional();
const part = z.enum(['morning', 'afternoon']);
/** an empty choice is any time of the day */
const anyPart = z.union([part, z.literal('').transform(() => null)]).optional();

export const askForm = z.object({
  ...to,
  value: z.enum(['must', 'would like']),
  reason,
  part: anyPart,
});
export const replyForm = z.object({
  ...to,
  value: z.enum(['accepted', 'declined', 'offered']),
  reason,
  part: anyPart,
  saw: mark,
});
export const neverForm = z.object({ ...to, reason });
export const toForm = z.object(to);
export const takeForm = z.object({ ...to, saw: mark });
export const bookForm = z.object({ ...to, slot: z.coerce.number().int().min(1).max(10_000) });

/** @returns null for a form that these screens did not make */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): T | null {
  const read = schema.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
