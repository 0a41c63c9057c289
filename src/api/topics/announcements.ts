/** Announcements of the organiser, and who has seen them. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';

const announcement = z.object({
  id: z.uuid(),
  state: z.enum(['draft', 'scheduled', 'sent', 'withdrawn']),
  title: z.string(),
  text: z.string(),
  to: z.string().describe('A rule, or by what people were chosen'),
  segment: z.string().describe('The search that chose them, as in Client iQ; else empty'),
  needsAck: z.boolean().describe('Everybody is asked to press “Got it”'),
  urgent: z.boolean(),
  dueAt: instant.nullable().describe('To be seen by then'),
  sendAt: instant.nullable().describe('When it goes out by itself'),
  sentAt: instant.nullable(),
  version: z.int().describe('One more with each correction'),
  people: z.int().describe('Whom it is for now; 0 until it is sent'),
  seen: z.int(),
  acknowledged: z.int(),
  missing: z.int().describe('Who has not seen it, or not acknowledged it where that is asked'),
});
const list = schema(
  'AnnouncementList',
  z.object({ announcements: z.array(announcement), nextCursor }),
);
const made = schema(
  'AnnouncementMade',
  z.object({
    announcement: z.uuid(),
    state: z.enum(['draft', 'scheduled', 'sent']),
    told: z.int().describe('How many were told now'),
  }),
);

const choice = (by: string, more: z.ZodRawShape = {}) =>
  z.strictObject({ by: z.literal(by), ...more });
export const newAnnouncement = bodySchema(
  'NewAnnouncement',
  z.strictObject({
    id: z.uuid().optional().describe('Made by the caller: sent twice, it stands once'),
    title: z.string().max(500).describe('120 characters at most'),
    text: z.string().max(5_000).default('').describe('2,000 characters at most'),
    to: z
      .union([
        z.enum(['everyone', 'delegates', 'clients']),
        z.strictObject({
          by: z.literal('segment'),
          search: z.string().max(8_000).describe('In words, or as filters of Client iQ'),
        }),
        z.strictObject({ by: z.literal('session'), session: z.string().max(200) }),
        choice('meeting today'),
        choice('not here'),
        z.strictObject({ by: z.literal('not acknowledged'), announcement: z.uuid() }),
      ])
      .describe('Rules hold for whoever joins later; people chosen otherwise are fixed at sending'),
    needsAck: z.boolean().default(false),
    urgent: z.boolean().default(false),
    dueAt: instant.nullable().default(null),
    send: z
      .union([z.enum(['now', 'by hand']), z.strictObject({ at: instant })])
      .default('by hand')
      .describe('By hand: a draft, looked at and sent on the screen'),
  }),
);

export const operations: Operation[] = [
  {
    id: 'listAnnouncements',
    method: 'get',
    path: '/forums/{forum}/announcements',
    tag: 'Conversations',
    summary: 'Announcements, and how many have seen them',
    may: ['organiser'],
    query: z.object(page),
    status: 200,
    answer: list,
  },
  {
    id: 'announce',
    method: 'post',
    path: '/forums/{forum}/announcements',
    tag: 'Conversations',
    summary: 'Announce something',
    description: 'Now, at a time, or as a draft. Each person is told once.',
    may: ['organiser'],
    body: newAnnouncement,
    status: 201,
    answer: made,
    refusals: {
      409: 'It was sent already, changed meanwhile, or nobody fits',
      422: 'The search is not understood, or a time is over',
    },
    once: true,
    examples: {
      body: {
        segment: {
          title: 'Lunch is in Hall 2',
          to: { by: 'segment', search: 'heads of department' },
          send: 'now',
        },
      },
    },
  },
];
