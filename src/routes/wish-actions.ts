/** The acts of both meeting screens: guard, read the form, act, say what came of it. */
import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import type { Client, Delegate } from '#forum/people.ts';
import { bookAccepted } from '#meetings/board/accepted.server.ts';
import {
  askForm,
  bookForm,
  neverForm,
  readForm,
  replyForm,
  takeForm,
  toForm,
} from '#meetings/wishes/wish-form.ts';
import {
  acceptOffer,
  askClient,
  askForMeeting,
  replyToWish,
  sayNever,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { wish } from '#ui/texts/acts-told.ts';

/** Both in words. */
export type Did = { did: string };
export type Refused = { refused: string };
type Outcome = { wish: keyof typeof wish.did } | { refused: keyof typeof wish.refused };
type Act = (event: RequestEvent, member: Delegate | Client, form: FormData) => Promise<Outcome>;

const unreadable: Outcome = { refused: 'unreadable' };

const ask: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(askForm, form);
  if (!read) return unreadable;
  const { with: ref, value: strength, reason, part } = read;
  const asking = { strength, reason, part };
  return member.role === 'client'
    ? askForMeeting(db, member, { delegateRef: ref, ...asking }, now)
    : askClient(db, member, { clientRef: ref, ...asking }, now);
};
const reply: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(replyForm, form);
  if (!read) return unreadable;
  const { with: ref, value, reason, part, saw } = read;
  return replyToWish(db, member, { ref, reply: value, reason, part, saw }, now);
};
const never: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(neverForm, form);
  return read ? sayNever(db, member, { ref: read.with, reason: read.reason }, now) : unreadable;
};
const take: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(takeForm, form);
  return read ? acceptOffer(db, member, { ref: read.with, saw: read.saw }, now) : unreadable;
};
const book: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(bookForm, form);
  if (!read) return unreadable;
  const booked = await bookAccepted(db, member, { ref: read.with, slot: read.slot }, now);
  return 'refused' in booked ? { refused: booked.refused } : { wish: 'booked' };
};
const withdraw: Act = async ({ locals: { db, now } }, member, form) => {
  const read = readForm(toForm, form);
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
      return 'refused' in outcome
        ? fail(409, { refused: wish.refused[outcome.refused] })
        : { did: wish.did[outcome.wish] };
    };
  return {
    ask: action(ask),
    reply: action(reply),
    never: action(never),
    take: action(take),
    book: action(book),
    withdraw: action(withdraw),
  };
}
