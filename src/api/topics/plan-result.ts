/** What is kept of a plan beside its meetings: numbers, bounds and proofs. */
import { z } from 'zod';
import { schema } from '#api/schema.ts';

const reached = z.object({
  value: z.int(),
  bound: z.int().describe('The most that any plan could reach'),
});
const given = reached.extend({
  given: z
    .array(z.enum(['promised', 'mutual']))
    .optional()
    .describe('The bound is of plans that reach what this one does here'),
});
const rule = z.enum([
  'unknown',
  'no-wish',
  'met-twice',
  'two-places',
  'table-taken',
  'busy',
  'table-lost',
  'not-own-table',
  'no-time-to-walk',
  'delegate-full',
  'client-full',
  'beyond-guarantee',
  'too-many-in-a-row',
  'wrong-order',
  'fixed-moved',
]);
const obstacle = z.enum([
  'nobody-to-send',
  'too-few-slots',
  'too-few-wishes',
  'few-common-slots',
  'ceilings',
  'fixed',
  'tables',
  'unproved',
  'no-common-time',
]);
const certificate = z
  .object({
    kind: obstacle.exclude(['unproved', 'no-common-time']),
    clients: z.array(z.uuid()),
    delegates: z.array(z.uuid()),
    slots: z.array(z.int()),
    promised: z.int(),
    most: z.int(),
  })
  .describe('The clients together can’t have more than `most` of what they were promised');
const infeasible = z.object({
  fixed: z.object({
    client: z.uuid(),
    delegate: z.uuid(),
    slot: z.int(),
    table: z.int().nullable(),
    representative: z.uuid().nullable(),
  }),
  breaks: z.array(rule),
});
/** What is optional is missing in plans made before the planner knew of it. */
export const result = schema(
  'PlanResult',
  z.object({
    guaranteed: z.int(),
    promised: reached,
    mutual: given,
    wishes: given.optional().describe('What the planned wishes are worth by rank'),
    total: reached,
    gaps: reached
      .extend({ breaks: z.int(), parts: z.int(), bound: z.int() })
      .optional()
      .describe('Breaks between meetings, and meetings in an unsuitable half of the day: few'),
    infeasible: z.array(infeasible).optional().describe('Fixed meetings that can’t be kept'),
    clients: z.array(
      z.object({ client: z.uuid(), promised: z.int(), planned: z.int(), mutual: z.int() }),
    ),
    unmet: z.array(
      z.object({
        client: z.uuid(),
        promised: z.int(),
        planned: z.int(),
        possible: z.int(),
        full: z.int(),
        obstacle,
        certificate: certificate.nullish(),
      }),
    ),
    settings: z.object({
      ceiling: z.int(),
      seconds: z.number().nullish(),
      lockedOf: z.uuid().nullish().describe('The plan whose locked meetings stayed'),
      name: z.string().optional(),
    }),
    ended: z
      .enum(['searched', 'time', 'stopped'])
      .optional()
      .describe('Nothing better was left to try, the time was over, or somebody stopped it'),
    seconds: z.number(),
  }),
);
