/**
 * The outbox of a conversation, and what shows what it holds. Who reads needs none of it: it comes
 * when someone touches something or writes, or when this device holds something already.
 */
import { ownerOf } from '#exchange/device/names.ts';
import type { useSending } from '../../held.ts';
import { fetchAhead } from './acts.svelte.ts';
import { sayRead } from './reader.ts';

export class Waits {
  part = $state.raw<typeof import('./waiting.ts') | null>(null);
  readonly #held: ReturnType<typeof useSending>;
  #touched = false;

  constructor(held: ReturnType<typeof useSending>) {
    this.#held = held;
  }

  outbox = async () => {
    const [outbox, part] = await Promise.all([this.#held.ready(), import('./waiting.ts')]);
    this.part = part;
    return { outbox, mentions: part.mentionedIn };
  };

  fetch = () => void this.outbox().catch(() => {}); // whoever needs it asks again, and is told

  /** @param mentions whether names are offered there */
  touch(mentions: boolean): void {
    if (this.#touched) return;
    this.#touched = true;
    this.fetch();
    fetchAhead(mentions);
  }

  /** Says how far a room was read: straight, while the line holds; else by the outbox. */
  async read(forum: string, me: string, room: string, number: number): Promise<void> {
    const { current } = this.#held;
    if (current) return current.read(room, number);
    if (await sayRead(`/app/${forum}/chat/${room}`, ownerOf(forum, me), number)) return;
    const waiting = await this.outbox().catch(() => null); // without it nobody can be told
    waiting?.outbox.read(room, number);
  }
}
