/** One entry as a message between calendars (iTIP, RFC 5546), to go with a mail (iMIP, RFC 6047). */
import type { Entry } from '#exchange/calendar/entry.ts';
import { parameter } from '#exchange/calendar/lines.ts';
import { eventLines, wrap } from '#exchange/calendar/write.ts';

export type Address = { email: string; name: string };
export type Message = {
  zone: string;
  /** whose calendar it comes from: the forum's organiser, by the address that mail comes from */
  organiser: Address;
  attendee: Address;
};

/** The part of a mail: its body and its `Content-Type`, which must name the same method. */
export type Part = { method: 'REQUEST' | 'CANCEL'; contentType: string; body: string };

const person = ({ email, name }: Address) =>
  `${name === '' ? '' : `;CN=${parameter(name)}`}:mailto:${email}`;

function part(method: Part['method'], entry: Entry, to: Message, now: Date): Part {
  // the house asks for no answer: places are changed in Forum Link, where both sides see it
  const attendee =
    method === 'REQUEST'
      ? `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE`
      : 'ATTENDEE';
  const people = [`ORGANIZER${person(to.organiser)}`, `${attendee}${person(to.attendee)}`];
  const lines = eventLines(entry, to.zone, now, people);
  return {
    method,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    body: wrap([`METHOD:${method}`], { zone: to.zone, entries: [entry] }, lines),
  };
}

/** Asks a calendar to put the entry in, or to put it where it is now. */
export const invitation = (entry: Entry, to: Message, now: Date): Part =>
  part('REQUEST', { ...entry, cancelled: false }, to, now);

/** Asks a calendar to take the entry out; its sequence must be above that of the invitation. */
export const cancellation = (entry: Entry, to: Message, now: Date): Part =>
  part('CANCEL', { ...entry, cancelled: true }, to, now);
