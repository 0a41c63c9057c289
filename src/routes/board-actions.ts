/** The acts of the organiser's board: guard, read the form, act, say what came of it. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Organiser } from '#forum/people.ts';
import { bookMeeting } from '#meetings/board/book.server.ts';
import type { Breach, Hard, Loss } from '#meetings/board/breach.ts';
import { byRefs } from '#meetings/board/check.server.ts';
import { lockMeetings, type Which } from '#meetings/board/lock.server.ts';
import { cancelMeeting, moveMeeting } from '#meetings/board/move.server.ts';
import type { Done, Refused } from '#meetings/board/saying.ts';
import { undoChange } from '#meetings/board/undo.server.ts';

type Outcome = Done | Refused;

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const whole = z.coerce.number().int().min(0).max(1_000_000);
const choice = { table: optional(whole), representative: optional(z.uuid()) };
const forms = {
  book: z.object({
    ...{ plan: z.uuid(), client: z.string().min(1).max(100), delegate: z.string().min(1).max(100) },
    ...{ slot: optional(whole), ...choice },
  }),
  move: z.object({ meeting: z.uuid(), slot: whole, version: whole, ...choice }),
  cancel: z.object({ meeting: z.uuid(), version: whole }),
  lock: z.object({
    ...{ plan: z.uuid(), locked: z.enum(['yes', 'no']), of: z.string().max(80) },
    kind: z.enum(['meeting', 'client', 'slot', 'table', 'all']),
  }),
  undo: z.object({ change: z.uuid() }),
};

const done = (did: Done['did'], about = '', said: Loss[] = [], count = 0): Done => ({
  ...{ did, about, said, count },
});
type Refusal = { refused: Exclude<Refused['not'], 'unreadable' | 'offline'>; breaches?: Hard[] };
const not = ({ refused, breaches = [] }: Refusal, about = ''): Refused => ({
  ...{ not: refused, about, why: breaches },
});
const unreadable: Refused = { not: 'unreadable', about: '', why: [] };

const whichOf = (kind: z.infer<typeof forms.lock>['kind'], of: string): Which | null => {
  if (kind === 'all') return { all: true };
  if (kind === 'slot' || kind === 'table') {
    const number = whole.safeParse(of);
    if (!number.success) return null;
    return kind === 'slot' ? { slot: number.data } : { table: number.data };
  }
  if (!z.uuid().safeParse(of).success) return null;
  return kind === 'client' ? { client: of } : { meetings: [of] };
};

type Act = (
  event: RequestEvent,
  staff: Organiser,
  form: Record<string, unknown>,
) => Promise<Outcome>;

const book: Act = async ({ locals: { db, now } }, staff, form) => {
  const read = forms.book.safeParse(form);
  if (!read.success) return unreadable;
  const { plan, client, delegate, slot, table, representative } = read.data;
  // a list offers “Name · Ref”; either is understood
  const delegateRef = delegate.split(' · ').at(-1)?.trim() ?? '';
  const asked = { plan, clientRef: client, delegateRef, slot, table, representative };
  const made = await bookMeeting(db, staff, asked, now);
  return 'refused' in made ? not(made) : done('booked', made.booked, made.said);
};
const move: Act = async ({ locals: { db, now } }, staff, form) => {
  const read = forms.move.safeParse(form);
  if (!read.success) return unreadable;
  const moved = await moveMeeting(db, staff, read.data, now);
  return 'refused' in moved
    ? not(moved, read.data.meeting)
    : done('moved', moved.moved, moved.said);
};
const cancel: Act = async ({ locals: { db, now } }, staff, form) => {
  const read = forms.cancel.safeParse(form);
  if (!read.success) return unreadable;
  const off = await cancelMeeting(db, staff, read.data, now);
  return 'refused' in off
    ? not(off, read.data.meeting)
    : done('cancelled', off.cancelled, off.said);
};
const lock: Act = async ({ locals: { db, now } }, staff, form) => {
  const read = forms.lock.safeParse(form);
  const which = read.success ? whichOf(read.data.kind, read.data.of) : null;
  if (!read.success || !which) return unreadable;
  const { plan, locked, kind, of } = read.data;
  const asked = { plan, which, locked: locked === 'yes' };
  const outcome = await lockMeetings(db, staff, asked, now);
  const about = kind === 'meeting' ? of : '';
  if ('refused' in outcome) return not(outcome, about);
  return 'locked' in outcome
    ? done('locked', about, [], outcome.locked)
    : done('unlocked', about, [], outcome.unlocked);
};
const undo: Act = async ({ locals: { db, now } }, staff, form) => {
  const read = forms.undo.safeParse(form);
  if (!read.success) return unreadable;
  const undone = await undoChange(db, staff, read.data, now);
  return 'refused' in undone ? not(undone) : done('undone');
};

/** @param guard of the screen: who may act there */
export function boardActions<E extends RequestEvent>(guard: (event: E) => Promise<Organiser>) {
  const action =
    (act: Act) =>
    async (event: E): Promise<{ done: Done } | ActionFailure<{ refused: Refused }>> => {
      const staff = await guard(event);
      const outcome = await act(event, staff, Object.fromEntries(await event.request.formData()));
      const named = <B extends Breach>(found: B[]) => byRefs(event.locals.db, staff, found);
      if ('did' in outcome) return { done: { ...outcome, said: await named(outcome.said) } };
      return fail(409, { refused: { ...outcome, why: await named(outcome.why) } });
    };
  return {
    ...{ book: action(book), move: action(move), cancel: action(cancel) },
    ...{ lock: action(lock), undo: action(undo) },
  };
}
