/** Parts of a list of wishes that are fetched only where they have something to draw. */
import type { Booking } from '#meetings/wishes/booking.server.ts';

export type WishParts = Awaited<ReturnType<typeof wishParts>>;

export async function wishParts(wishes: readonly { view: string }[], booking: Booking | null) {
  const has = (state: string) => wishes.some(({ view }) => view === state);
  const [Answer, Book, Declined] = await Promise.all([
    has('asks') ? import('#meetings/wishes/AnswerForm.svelte') : null,
    booking && has('agreed') ? import('#meetings/wishes/BookTime.svelte') : null,
    has('declined') ? import('#meetings/wishes/Declined.svelte') : null,
  ]);
  return { Answer: Answer?.default, Book: Book?.default, Declined: Declined?.default };
}
