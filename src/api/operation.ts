/** What the description of the API knows of one method at one address. */
import type { z } from 'zod';
import type { Role } from '#api/schema.ts';

/** `anyone`: no credentials needed; `signed in`: any seat, in whichever forum. */
export type May = readonly Role[] | 'anyone' | 'signed in';

export type Operation = {
  /** the name that generated programs call it by */
  id: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** below /api/v1, with `{forum}` and the like */
  path: string;
  tag: string;
  summary: string;
  /** Markdown */
  description?: string;
  may: May;
  /** parts of the path besides `forum` */
  place?: Record<string, string>;
  query?: z.ZodObject;
  /** parameters of any other name, where the operation takes them */
  free?: string;
  body?: z.ZodType;
  /** the body may be left out */
  bodyOptional?: true;
  /** status and schema of the answer */
  status: 200 | 201;
  answer: z.ZodType;
  /** it may also come as one event of a stream */
  stream?: true;
  /** refusals besides those that every operation has: status and when */
  refusals?: Record<number, string>;
  /** an answer is never the same twice only because of a retry: takes Idempotency-Key */
  once?: true;
  examples?: { answer?: unknown; body?: Record<string, unknown>; query?: Record<string, string> };
};
