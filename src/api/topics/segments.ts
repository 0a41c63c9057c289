/** Saved searches of a client's company, and who newly matches them. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, nextCursor, page, schema } from '#api/schema.ts';

const segment = schema(
  'Segment',
  z.object({
    id: z.uuid(),
    name: z.string(),
    filters: z.string().describe('The search as parameters, as `GET …/iq` takes them'),
    words: z.string().describe('What was asked in words when it was saved'),
    muted: z.boolean().describe('Nobody is told of new matches'),
    total: z
      .int()
      .nullable()
      .describe('How many match now; null while a part of the search is `lost`'),
    understood: z.array(
      z.object({ label: z.string(), value: z.string(), not: z.boolean() }).describe('One filter'),
    ),
    lost: z.array(z.string()).describe('Parts that the forum asks no longer'),
    new: z
      .array(
        z.object({
          ref: z.string(),
          name: z.string(),
          title: z.string(),
          organisation: z.string(),
        }),
      )
      .describe('Who came to match since this representative last looked, and still does'),
  }),
);
const segmentList = schema('SegmentList', z.object({ segments: z.array(segment), nextCursor }));

/** What `POST …/segments` takes. */
export const saving = bodySchema(
  'SavingSegment',
  z.object({
    name: z.string(),
    q: z.string().max(500).default('').describe('The question in words'),
    filters: z.string().max(8000).default('').describe('Filters as parameters of a URL'),
  }),
);
const saved = schema('SavedSegment', z.object({ id: z.uuid(), name: z.string() }));
const deleted = schema('DeletedSegment', z.object({ deleted: z.uuid() }));

const tag = 'Client iQ';

export const operations: Operation[] = [
  {
    id: 'listSegments',
    method: 'get',
    path: '/forums/{forum}/segments',
    tag,
    summary: 'The company’s saved searches, and who newly matches',
    may: ['client'],
    query: z.object(page),
    status: 200,
    answer: segmentList,
  },
  {
    id: 'saveSegment',
    method: 'post',
    path: '/forums/{forum}/segments',
    tag,
    summary: 'Save a search, to be told when somebody newly matches',
    description: 'Words are read once, when it is saved: what they are read as is what is watched.',
    may: ['client'],
    body: saving,
    once: true,
    status: 200,
    answer: saved,
    refusals: { 409: 'The name is taken, or the company watches this search already.' },
    examples: { body: { words: { name: 'More on AI', q: 'increasing AI with over £5m' } } },
  },
  {
    id: 'deleteSegment',
    method: 'delete',
    path: '/forums/{forum}/segments/{segment}',
    tag,
    summary: 'Delete a saved search',
    description: 'In the app it can be taken back for a day.',
    may: ['client'],
    place: { segment: 'The id of the segment' },
    once: true,
    status: 200,
    answer: deleted,
  },
];
