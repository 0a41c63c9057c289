/** What answers of Client iQ are made of. */
import { z } from 'zod';
import { schema } from '#api/schema.ts';
import type { Askable } from '#iq/asking.ts';
import type { Crossed } from '#iq/crossing.ts';
import type { Facets, Said, toldFit } from '#iq/printed.ts';

const chip = z.object({
  label: z.string().describe('What it asks about'),
  value: z.string().describe('What must hold of it'),
  not: z
    .boolean()
    .describe('Everybody of whom it does not hold, those who did not answer included'),
});
export const understood = schema(
  'Understood',
  chip.extend({ filter: z.string().describe('The same as parameters of a URL') }),
);
export const alternative = schema(
  'Alternative',
  chip
    .extend({ query: z.string().describe('The whole question in this reading, as parameters') })
    .describe('Another reading of words that mean several things'),
);

const told = {
  points: z.number().describe('What it adds to the fit'),
  says: z.string().describe('The reason in words'),
};
const fit = schema(
  'Fit',
  z.object({
    score: z.number().min(0).max(1).describe('The sum of its reasons'),
    reasons: z.array(
      z.union([
        z.object({ ...told, why: z.literal('asked'), wish: z.enum(['asks', 'agreed']) }),
        z.object({
          ...told,
          why: z.literal('ranks'),
          option: z.string(),
          place: z.int().describe('1 for first'),
          of: z.int().describe('How many were ranked'),
        }),
        z.object({
          ...told,
          why: z.enum(['chose', 'among']),
          question: z.string(),
          options: z.array(z.string()),
        }),
        z.object({ ...told, why: z.literal('more'), rows: z.array(z.string()) }),
        z.object({ ...told, why: z.literal('money'), budget: z.number() }),
      ]),
    ),
  }) satisfies z.ZodType<ReturnType<typeof toldFit>>,
);

const said = {
  seniority: z.string().nullable(),
  budget: z.number().nullable().describe('Whole units of the currency; null: not answered'),
  answers: z
    .record(
      z.string(),
      z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]),
    )
    .describe(
      'By question: the option or the words; several options; a ranking, most important first; a column by row',
    ),
};
const person = {
  ref: z.string(),
  name: z.string(),
  title: z.string(),
  organisation: z.string(),
  country: z.string(),
};
export const found = schema(
  'FoundDelegate',
  z.object({
    ...person,
    fit: fit.optional().describe('For clients: how well this delegate fits them, and why'),
    seniority: said.seniority.optional(),
    budget: said.budget.optional(),
    answers: said.answers.optional().describe('With `fields=answers`'),
  }),
);
export const profile = schema(
  'Profile',
  z.object({
    ...person,
    fit: fit.optional(),
    ...(said satisfies { [Key in keyof Said]: z.ZodType<Said[Key]> }),
  }),
);

const counted = schema(
  'CountedOptions',
  z.object({
    answered: z.int(),
    options: z.record(z.string(), z.object({ count: z.int(), first: z.int().optional() })),
  }),
);
export const facets = schema(
  'Facets',
  z
    .record(z.string(), z.union([counted, z.object({ rows: z.record(z.string(), counted) })]))
    .describe(
      'Beside every option the number of delegates that it would give in place of its own field’s filter',
    ) satisfies z.ZodType<Facets>,
);
export const crossed = schema(
  'Crosstab',
  z
    .object({
      row: z.string(),
      column: z.string(),
      answered: z.int().describe('People who said something of both'),
      rows: z.record(z.string(), counted),
    })
    .describe(
      'Of those who match. Where several options may be chosen, a person stands in several rows',
    ) satisfies z.ZodType<Crossed>,
);
export const money = schema(
  'Money',
  z
    .object({
      answered: z.int(),
      total: z.number(),
      median: z.number(),
      currency: z.string().describe('ISO 4217'),
    })
    .describe('Of those who match and named an amount, in whole units of the currency'),
);

export const askable = schema(
  'Field',
  z.object({
    key: z.string().describe('Name of the parameter; with a minus sign before it: not'),
    label: z.string(),
    kind: z.enum(['registration', 'single', 'multiple', 'row', 'ranking', 'money', 'words']),
    options: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .describe(
        'What the parameter may be, to the letter; for money any range, these are the bands',
      ),
    question: z.string().nullable().describe('Id of the question, as in answers and figures'),
    depth: z.int().optional().describe('Rankings: among the first so many'),
  }) satisfies z.ZodType<Askable>,
);
