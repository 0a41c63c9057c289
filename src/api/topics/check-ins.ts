/** Who has come to the forum. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';

const checkIn = z.object({
  person: z.uuid(),
  ref: z.string().nullable().describe('A delegate’s Ref; null: a representative'),
  name: z.string(),
  role: z.enum(['delegate', 'client']),
  organisation: z.string(),
  cameAt: instant.nullable().describe('null: taken back'),
});
const list = schema('CheckInList', z.object({ checkIns: z.array(checkIn), nextCursor }));
const made = schema('CheckIn', checkIn);

/** Whom it is about, and whether it is taken back. */
export const checkingIn = bodySchema(
  'CheckingIn',
  z
    .union([
      z.strictObject({ delegate: z.string().min(1).max(100), undo: z.boolean().optional() }),
      z.strictObject({ person: z.uuid(), undo: z.boolean().optional() }),
    ])
    .describe('A `delegate` by Ref, or any expected `person` by id; with `undo` it is taken back'),
);

export const operations: Operation[] = [
  {
    id: 'listCheckIns',
    method: 'get',
    path: '/forums/{forum}/check-ins',
    tag: 'Meetings',
    summary: 'Who has come',
    may: ['organiser'],
    query: z.object(page),
    status: 200,
    answer: list,
  },
  {
    id: 'checkIn',
    method: 'post',
    path: '/forums/{forum}/check-ins',
    tag: 'Meetings',
    summary: 'Say that somebody has come',
    description: 'Said twice, the first time counts.',
    may: ['organiser'],
    body: checkingIn,
    status: 200,
    answer: made,
    refusals: { 404: 'Nobody of that name is expected' },
    once: true,
    examples: { body: { badge: { delegate: 'PSF-017' } } },
  },
];
