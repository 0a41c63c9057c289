/** Says how far the room was read: at once, then at most every few seconds. */
const AGAIN = 3_000;

export class Reader {
  readonly #tell: (number: number) => boolean;
  #told = 0;
  #toldAt = 0;

  /** @param tell puts it into the outbox; false: that is not there yet */
  constructor(tell: (number: number) => boolean) {
    this.#tell = tell;
  }

  /** @returns calls it off, as long as it was not told */
  reached(number: number): () => void {
    if (number <= this.#told) return () => {};
    const wait = Math.max(0, this.#toldAt + AGAIN - Date.now());
    const timer = setTimeout(() => {
      if (!this.#tell(number)) return;
      this.#told = number;
      this.#toldAt = Date.now();
    }, wait);
    return () => clearTimeout(timer);
  }
}
