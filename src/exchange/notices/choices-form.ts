/** The form of one's own notices, read at the border. */
import { z } from 'zod';
import { CHANNELS, type Channel, type Choice } from '#exchange/notices/choices.ts';

/** Minutes after midnight, of 22:00 */
const minutes = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const tick = z.literal('on').optional();

const schema = z.object({
  quiet: z.enum(['forum', 'own', 'never']),
  from: minutes,
  to: minutes,
  urgent: tick,
  names: tick,
  phone: z.string().max(40).default(''),
});

/** @param shown the rows that the form had: a kind without a tick is one that was taken away */
export function readChoicesForm(form: FormData, shown: readonly Choice[]) {
  const read = schema.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const { quiet, from, to, urgent, names, phone } = read.data;
  if (quiet === 'own' && from === to) return null;
  const channels = Object.fromEntries(
    shown.map((choice) => [
      choice,
      CHANNELS.filter((channel) => form.getAll(choice).includes(channel)),
    ]),
  ) as Partial<Record<Choice, Channel[]>>;
  const chosen = { channels, quietIs: quiet, own: { from, to }, urgentInQuiet: urgent === 'on' };
  return { ...chosen, showNames: names === 'on', typed: phone.trim() };
}

const rule = z.coerce.number().int();
const rulesSchema = z.object({
  budget: rule.min(1).max(50),
  from: minutes,
  to: minutes,
  email: rule.min(1).max(1_440),
  sms: rule.min(1).max(1_440),
  country: z
    .string()
    .trim()
    .regex(/^\+?[1-9]\d{0,2}$/)
    .transform((text) => text.replace('+', '')),
});

/** The organiser's measure. @returns null when it can't be read */
export function readRulesForm(form: FormData) {
  const read = rulesSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const { budget, from, to, email, sms, country } = read.data;
  return { budget, quiet: { from, to }, after: { email, sms }, country };
}
