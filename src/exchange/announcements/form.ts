/** The form of an announcement, read at the border; what can't be read goes back as it was filled in. */
import { z } from 'zod';
import { instantOf } from '#base/time.ts';
import { type Draft, RULES, WAYS } from '#exchange/announcements/announcement.ts';

const text = z.string().default('');
const tick = z.literal('on').optional();
const schema = z.object({
  title: text,
  body: text,
  to: z.enum([...RULES, ...WAYS]),
  segment: text.pipe(z.string().max(8_000)),
  session: text.pipe(z.string().max(200)),
  earlier: text.pipe(z.string().max(100)),
  needsAck: tick,
  urgent: tick,
  due: text,
});

export const GIVEN = ['title', 'body', 'to', 'segment', 'session', 'earlier', 'due'] as const;
/** As it was filled in. */
export type Given = Record<(typeof GIVEN)[number], string> & { needsAck: boolean; urgent: boolean };

export function givenIn(form: FormData): Given {
  const of = (name: string) => String(form.get(name) ?? '').slice(0, 10_000);
  const texts = Object.fromEntries(GIVEN.map((name) => [name, of(name)]));
  return {
    ...(texts as Record<(typeof GIVEN)[number], string>),
    needsAck: form.get('needsAck') === 'on',
    urgent: form.get('urgent') === 'on',
  };
}

/** `typed`: the segment as it was written, still to be read. */
export type ReadForm = Draft & { typed: string | null };

/** @param zone the forum's: its clock is meant */
export function readForm(
  form: FormData,
  zone: string,
): ReadForm | { refused: 'unreadable' | 'no-such-time' } {
  const read = schema.safeParse(
    Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  );
  if (!read.success) return { refused: 'unreadable' };
  const { title, body, to, segment, session, earlier, needsAck, urgent, due } = read.data;
  const dueAt = due === '' ? null : instantOf(due, zone);
  if (due !== '' && !dueAt) return { refused: 'no-such-time' };
  const rule = RULES.find((each) => each === to);
  const by = WAYS.find((each) => each === to);
  const about = by === 'session' ? session : by === 'not acknowledged' ? earlier : '';
  return {
    ...{ title, body, needsAck: needsAck === 'on', urgent: urgent === 'on', dueAt },
    to: by ? { by, about, words: '' } : { rule: rule ?? 'everyone' },
    typed: by === 'segment' ? segment : null,
  };
}

const changes = z.object({
  revision: z.coerce.number().int().min(1),
  title: text,
  body: text,
  again: tick,
  at: text,
});

/** What the buttons of one announcement send along. */
export function readChange(form: FormData) {
  const read = changes.safeParse(
    Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')),
  );
  return read.success ? read.data : null;
}
