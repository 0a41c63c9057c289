/** Who is writing in a room: told by whispers, forgotten when none comes any more. */
import { onStream } from '#ui/live.ts';

/** Said at most so often, and believed so long (ms). */
const [AGAIN, BELIEVED] = [3_000, 5_000];

export class Typing {
  /** ids of people */
  people = $state.raw<string[]>([]);
  readonly #address: string;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #saidAt = 0;

  /** @param address path of the room's screen */
  constructor(address: string) {
    this.#address = address;
  }

  /** Hears who is writing, until the returned call. */
  listen(room: string): () => void {
    const stop = onStream('typing', (body) => {
      const heard = body as { room: string; person: string };
      if (heard.room !== room) return;
      clearTimeout(this.#timers.get(heard.person));
      const over = setTimeout(() => this.over(heard.person), BELIEVED);
      this.#timers.set(heard.person, over);
      if (!this.people.includes(heard.person)) this.people = [...this.people, heard.person];
    });
    return () => {
      stop();
      for (const timer of this.#timers.values()) clearTimeout(timer);
    };
  }

  /** What was being written has come. */
  over(person: string): void {
    clearTimeout(this.#timers.get(person));
    if (this.people.includes(person)) this.people = this.people.filter((id) => id !== person);
  }

  /** Says that I am writing. Without a line nobody needs to know. */
  say(): void {
    if (Date.now() - this.#saidAt < AGAIN || !navigator.onLine) return;
    this.#saidAt = Date.now();
    const headers = { 'x-sveltekit-action': 'true' };
    const body = new FormData();
    fetch(`${this.#address}?/typing`, { method: 'POST', body, headers }).catch(() => {});
  }
}
