import type { Message } from '#exchange/chat/message.ts';

/** How far someone has read a room, as it travels, and what that says of a message. */
export type Read = {
  room: string;
  person: string;
  /** of the last message read */
  number: number;
  /** ISO 8601, UTC; null: before times were kept */
  at: string | null;
};

/** Who wrote a message has read up to it. */
export const readBy = (messages: readonly Message[], me: string): Read[] =>
  messages
    .filter(({ author }) => author.id !== me)
    .map(({ room, author, number, sentAt }) => ({ room, person: author.id, number, at: sentAt }));

/** Both, the further one of each person: what comes late or twice changes nothing. */
export function furthest(held: readonly Read[], come: readonly Read[]): Read[] {
  const byPerson = new Map(held.map((read) => [read.person, read]));
  for (const read of come) {
    const known = byPerson.get(read.person);
    if (!known || known.number < read.number) byPerson.set(read.person, read);
  }
  return [...byPerson.values()];
}

/**
 * Who has seen a message, and when the last of them did. Only of the newest message in a room is
 * the time known: after it people read on.
 */
export function seenBy(reads: readonly Read[], number: number, isNewest: boolean) {
  const those = reads.filter((read) => read.number >= number);
  const times = those.flatMap(({ at }) => at ?? []).sort();
  return {
    people: those.map(({ person }) => person),
    at: isNewest ? (times.at(-1) ?? null) : null,
  };
}
