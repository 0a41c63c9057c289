/** The questionnaire of a forum and what one person answers to it. All of it is data: nothing here knows a forum. */
import { z } from 'zod';

const words = z.string().trim().min(1);
const distinct = z
  .array(words)
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'the same option stands twice');
const asked = { id: words, text: words, section: words.optional() };

export const questionSchema = z.discriminatedUnion('type', [
  z.object({ ...asked, type: z.literal('single'), options: distinct }),
  z.object({
    ...asked,
    type: z.literal('multi'),
    options: distinct,
    max: z.number().int().positive().optional(),
  }),
  z.object({
    ...asked,
    type: z.literal('rank'),
    options: distinct,
    max: z.number().int().positive().optional(),
  }),
  z.object({ ...asked, type: z.literal('matrix'), rows: distinct, columns: distinct }),
  z.object({ ...asked, type: z.literal('text') }),
]);

/** The first band has no lower limit, so it may say none. */
const lowest = z
  .number()
  .nullish()
  .transform((min) => min ?? 0);

export const questionnaireSchema = z.object({
  title: words,
  /** what the years of one event have in common; without it the forum's key, its year left off */
  series: words.optional(),
  subtitle: z.string().default(''),
  /** the forum's days, in order, as local dates (YYYY-MM-DD) */
  dates: z.array(z.iso.date()).min(1),
  /** IANA name */
  timezone: words,
  organiser: z
    .object({
      name: z.string().default(''),
      web: z.string().default(''),
      telephone: z.string().default(''),
      email: z.string().default(''),
    })
    .default({ name: '', web: '', telephone: '', email: '' }),
  /** ISO 4217 */
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters, such as EUR'),
  /** the first band whose `titleStartsWith` fits the trimmed job title holds; `*` fits all */
  seniorityBands: z
    .array(z.object({ band: words, titleStartsWith: z.array(z.string()).min(1) }))
    .default([]),
  /** column of the amount of money; absent where a forum does not ask for one */
  budgetQuestion: words.optional(),
  /** a band covers min ≤ amount < the next band's min; the first has no lower limit; max is informative */
  budgetBands: z
    .array(z.object({ label: words, min: lowest, max: z.number().nullable().optional() }))
    .default([]),
  questions: z.array(questionSchema),
});

export type Question = z.infer<typeof questionSchema>;
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/**
 * One person's answers by question id; a question not answered is absent.
 * single, text: the option or the words · multi: options · rank: options, most important first ·
 * matrix: column by row, rows not answered absent.
 */
export type Answers = Record<string, string | string[] | Record<string, string>>;

/** Questions whose answers are counted: all but free text. */
export type ClosedQuestion = Exclude<Question, { type: 'text' }>;
export const isClosed = (question: Question): question is ClosedQuestion =>
  question.type !== 'text';
