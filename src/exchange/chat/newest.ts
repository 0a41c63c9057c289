/** What a screen holds of a room, put together from loads and from the stream, in whatever order they come. */

type State = { id: string; number: number; version: number };

/**
 * Both, by number; of two states of one message the one with the higher version.
 *
 * A message that comes twice, late or in an old state changes nothing, so every screen that has
 * heard of a message ends with the same state of it.
 */
export function newest<M extends State>(held: readonly M[], come: readonly M[]): M[] {
  const byId = new Map(held.map((message) => [message.id, message]));
  for (const message of come) {
    const known = byId.get(message.id);
    if (!known || known.version < message.version) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.number - b.number);
}

/** The newest of them without a gap: what is before a gap is not shown as if nothing were missing. */
export function unbroken<M extends State>(messages: readonly M[]): M[] {
  const gap = messages.findLastIndex(
    ({ number }, i) => i > 0 && messages[i - 1]?.number !== number - 1,
  );
  return messages.slice(Math.max(0, gap));
}

type Written = State & { author: { id: string } };

/** Number of the first message by others that was not read; null: none, or it is the very first. */
export function firstUnread(messages: readonly Written[], read: number, me: string): number | null {
  const unread = messages.find(({ number, author }) => number > read && author.id !== me);
  return unread && unread.number > 1 ? unread.number : null;
}
