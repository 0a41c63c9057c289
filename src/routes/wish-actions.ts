/** The acts of both meeting screens: guard, read the form, act, say what came of it. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client, Delegate } from '#forum/people.ts';
import { askForm, readForm, replyForm, withdrawForm } from '#meetings/wish-form.ts';
import { askClient, askForMeeting, replyToWish, withdrawWish } from '#meetings/wishes.server.ts';
import type { meetings } from '#ui/texts/meetings.ts';

export type Did = { did: keyof typeof meetings.did };
export type Refused = { refused: keyof typeof meetings.refused };
type Outcome = { wish: Did['did'] } | Refused;
type Act = (event: RequestEvent, member: Delegate | Client, form: FormData) => Promise<Outcome>;

const unreadable: Refused = { refused: 'unreadable' };

const ask: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(askForm, form);
  if (!read) return unreadable;
  const strength = read.value;
  return member.role === 'client'
    ? askForMeeting(db, member, { delegateRef: read.with, strength }, now)
    : askClient(db, member, { clientRef: read.with, strength }, now);
};
const reply: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(replyForm, form);
  return read ? replyToWish(db, member, { ref: read.with, reply: read.value }, now) : unreadable;
};
const withdraw: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(withdrawForm, form);
  return read ? withdrawWish(db, member, { ref: read.with }, now) : unreadable;
};

/** @param guard of the screen: who may act there */
export function wishActions<E extends RequestEvent>(
  guard: (event: E) => Promise<Delegate | Client>,
) {
  const action =
    (act: Act) =>
    async (event: E): Promise<Did | ActionFailure<Refused>> => {
      const member = await guard(event);
      const outcome = await act(event, member, await event.request.formData());
      return 'refused' in outcome ? fail(409, outcome) : { did: outcome.wish };
    };
  return { ask: action(ask), reply: action(reply), withdraw: action(withdraw) };
}
