/** What waits to be read, as a screen knows it from its load and from the stream since. */
import type { Message } from '#exchange/chat/message.ts';
import type { Read } from '#exchange/chat/reading.ts';

/** By room; rooms in which nothing waits are left out. */
export type Unread = Readonly<Record<string, number>>;
/** What the stream told about a room: a message of another waits, or everything there was read. */
export type Heard = { number: number; room: string; reads: boolean };

/**
 * @param silenced ids of those whose messages are folded
 * @returns null for what changes nothing, such as a sign given to an old message
 */
export function heard(
  { number, kind, body }: { number: number; kind: string; body: unknown },
  { me, silenced }: { me: string | null; silenced: readonly string[] },
): Heard | null {
  if (kind === 'read') {
    const { room, person } = body as Read;
    return person === me ? { number, room, reads: true } : null;
  }
  if (kind !== 'message') return null;
  const { room, author, version, deletedAt } = body as Message;
  // whoever writes in a room has read it
  if (author.id === me) return version === 1 ? { number, room, reads: true } : null;
  const isNew = version === 1 && deletedAt === null && !silenced.includes(author.id);
  return isNew ? { number, room, reads: false } : null;
}

/** @param cursor number of the stream up to which `drawn` was counted */
export function unreadNow(drawn: Unread, cursor: number, since: readonly Heard[]): number {
  const counts = new Map(Object.entries(drawn));
  for (const { number, room, reads } of since)
    if (number > cursor) counts.set(room, reads ? 0 : (counts.get(room) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
