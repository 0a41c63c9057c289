/** What the forms of the desk send, read at the border. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import type { NewPoll } from '#research/polls/polls.server.ts';
import type { SessionRule } from '#research/polls/question.ts';

const uuid = z.uuid().transform((id) => id.toLowerCase());
export const idIn = (form: FormData, name: string): string | null =>
  uuid.safeParse(form.get(name)).data ?? null;

const number = z.coerce.number().int().min(1).max(60).nullable().catch(null);
const text = z.string().catch('');
const making = z.object({
  kind: z.enum(['single', 'multiple', 'scale', 'words', 'survey']),
  asked: text,
  options: text.transform((lines) => lines.split(/\r?\n/).slice(0, 60)),
  most: number,
  scale: number,
  survey: z.string().min(1).nullable().catch(null),
  voters: z.literal('everyone').or(z.literal('delegates')).catch('delegates'),
});

/** The form of a new poll; `given` goes back into it where it is refused. */
export function newPollIn(form: FormData, session: string): { poll: NewPoll | null; given: Given } {
  const sent = Object.fromEntries(
    ['kind', 'asked', 'options', 'most', 'scale', 'survey', 'voters'].map((name) => [
      name,
      String(form.get(name) ?? '').slice(0, 5_000),
    ]),
  );
  const read = making.safeParse({ ...sent, most: sent.most || null, scale: sent.scale || null });
  const id = idIn(form, 'id') ?? newId();
  return { poll: read.success ? { id, session, ...read.data } : null, given: sent as Given };
}
export type Given = Record<
  'kind' | 'asked' | 'options' | 'most' | 'scale' | 'survey' | 'voters',
  string
>;

/** What is not ticked is not sent. */
export const ruleIn = (form: FormData): SessionRule => ({
  askers: z.enum(['nobody', 'delegates', 'everyone']).catch('everyone').parse(form.get('askers')),
  moderated: form.get('moderated') === 'on',
  unnamed: form.get('unnamed') === 'on',
});
