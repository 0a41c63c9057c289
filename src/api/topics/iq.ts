/** Client iQ: who matches a question, in words or in filters. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { nextCursor, page, schema } from '#api/schema.ts';
import {
  alternative,
  askable,
  crossed,
  facets,
  found,
  money,
  profile,
  understood,
} from './iq-parts.ts';

/** How an answer is shown; everything else in the query is what is asked. */
const showing = z.object({
  ...page,
  facets: z.enum(['0', '1']).default('1').describe('0 leaves out the counts beside every option'),
  cross: z
    .string()
    .optional()
    .describe('Two fields, `top_priority,seniority`: adds a crosstab of those who match'),
  fields: z.literal('answers').optional().describe('Adds what each delegate answered'),
});
/** Long enough for any question; the reading of words takes time by their number. */
export const question = z
  .string()
  .max(2_000)
  .describe('A question in words: “heads of department with over £5m, not in the UK”');
export const query = z.object({ q: question.optional() }).extend(showing.shape);

export const iqAnswer = schema(
  'IqAnswer',
  z.object({
    understood: z.array(understood).describe('All of them hold of everybody who is counted'),
    notUnderstood: z
      .array(z.string())
      .describe('Words and parameters that this forum has nothing for; they narrow nothing'),
    alternatives: z.array(alternative),
    total: z.int().describe('How many match, exactly'),
    money: money.nullable(),
    delegates: z.array(found),
    facets: facets.optional(),
    crosstab: crossed.optional(),
    nextCursor,
  }),
);
export const iqCrosstab = z.object({
  ...iqAnswer.pick({ understood: true, notUnderstood: true, total: true }).shape,
  crosstab: crossed,
});
export const iqFields = schema(
  'IqFields',
  z.object({
    forum: z.string(),
    currency: z.string().describe('ISO 4217'),
    delegates: z
      .int()
      .describe('How many you can find: for a client those who share their profile'),
    fields: z.array(askable),
  }),
);
export const iqProfile = profile;

const may = ['organiser', 'researcher', 'client'] as const;
const filters = [
  'Filters go beside `q`, and both hold together. `…/iq/fields` says which there are.',
  '',
  '| parameter | finds |',
  '| --- | --- |',
  '| `country=Ireland&country=Norway` | one field, several values: either |',
  '| `top_priority=Cloud` | another field: and |',
  '| `-country=Norway` | a minus sign: not, and those who did not answer besides |',
  '| `budget=5000000..` | at least; `..9` at most, `5<..` over, `..<9` under, `5..9` between |',
  '| `words=legacy+records` | all of these words, wherever the person wrote them |',
  '| `words.challenge=records` | the same in the answer to one open question |',
  '| `answered=budget`, `-answered=budget` | said anything of it, or nothing |',
  '| `either=country%3DNorway%26words%3Dfjord` | one or the other, on different fields |',
  '| `both=…`, inside an `either` | filters that go together |',
].join('\n');

export const operations: Operation[] = [
  {
    id: 'findDelegates',
    method: 'get',
    path: '/forums/{forum}/iq',
    tag: 'Client iQ',
    summary: 'Find delegates, in words or by filters, with exact counts',
    description: `A client finds and counts those alone who share their profile; staff everybody who is confirmed. Clients get them by fit, staff by Ref. Nobody is left out of the pages or comes twice.\n\n${filters}`,
    may,
    query,
    free: 'Filters: any field of `…/iq/fields`, as the table says. A parameter may come several times.',
    status: 200,
    answer: iqAnswer,
    examples: {
      query: { q: 'chief officers increasing AI with over £5m, quantum' },
      answer: {
        understood: [
          {
            label: 'Seniority',
            value: 'Chief Officers',
            not: false,
            filter: 'seniority=Chief+Officers',
          },
          { label: 'Budget', value: 'over £5m', not: false, filter: 'budget=5000000%3C..' },
        ],
        notUnderstood: ['quantum'],
        alternatives: [],
        total: 1,
        money: { answered: 1, total: 12_000_000, median: 12_000_000, currency: 'GBP' },
        delegates: [
          {
            ref: 'PSF-017',
            name: 'Ada Example',
            title: 'Chief Data Officer',
            organisation: 'Example Constabulary',
            country: 'United Kingdom',
            fit: {
              score: 0.35,
              reasons: [{ points: 0.35, why: 'asked', wish: 'asks', says: 'Asked to meet you' }],
            },
          },
        ],
        facets: { seniority: { answered: 1, options: { 'Chief Officers': { count: 1 } } } },
        nextCursor: null,
      },
    },
  },
  {
    id: 'listFields',
    method: 'get',
    path: '/forums/{forum}/iq/fields',
    tag: 'Client iQ',
    summary: 'What can be asked of this forum',
    description:
      'Each field is a parameter of `…/iq`. Countries and organisations are those of the delegates whom you can find.',
    may,
    status: 200,
    answer: iqFields,
    examples: {
      answer: {
        forum: 'police-forum-2024',
        currency: 'GBP',
        delegates: 78,
        fields: [
          {
            key: 'country',
            label: 'Country',
            kind: 'registration',
            options: [{ value: 'Ireland', label: 'Ireland' }],
            question: null,
          },
          {
            key: 'budget',
            label: 'Budget',
            kind: 'money',
            options: [{ value: '5000000..', label: '£5m and more' }],
            question: null,
          },
        ],
      },
    },
  },
  {
    id: 'showDelegate',
    method: 'get',
    path: '/forums/{forum}/iq/delegates/{ref}',
    tag: 'Client iQ',
    summary: 'One delegate with all that he or she shares',
    description:
      'To a client, someone who does not share the profile is missing like someone who never was.',
    may,
    place: { ref: 'The delegate’s Ref' },
    status: 200,
    answer: iqProfile,
    examples: {
      answer: {
        ref: 'PSF-017',
        name: 'Ada Example',
        title: 'Chief Data Officer',
        organisation: 'Example Constabulary',
        country: 'United Kingdom',
        seniority: 'Chief Officers',
        budget: 12_000_000,
        answers: { top_priority: 'Cloud', spend: { AI: 'Increase' } },
      },
    },
  },
];
