/** The outbox at work: what is written goes out at once, or as soon as there is a line again. */
import { newId } from '#base/ids.ts';
import type { Message } from '#exchange/chat/message.ts';
import { type Carried, flush, Outbox, type Reply, type Unsent } from '#exchange/chat/outbox.ts';

const RETRY = 5_000;

export class Sending {
  /** what this device still holds, in all rooms */
  unsent = $state<Unsent[]>([]);
  /** the last try did not reach the server */
  stuck = $state(false);
  readonly #forum: string;
  readonly #outbox: Outbox;
  readonly #receivers = new Set<(message: Message) => void>();
  #running = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(forum: string, owner: string) {
    this.#forum = forum;
    this.#outbox = new Outbox(storage(), owner);
    this.#show();
  }

  write(room: string, body: string, carried: Carried = {}): void {
    const writtenAt = new Date().toISOString();
    this.#outbox.add({ id: newId(), room, body, carried, writtenAt, refused: null });
    this.#show();
    void this.send();
  }

  again(id: string): void {
    this.#outbox.mark(id, null);
    this.#show();
    void this.send();
  }

  discard(id: string): void {
    this.#outbox.remove(id);
    this.#show();
  }

  /** Hands over each message the server took, until the returned call. */
  onSent(receive: (message: Message) => void): () => void {
    this.#receivers.add(receive);
    return () => this.#receivers.delete(receive);
  }

  /** Tries to send what waits; safe to call at any time. */
  async send(): Promise<void> {
    this.#again = this.#running;
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#timer);
    const done = await flush<Message>(
      this.#outbox,
      (each) => this.#post(each),
      (message) => {
        for (const receive of this.#receivers) receive(message);
        this.#show();
      },
    );
    this.#running = false;
    this.stuck = !done;
    this.#show();
    if (this.#again) return this.send();
    if (!done) this.#timer = setTimeout(() => this.send(), RETRY);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #show(): void {
    this.unsent = this.#outbox.all();
  }

  async #post({ id, room, body, carried }: Unsent): Promise<Reply<Message>> {
    try {
      const response = await fetch(`/api/v1/forums/${this.#forum}/rooms/${room}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, body, ...carried }),
      });
      if (response.ok) return { message: (await response.json()) as Message };
      return refusals[response.status] ?? 'unreachable';
    } catch {
      return 'unreachable';
    }
  }
}

/** Where a browser keeps nothing, messages wait for as long as the page is open. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

/** What will not become right by trying again. Signed out, too many, broken: these pass. */
const refusals: Record<number, { refused: string }> = {
  400: { refused: 'id-taken' },
  404: { refused: 'no-such-room' },
  409: { refused: 'gone' },
  422: { refused: 'too-long' },
};
