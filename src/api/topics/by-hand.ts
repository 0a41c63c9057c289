/** Changing the published plan by hand: book, move or lock, call off. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, schema } from '#api/schema.ts';

const number = z.int().min(1);
const choice = {
  slot: number.optional().describe('Left out: the first that breaks nothing'),
  table: number.optional().describe('Left out: where the client sits, or any that is free'),
  representative: z.uuid().optional().describe('Who goes; left out: whoever is free'),
};
const losses = z
  .array(z.enum(['guarantee', 'mutual', 'gap', 'part', 'table-of']))
  .describe('What is lost by it without breaking a rule');

/** What `POST …/meetings` takes. */
export const bookingBody = bodySchema(
  'Booking',
  z.strictObject({
    client: z.string().min(1).max(100).describe('A Client ID'),
    delegate: z.string().min(1).max(100).describe('A delegate’s Ref'),
    ...choice,
  }),
);
/** What `PATCH …/meetings/{meeting}` takes. */
export const changeBody = bodySchema(
  'MeetingChange',
  z.union([
    z.strictObject({
      version: number.describe('The one that was looked at'),
      ...choice,
      slot: number,
    }),
    z.strictObject({ locked: z.boolean().describe('Left where it is by runs and re-plans') }),
  ]),
);
/** What `DELETE …/meetings/{meeting}` may be asked with. */
export const offQuery = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'a whole number from 1')
    .transform(Number)
    .pipe(z.int())
    .optional()
    .describe('The one that was looked at; left out: whichever'),
});

const placed = { slot: z.int(), table: z.int(), representative: z.uuid(), said: losses };
const booked = schema('Booked', z.object({ booked: z.uuid(), ...placed }));
const changed = schema(
  'ChangedMeeting',
  z.union([
    z.object({ moved: z.uuid(), ...placed }),
    z.object({ locked: z.int().describe('How many meetings are locked that were not') }),
    z.object({ unlocked: z.int() }),
  ]),
);
const off = schema('CalledOff', z.object({ cancelled: z.uuid(), said: losses }));

const common: Pick<Operation, 'tag' | 'may' | 'once' | 'refusals'> = {
  tag: 'Meetings',
  may: ['organiser'],
  once: true,
  refusals: {
    409: 'It would break a rule: the detail names which, as `table-taken` or `delegate-full`. Or another took the place, or changed the meeting since that version.',
  },
};
const place = { meeting: 'The id of the meeting' };

export const operations: Operation[] = [
  {
    ...common,
    id: 'bookMeeting',
    method: 'post',
    path: '/forums/{forum}/meetings',
    summary: 'Book a meeting in the published plan',
    description: 'Within the rules that the planner keeps. Both sides are told.',
    body: bookingBody,
    status: 201,
    answer: booked,
    examples: { body: { anywhere: { client: 'C-1', delegate: 'PSF-017' } } },
  },
  {
    ...common,
    id: 'changeMeeting',
    method: 'patch',
    path: '/forums/{forum}/meetings/{meeting}',
    summary: 'Move a meeting, or lock it where it is',
    place,
    body: changeBody,
    status: 200,
    answer: changed,
    examples: { body: { move: { slot: 4, version: 1 }, lock: { locked: true } } },
  },
  {
    ...common,
    id: 'callOffMeeting',
    method: 'delete',
    path: '/forums/{forum}/meetings/{meeting}',
    summary: 'Call a meeting off',
    description: 'Both sides are told; the slot, the table and both people are free again.',
    place,
    query: offQuery,
    status: 200,
    answer: off,
  },
];
