/** What an organiser may say of the rules, as a form or a program says it. */
import { z } from 'zod';
import type { Rules } from '#meetings/rules/rules.server.ts';
import { RANGES } from '#meetings/rules/rules-ranges.ts';

const whole = ([from, to]: readonly [number, number]) =>
  z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d{1,4}$/),
    ])
    .transform(Number)
    .pipe(z.int().min(from).max(to));
const orNothing = <T extends z.ZodType>(value: T) =>
  z.union([z.literal('').transform(() => null), z.null(), value]);

export const rulesSchema = z
  .object({
    ceiling: whole(RANGES.ceiling),
    mostInARow: orNothing(whole(RANGES.mostInARow)),
    walkMinutes: whole(RANGES.walkMinutes),
    noon: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    clientAsks: whole(RANGES.clientAsks),
    clientMusts: whole(RANGES.clientMusts),
    delegateAsks: whole(RANGES.delegateAsks),
    expireHours: whole(RANGES.expireHours),
    atOnce: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
    notSeenMinutes: whole(RANGES.notSeenMinutes),
  })
  .refine(({ clientMusts, clientAsks }) => clientMusts <= clientAsks, { path: ['clientMusts'] });

export type RuleField = keyof Rules;

/** @returns the rules, or every field that is wrong */
export function readRulesForm(
  given: Record<string, unknown>,
): { rules: Rules } | { wrong: RuleField[] } {
  const read = rulesSchema.safeParse(given);
  if (read.success) return { rules: read.data };
  const fields = read.error.issues.map(({ path }) => path[0] as RuleField);
  return { wrong: [...new Set(fields)] };
}
