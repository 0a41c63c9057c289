/**
 * Messages written on this device that the server does not have yet. They keep their ids, so that
 * sending one again, from another tab or after a reload, is the same message.
 */
import type { NewMessage } from '#exchange/chat/new-message.ts';
import { outboxKey } from '#exchange/chat/outbox-key.ts';

/** What a message takes along besides its words. */
export type Carried = Pick<NewMessage, 'replyTo' | 'mentions' | 'files'>;
export type Unsent = {
  /** UUIDv7 made here */
  id: string;
  room: string;
  body: string;
  carried?: Carried;
  /** ISO 8601, by the device's clock */
  writtenAt: string;
  /** why the server refused it; null: not tried or not reached yet */
  refused: string | null;
};
/** What the server said: it has the message, refuses it for good, or could not be asked. */
export type Reply<M> = { message: M } | { refused: string } | 'unreachable';

type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The outbox of one person in one forum on this device. */
export class Outbox {
  readonly #keep: Keep;
  readonly #key: string;

  /** @param owner forum and person: another person on this device has another outbox */
  constructor(keep: Keep, owner: string) {
    this.#keep = keep;
    this.#key = outboxKey(owner);
  }

  /** In the order they were written. */
  all(): Unsent[] {
    try {
      const kept: unknown = JSON.parse(this.#keep.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isUnsent) : [];
    } catch {
      return [];
    }
  }

  add(message: Unsent): void {
    this.#write([...this.all().filter(({ id }) => id !== message.id), message]);
  }

  remove(id: string): void {
    this.#write(this.all().filter((each) => each.id !== id));
  }

  /** Marks a message refused, or with null as one to be sent again. */
  mark(id: string, refused: string | null): void {
    this.#write(this.all().map((each) => (each.id === id ? { ...each, refused } : each)));
  }

  #write(all: Unsent[]): void {
    if (all.length === 0) this.#keep.removeItem(this.#key);
    else this.#keep.setItem(this.#key, JSON.stringify(all));
  }
}

const isUnsent = (thing: unknown): thing is Unsent => {
  const { id, room, body, writtenAt, refused } = (thing ?? {}) as Record<string, unknown>;
  const texts = [id, room, body, writtenAt].every((each) => typeof each === 'string');
  return texts && (refused === null || typeof refused === 'string');
};

/**
 * Sends what waits, one after the other in the order written, and stops when the server can't be
 * reached. A refused message does not hold up the others.
 *
 * @param post asks the server once
 * @param sent is told each message the server has
 * @returns whether nothing waits any more
 */
export async function flush<M>(
  outbox: Outbox,
  post: (message: Unsent) => Promise<Reply<M>>,
  sent: (message: M) => void,
): Promise<boolean> {
  for (const message of outbox.all().filter(({ refused }) => refused === null)) {
    const reply = await post(message);
    if (reply === 'unreachable') return false;
    if ('refused' in reply) outbox.mark(message.id, reply.refused);
    else {
      outbox.remove(message.id);
      sent(reply.message);
    }
  }
  return true;
}
