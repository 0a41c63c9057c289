/** Forums, and who is in them. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { nextCursor, page, role, roles, schema } from '#api/schema.ts';
import type { Listed } from '#forum/delegates.server.ts';
import type { ForumSeat } from '#forum/forums.server.ts';

const key = z.string().describe('The forum’s key, as in every address below it');
const dates = z.array(z.string()).describe('Its days, YYYY-MM-DD, in local time');

const seat = schema(
  'ForumSeat',
  z.object({ key, title: z.string(), dates, role }) satisfies z.ZodType<ForumSeat>,
);
export const forumList = schema('ForumList', z.object({ forums: z.array(seat), nextCursor }));

export const forum = schema(
  'Forum',
  z.object({
    key,
    title: z.string(),
    subtitle: z.string(),
    dates,
    timezone: z.string().describe('IANA name'),
    currency: z.string().nullable().describe('ISO 4217'),
    role,
    delegates: z.int().optional().describe('How many are confirmed; not for clients'),
  }),
);

const delegate = schema(
  'Delegate',
  z.object({
    ref: z.string(),
    name: z.string(),
    title: z.string(),
    organisation: z.string(),
    country: z
      .string()
      .optional()
      .describe('For staff, and for clients of those who share their profile'),
    status: z.string().optional().describe('For staff'),
    consent: z.enum(['named', 'aggregate']).optional().describe('For staff'),
  }) satisfies z.ZodType<Listed>,
);
const delegateList = schema('DelegateList', z.object({ delegates: z.array(delegate), nextCursor }));

const ada = { ref: 'PSF-017', name: 'Ada Example', title: 'Chief Data Officer' };

export const operations: Operation[] = [
  {
    id: 'listForums',
    method: 'get',
    path: '/forums',
    tag: 'Forums',
    summary: 'The forums where you have a seat',
    description: 'With a token: the one forum that the token is for.',
    may: 'signed in',
    query: z.object(page),
    status: 200,
    answer: forumList,
    examples: {
      answer: {
        forums: [
          {
            key: 'police-forum-2024',
            title: 'Police Forum',
            dates: ['2024-06-12', '2024-06-13'],
            role: 'client',
          },
        ],
        nextCursor: null,
      },
    },
  },
  {
    id: 'readForum',
    method: 'get',
    path: '/forums/{forum}',
    tag: 'Forums',
    summary: 'One forum',
    may: roles,
    status: 200,
    answer: forum,
  },
  {
    id: 'listDelegates',
    method: 'get',
    path: '/forums/{forum}/delegates',
    tag: 'Forums',
    summary: 'Delegates by Ref, as far as you may know of them',
    description:
      'Staff see everybody with status and consent; delegates see each other; a client sees those who share their profile, and those who turned to it. Nobody gets e-mail addresses or telephone numbers here.',
    may: roles,
    query: z.object(page),
    status: 200,
    answer: delegateList,
    examples: {
      answer: {
        delegates: [{ ...ada, organisation: 'Example Constabulary', country: 'United Kingdom' }],
        nextCursor: null,
      },
    },
  },
];
