/** Signals on their way to the server: in order, together, and again until they arrived. */
import { MOST_AT_ONCE, type Signal } from '#exchange/calls/call.ts';

/** `again`: nobody knows whether they arrived; `over`: they are wanted no more */
export type Passed = 'taken' | 'again' | 'over';

export class Outgoing {
  readonly #pass: (signals: Signal[]) => Promise<Passed>;
  readonly #pause: () => Promise<void>;
  #waiting: Signal[] = [];
  #busy = false;
  #over = false;

  constructor(pass: (signals: Signal[]) => Promise<Passed>, pause: () => Promise<void>) {
    this.#pass = pass;
    this.#pause = pause;
  }

  add(signal: Signal): void {
    this.#waiting.push(signal);
    if (!this.#busy) void this.#go();
  }

  stop(): void {
    this.#over = true;
  }

  async #go(): Promise<void> {
    this.#busy = true;
    await Promise.resolve(); // what is found at the same moment goes together
    while (this.#waiting.length > 0 && !this.#over) {
      const some = this.#waiting.slice(0, MOST_AT_ONCE);
      const passed = await this.#pass(some);
      if (passed === 'over') this.#over = true;
      if (passed === 'taken') this.#waiting.splice(0, some.length);
      if (passed === 'again') await this.#pause();
    }
    this.#busy = false;
  }
}
