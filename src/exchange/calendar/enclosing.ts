/**
 * Which entries go with a mail. Pure: what the mail is about, what mails told this calendar before,
 * and what it hears otherwise come in.
 */
import type { Kind } from '#exchange/calendar/entry.ts';

/** What a mail is about, in the calendar: these subjects, or all of the kind. */
export type About = { kind: Kind; subjects: 'all' | readonly string[] };

export type Standing = {
  subject: string;
  kind: Kind;
  endsAt: Date;
  cancelled: boolean;
  /** another whenever what is told is another; the same for whatever is off */
  hash: string;
};
/** What the last mail about it said. */
export type SaidByMail = { hash: string; cancelled: boolean };

/**
 * What a mail put in is kept right by mail, whatever this mail is about: it would stand there wrong. What
 * no mail put in is put in if the mail is about it, and if no other calendar of theirs holds it already,
 * because calendars show one entry of two sources twice. What nobody has is not taken out.
 *
 * @param inFeed kinds that a subscribed calendar holds
 */
export function enclosing<T extends Standing>(
  entries: readonly T[],
  said: ReadonlyMap<string, SaidByMail>,
  about: readonly About[],
  inFeed: (entry: T) => boolean,
  now: Date,
): T[] {
  return entries.filter((entry) => {
    if (entry.endsAt <= now) return false;
    const before = said.get(entry.subject);
    if (before && !before.cancelled) return before.hash !== entry.hash;
    return !entry.cancelled && isAbout(entry, about) && !inFeed(entry);
  });
}

const isAbout = ({ kind, subject }: Standing, about: readonly About[]) =>
  about.some((each) =>
    each.subjects === 'all' ? each.kind === kind : each.subjects.includes(subject),
  );
