/** Editions of the report, and what changed between them. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, roles, schema } from '#api/schema.ts';
import { figures, optionTally, spend } from '#api/topics/figures.ts';

const kind = z.enum(['interim', 'final']);
const line = {
  id: z.uuid(),
  number: z.int().min(1),
  kind,
  hash: z.string().describe('SHA-256 of what was published'),
  asOf: instant,
  publishedAt: instant,
  takenDownAt: instant.nullable(),
};
const editionLine = schema('EditionLine', z.object(line));
const editionList = schema('EditionList', z.object({ editions: z.array(editionLine), nextCursor }));
/** What `POST …/editions` takes. */
export const publishing = bodySchema('Publishing', z.object({ kind }));

const part = z.object({ figure: z.string(), row: z.string().nullable() });
const withheld = part.extend({
  reason: z
    .enum(['small-base', 'few-hidden', 'alike', 'few-givers', 'dominated'])
    .optional()
    .describe('For staff alone, since the reason may be an answer'),
});
const edition = schema(
  'Edition',
  z.object({
    ...line,
    asPublished: z.boolean().describe('Whether it is still, to the letter, what was published'),
    delegates: z.int(),
    responses: z.int(),
    figures,
    withheld: z.array(withheld).describe('What clients wait for'),
    since: z
      .object({
        withdrawn: z.int(),
        left: z.int(),
        raised: z.int(),
        affected: z.array(part),
        hidden: z.array(withheld),
        unsaid: z.int(),
        unnamed: z.array(z.string()),
        next: z.object({ newAnswers: z.int(), missing: z.int(), waits: z.array(withheld) }),
      })
      .nullable()
      .optional()
      .describe('For staff: what happened since to the edition that readers see'),
  }),
);

const moved = <T extends z.ZodType>(type: T) => z.object({ from: type, to: type });
const which = z.union([z.int().min(1), z.literal('draft')]);
const state = z.enum(['bound', 'view', 'open', 'false']).nullable();
const rank = z.object({ rank: z.int(), joint: z.boolean() });
const added = z.enum(['added', 'removed']);
const changes = schema(
  'Changes',
  z.object({
    from: which,
    to: which,
    delegates: moved(z.int()).nullable(),
    responses: moved(z.int()).nullable(),
    numbers: z.array(
      z.object({
        figure: z.string(),
        row: z.string().nullable(),
        base: moved(z.int().nullable()),
        options: z.array(
          z.object({
            option: z.string(),
            from: optionTally.nullable(),
            to: optionTally.nullable(),
            points: z.number().nullable(),
          }),
        ),
        total: moved(spend.nullable()).nullable(),
      }),
    ),
    ranks: z.array(z.object({ figure: z.string(), option: z.string(), from: rank, to: rank })),
    sentences: z.array(
      z.object({
        sentence: z.string(),
        becomes: z.enum(['added', 'removed', 'other']),
        from: state,
        to: state,
      }),
    ),
    suppressions: z.array(part.extend({ becomes: z.enum(['appears', 'vanishes']) })),
    questions: z.array(
      z.union([
        z.object({
          figure: z.string(),
          kind: z.enum(['question', 'option', 'row', 'column']),
          name: z.string(),
          becomes: added,
        }),
        z.object({
          figure: z.string(),
          kind: z.enum(['wording', 'type']),
          from: z.string(),
          to: z.string(),
        }),
      ]),
    ),
  }),
);

const asked = z.string().optional().describe('A number such as 2; for staff also `draft`');

export const operations: Operation[] = [
  {
    id: 'listEditions',
    method: 'get',
    path: '/forums/{forum}/editions',
    tag: 'Report',
    summary: 'Published editions, newest first',
    may: roles,
    query: z.object(page),
    status: 200,
    answer: editionList,
  },
  {
    id: 'publishEdition',
    method: 'post',
    path: '/forums/{forum}/editions',
    tag: 'Report',
    summary: 'Publish the report as it stands',
    may: ['organiser'],
    body: publishing,
    once: true,
    status: 201,
    answer: editionLine,
    refusals: {
      409: 'A sentence is not proved, a crosstab would tell of single people, or an interim edition has fewer than ten new answers.',
    },
    examples: { body: { interim: { kind: 'interim' } } },
  },
  {
    id: 'readEdition',
    method: 'get',
    path: '/forums/{forum}/editions/{number}',
    tag: 'Report',
    summary: 'One edition, as far as you may see it today',
    may: roles,
    place: { number: 'Number of the edition, from 1' },
    status: 200,
    answer: edition,
  },
  {
    id: 'readChanges',
    method: 'get',
    path: '/forums/{forum}/editions/changes',
    tag: 'Report',
    summary: 'What is different between two editions',
    description:
      'Without `from` and `to`: for staff the newest edition and the draft, else the newest two.',
    may: roles,
    query: z.object({ from: asked, to: asked }),
    status: 200,
    answer: changes,
  },
];
