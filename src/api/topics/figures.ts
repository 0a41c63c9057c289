/** Figures, and what proves the findings. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { roles, schema } from '#api/schema.ts';
import type { ClaimCounts, toldSentence } from '#report/claims-told.ts';
import type { Distribution, FigureSet, Figures, Spend } from '#research/figure.ts';

export const optionTally = schema(
  'OptionTally',
  z.object({
    count: z.int(),
    percent: z.number().describe('Of those who answered, one decimal, rounded half up'),
    first: z.int().optional().describe('Ranking questions: how many put it first'),
  }),
);
const answered = z.int().describe('People in the base');
export const distribution = schema(
  'Distribution',
  z.object({
    answered,
    options: z.record(z.string(), optionTally).describe('In the order of the questionnaire'),
  }) satisfies z.ZodType<Distribution>,
);
const matrix = schema('Matrix', z.object({ rows: z.record(z.string(), distribution) }));
export const spend = schema(
  'Spend',
  z.object({
    answered,
    total: z.number().describe('In whole units of the currency'),
    currency: z.string().describe('ISO 4217'),
  }) satisfies z.ZodType<Spend>,
);
export const figures = schema(
  'Figures',
  z
    .record(z.string(), z.union([distribution, matrix, spend]))
    .describe(
      'By id: `seniority`, `budgetBands`, `combinedSpend`, and each closed question',
    ) satisfies z.ZodType<Figures>,
);
const figureSet = schema(
  'FigureSet',
  z.object({
    forum: z.string(),
    asOf: z.string().nullable().describe('YYYY-MM-DD; null: now'),
    delegates: z.int(),
    responses: z.int().describe('Confirmed delegates with a submission, even an empty one'),
    figures,
  }) satisfies z.ZodType<FigureSet>,
);

const claim = z.object({
  words: z.string(),
  reference: z.string(),
  figures: z.array(z.string()),
  true: z.boolean(),
  fraction: z.string().describe('Such as “73 of 120”'),
  says: z.string().describe('Why it holds, or does not'),
  nearest: z.string().nullable().describe('The wording nearest to it that is true'),
  warnings: z.array(z.string()),
});
const sentence = schema(
  'ProvedSentence',
  z.object({
    paragraph: z.int(),
    line: z.int(),
    sentence: z.string(),
    state: z.enum(['bound', 'view', 'open', 'sourced', 'false', 'bare', 'unlabelled']),
    problem: z.string().nullable(),
    claims: z.array(claim),
  }) satisfies z.ZodType<ReturnType<typeof toldSentence>>,
);
const findings = schema(
  'Findings',
  z.object({
    forum: z.string(),
    counts: z.object({
      bound: z.int(),
      views: z.int(),
      withoutSource: z.int(),
      refused: z.int().describe('Sentences that stand in the way of an edition'),
    }) satisfies z.ZodType<ClaimCounts>,
    findings: z.array(
      z.object({
        section: z.string(),
        theme: z.string().nullable(),
        version: z.int().describe('0: as the file has it'),
        sentences: z.array(sentence),
      }),
    ),
  }),
);

export const operations: Operation[] = [
  {
    id: 'readFigures',
    method: 'get',
    path: '/forums/{forum}/figures',
    tag: 'Report',
    summary: 'Every figure of the report',
    description:
      'Staff get them live and exact; a delegate those of the newest published edition; a client the same under the disclosure rule, so a figure that would tell of single people is absent.',
    may: roles,
    query: z.object({
      asOf: z.string().optional().describe('For staff: a day, YYYY-MM-DD; answers until its start'),
    }),
    status: 200,
    answer: figureSet,
    examples: {
      answer: {
        forum: 'police-forum-2024',
        asOf: null,
        delegates: 120,
        responses: 120,
        figures: {
          seniority: { answered: 120, options: { 'Chief Officers': { count: 30, percent: 25 } } },
          combinedSpend: { answered: 118, total: 1_500_000_000, currency: 'GBP' },
        },
      },
    },
  },
  {
    id: 'readFindings',
    method: 'get',
    path: '/forums/{forum}/findings',
    tag: 'Report',
    summary: 'Every sentence of the findings, proved or refused',
    may: ['organiser', 'researcher'],
    status: 200,
    answer: findings,
  },
];
