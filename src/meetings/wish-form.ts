/** What the buttons of WishButton send. */
import { z } from 'zod';

const to = { with: z.string().min(1).max(100) };

export const askForm = z.object({ ...to, value: z.enum(['must', 'would like']) });
export const replyForm = z.object({ ...to, value: z.enum(['accepted', 'declined']) });
export const withdrawForm = z.object(to);

/** @returns null for a form that these screens did not make */
export function readForm<T>(schema: z.ZodType<T>, form: FormData): T | null {
  const read = schema.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}
