/** When to write what has gathered: at once when it is quiet, in short ticks under load. */

/** Rest between two writes (ms): at least this long, and as long as the last one took. */
const SHORTEST = 12;
const LONGEST = 120;

export class Ticker {
  readonly #write: () => void;
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #restUntil = 0;

  constructor(write: () => void) {
    this.#write = write;
  }

  soon(): void {
    if (this.#timer !== null) return;
    const wait = this.#restUntil - performance.now();
    this.#timer = wait > 0 ? setTimeout(this.#tick, wait) : setImmediate(this.#tick);
  }

  readonly #tick = () => {
    this.#timer = null;
    const began = performance.now();
    this.#write();
    const ended = performance.now();
    this.#restUntil = ended + Math.min(Math.max(ended - began, SHORTEST), LONGEST);
  };
}
