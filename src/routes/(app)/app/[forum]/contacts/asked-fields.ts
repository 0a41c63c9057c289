import type { Gives } from '#exchange/contacts/gives.ts';

/** The switches of a form: one that is off is not sent. */
export const givesIn = (form: FormData): Gives => ({
  email: form.has('email'),
  phone: form.has('phone'),
  note: form.has('note'),
});
