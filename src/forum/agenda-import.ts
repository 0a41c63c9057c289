/** What taking sessions over into the agenda would change. */
import { fold } from '#base/text.ts';
import { dayOf } from '#base/time.ts';
import type { Session } from '#forum/agenda.server.ts';

export type Incoming = {
  /** the reference it has in the agenda, or would get */
  ref: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
};
type Known = Omit<Session, 'speakers'>;
export type SessionStep = { to: Incoming; from: Known | null };

export type Steps = {
  /** sessions to add (`from` null) and to change */
  steps: SessionStep[];
  /** as they are in the agenda already */
  same: number;
  /** in the agenda, not among what comes: they stay */
  untouched: number;
};

/**
 * A session is known by its reference; else, where both sides have its title once on that day, by
 * title and day. Nothing is ever removed.
 */
export function stepsTo(
  agenda: readonly Known[],
  incoming: readonly Incoming[],
  zone: string,
): Steps {
  const byRef = new Map(agenda.map((session) => [session.ref, session]));
  const nameOf = ({ title, startsAt }: Incoming | Known) =>
    `${fold(title)} ${dayOf(startsAt, zone)}`;
  const once = (list: readonly (Incoming | Known)[], name: string) =>
    list.filter((each) => nameOf(each) === name).length === 1;
  const taken = new Set(incoming.map(({ ref }) => ref).filter((ref) => byRef.has(ref)));
  const alike = (session: Incoming): Known | undefined => {
    const name = nameOf(session);
    if (!once(agenda, name) || !once(incoming, name)) return undefined;
    return agenda.find((known) => nameOf(known) === name && !taken.has(known.ref));
  };
  const found = incoming.map((session): SessionStep => {
    const from = byRef.get(session.ref) ?? alike(session) ?? null;
    return { to: { ...session, ref: from?.ref ?? session.ref }, from };
  });
  const steps = found.filter(({ to, from }) => !from || !isSame(to, from));
  const met = found.filter(({ from }) => from !== null).length;
  return { steps, same: found.length - steps.length, untouched: agenda.length - met };
}

const isSame = (a: Incoming, b: Known) =>
  a.title === b.title &&
  a.room === b.room &&
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt.getTime() === b.endsAt.getTime();
