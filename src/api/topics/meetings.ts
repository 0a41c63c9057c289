/** The plan, and the meetings that come of it. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { settingsSchema } from '#meetings/runs/plans.server.ts';
import { result } from './plan-result.ts';

const slotted = {
  id: z.uuid(),
  slot: z.int(),
  startsAt: instant,
  endsAt: instant,
  table: z.int(),
  state: z.enum(['planned', 'kept', 'missed', 'cancelled']),
};
const boardMeeting = {
  id: z.uuid(),
  slot: z.int(),
  table: z.int(),
  state: slotted.state,
  company: z.string(),
  representative: z.string(),
  representativeId: z.uuid(),
  delegateRef: z.string(),
  delegate: z.string(),
  short: z.string(),
  organisation: z.string(),
  mutual: z.boolean(),
  locked: z.boolean().describe('A new run of the planner and a re-plan leave it where it is'),
  version: z.int().describe('One more with each change; whoever changes it says which was seen'),
  broken: z.boolean().describe('It breaks a rule now: wishes, sessions or people changed since'),
  hidden: z.boolean().describe('The client may not see any more who comes'),
};
const own = schema(
  'OwnMeeting',
  z.object({
    ...slotted,
    time: z.enum(['past', 'now', 'coming']),
    outcome: z
      .object({ met: z.boolean(), worthIt: z.boolean().nullable(), followUp: z.boolean() })
      .nullable()
      .describe('What the own side said came of it; the other side’s word is never here'),
    with: z.object({
      ref: z.string().nullable(),
      name: z.string().nullable().describe('null while a client may not see the delegate'),
      title: z.string(),
      organisation: z.string(),
    }),
    representative: z.string().describe('For a client: which of its people goes'),
    hidden: z.boolean(),
  }),
);
const organisers = schema('Meeting', z.object({ ...boardMeeting, ...slotted }));
const meetingList = schema(
  'MeetingList',
  z.object({ meetings: z.array(z.union([own, organisers])), nextCursor }),
);

const plan = schema(
  'Plan',
  z.object({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(['draft', 'published', 'replaced']),
    madeAt: instant,
    result,
    meetings: z.array(z.object({ ...boardMeeting, clientId: z.uuid() })),
  }),
);
const madePlan = schema(
  'MadePlan',
  z.object({
    plan: z.uuid(),
    number: z.int(),
    result,
    state: z.enum(['draft', 'published']),
  }),
);
/** What `POST …/plan` takes. */
export const planning = bodySchema(
  'Planning',
  settingsSchema.omit({ lockedOf: true }).extend({
    ceiling: settingsSchema.shape.ceiling.describe(
      'A delegate’s most meetings; left out: as the forum’s rules say',
    ),
    seconds: settingsSchema.shape.seconds.describe(
      'The search ends after so many; left out: when nothing better is left to try',
    ),
    keepLocks: z
      .boolean()
      .default(false)
      .describe('Locked meetings of the published plan, or else of the newest, stay'),
    name: settingsSchema.shape.name.describe('What the plan is called'),
    publish: z.boolean().default(false),
  }),
);

export const operations: Operation[] = [
  {
    id: 'listMeetings',
    method: 'get',
    path: '/forums/{forum}/meetings',
    tag: 'Meetings',
    summary: 'The published plan’s meetings',
    description: 'All for the organiser, the company’s for a client, one’s own for a delegate.',
    may: ['organiser', 'delegate', 'client'],
    query: z.object(page),
    status: 200,
    answer: meetingList,
  },
  {
    id: 'readPlan',
    method: 'get',
    path: '/forums/{forum}/plan',
    tag: 'Meetings',
    summary: 'The published plan with its numbers and bounds',
    may: ['organiser'],
    status: 200,
    answer: plan,
  },
  {
    id: 'makePlan',
    method: 'post',
    path: '/forums/{forum}/plan',
    tag: 'Meetings',
    summary: 'Make a plan from the wishes as they are now',
    description: 'A draft, unless `publish` is true; then everyone whose day changes is told.',
    may: ['organiser'],
    body: planning,
    bodyOptional: true,
    once: true,
    status: 201,
    answer: madePlan,
    refusals: { 409: 'There are no slots, no tables or no clients.' },
    examples: { body: { draft: { ceiling: 10, seconds: 10, keepLocks: true } } },
  },
];
