/** Schemas by the names that the description of the API gives them. */
import { z } from 'zod';

/** What is answered and what is sent, by name; the description lists them as its components. */
export const answers = z.registry<{ id: string }>();
export const bodies = z.registry<{ id: string }>();

/** Gives what is answered its name in the description. */
export function schema<T extends z.ZodType>(id: string, type: T): T {
  answers.add(type, { id });
  return type;
}

/** Gives what is sent its name: described as it may be sent, not as it is read. */
export function bodySchema<T extends z.ZodType>(id: string, type: T): T {
  bodies.add(type, { id });
  return type;
}

export const nameOf = (type: z.ZodType): string | undefined =>
  answers.get(type)?.id ?? bodies.get(type)?.id;

export const MOST = 200;

/** `?limit=`: 50 unless said; more than 200 is read as 200. */
export const limit = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'a whole number from 1')
  .transform((text) => Math.min(Number(text), MOST))
  .pipe(z.int().min(1).max(MOST))
  .default(50)
  .describe('How many at most; a larger number is read as 200.');

export const cursor = z
  .string()
  .optional()
  .describe('Where the page before ended: its `nextCursor`, as it was.');

/** What every list takes. */
export const page = { limit, cursor };

export const nextCursor = z
  .string()
  .nullable()
  .describe('Send it as `cursor` for the next page; null at the end.');

export const instant = z.iso.datetime().describe('An instant, ISO 8601 in UTC');

export const roles = ['organiser', 'researcher', 'delegate', 'client'] as const;
export type Role = (typeof roles)[number];
export const role = z.enum(roles);

export const problem = schema(
  'Problem',
  z
    .object({
      type: z.literal('about:blank'),
      title: z.string().describe('What is wrong, in a sentence'),
      status: z.int(),
      detail: z.string().optional().describe('Where, and how to cure it'),
      theirs: z.unknown().optional().describe('Of a conflict: what is there instead'),
    })
    .describe('Why a request was refused (RFC 9457)'),
);
