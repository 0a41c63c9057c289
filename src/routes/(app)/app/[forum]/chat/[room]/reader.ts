/** Tells the server how far the room was read: at once, then at most every few seconds. */
const AGAIN = 3_000;

export class Reader {
  readonly #address: string;
  #told = 0;
  #toldAt = 0;

  /** @param address path of the room's screen */
  constructor(address: string) {
    this.#address = address;
  }

  /** @returns calls it off, as long as it was not told */
  reached(number: number): () => void {
    if (number <= this.#told) return () => {};
    const wait = Math.max(0, this.#toldAt + AGAIN - Date.now());
    const timer = setTimeout(() => void this.#tell(number), wait);
    return () => clearTimeout(timer);
  }

  async #tell(number: number): Promise<void> {
    this.#told = number;
    this.#toldAt = Date.now();
    const body = new FormData();
    body.set('number', String(number));
    const headers = { 'x-sveltekit-action': 'true' };
    await fetch(`${this.#address}?/read`, { method: 'POST', body, headers }).catch(() => {
      this.#told = 0; // the next message tries again
    });
  }
}
