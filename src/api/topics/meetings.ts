/** Wishes, the plan, and the meetings that come of it. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { settingsSchema } from '#meetings/plans.server.ts';
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
  delegateRef: z.string(),
  delegate: z.string(),
  short: z.string(),
  organisation: z.string(),
  mutual: z.boolean(),
  broken: z.boolean().describe('It breaks a rule now: wishes, sessions or people changed since'),
  hidden: z.boolean().describe('The client may not see any more who comes'),
};
const own = schema(
  'OwnMeeting',
  z.object({
    ...slotted,
    time: z.enum(['past', 'now', 'coming']),
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

const strength = z.enum(['must', 'would like', 'never']);
const wishSeen = {
  id: z.string(),
  ref: z.string(),
  view: z.enum(['none', 'asked', 'asks', 'agreed', 'declined', 'confirm']),
  strength: strength.nullable(),
  planned: z.boolean(),
};
const companyWish = schema(
  'CompanyWish',
  z.object({ ...wishSeen, company: z.string(), solutions: z.array(z.string()) }),
);
const guestWish = schema(
  'GuestWish',
  z.object({ ...wishSeen, name: z.string(), title: z.string(), organisation: z.string() }),
);
const wish = schema(
  'Wish',
  z.object({
    id: z.string(),
    client: z.string(),
    delegate: z.string(),
    side: z.enum(['client', 'delegate']),
    strength,
    priority: z.int(),
    reply: z.enum(['accepted', 'declined']).nullable(),
  }),
);
const wishList = schema(
  'WishList',
  z.object({ wishes: z.array(z.union([guestWish, companyWish, wish])), nextCursor }),
);

/** What is said to the other side: a wish, an answer to one, or that one is taken back. */
export const wishSaid = z.union([
  z.strictObject({ strength: z.enum(['must', 'would like']) }),
  z.strictObject({ reply: z.enum(['accepted', 'declined']) }),
  z.strictObject({ withdraw: z.literal(true) }),
]);
/** A delegate’s Ref or a Client ID. */
export const otherSide = z.string().min(1).max(100);
const towards = <N extends 'delegate' | 'client'>(name: N) => {
  const whom = { [name]: otherSide } as Record<N, typeof otherSide>;
  return wishSaid.options.map((said) => z.strictObject({ ...whom, ...said.shape }));
};
const wishing = bodySchema(
  'Wishing',
  z
    .union([...towards('delegate'), ...towards('client')])
    .describe('A client names a `delegate` by Ref, a delegate a `client` by Client ID'),
);
const wished = schema(
  'Wished',
  z.object({ wish: z.enum(['made', 'accepted', 'declined', 'withdrawn']) }),
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
  {
    id: 'listWishes',
    method: 'get',
    path: '/forums/{forum}/wishes',
    tag: 'Meetings',
    summary: 'Wishes to meet: one’s own and those towards one; all for the organiser',
    may: ['organiser', 'delegate', 'client'],
    query: z.object(page),
    status: 200,
    answer: wishList,
  },
  {
    id: 'wish',
    method: 'post',
    path: '/forums/{forum}/wishes',
    tag: 'Meetings',
    summary: 'Ask for a meeting, answer, or take a wish back',
    may: ['delegate', 'client'],
    body: wishing,
    once: true,
    status: 200,
    answer: wished,
    refusals: { 409: 'It was asked for already, or a published plan holds the meeting.' },
    examples: {
      body: {
        ask: { delegate: 'PSF-017', strength: 'must' },
        answer: { delegate: 'PSF-017', reply: 'accepted' },
      },
    },
  },
];
