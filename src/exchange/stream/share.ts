/** Who may whisper now: each a fair share, so that one person in many rooms drowns nobody. Pure but for what it remembers. */

/** The same whisper is heard once in this time (ms), of one person so many, and of all so many. */
const AGAIN = 1_000;
const OWN = 10;
const MOST = 200;

export class Shares {
  /** what was said within `AGAIN`, in order */
  readonly #said = new Map<string, { by: string; at: number }>();
  readonly #own = new Map<string, number>();

  /**
   * Beyond the measure of all, there is as much again for whoever has said nothing yet: a crowd that
   * uses its shares up takes the first word from nobody.
   *
   * @param by who speaks, and where
   * @param now ms, never going back
   */
  takes(whisper: string, by: string, now: number): boolean {
    this.#forget(now);
    const own = this.#own.get(by) ?? 0;
    const most = own === 0 ? 2 * MOST : MOST;
    if (this.#said.has(whisper) || own >= OWN || this.#said.size >= most) return false;
    this.#said.set(whisper, { by, at: now });
    this.#own.set(by, own + 1);
    return true;
  }

  #forget(now: number): void {
    for (const [each, { by, at }] of this.#said) {
      if (now - at < AGAIN) break; // those said first come first
      this.#said.delete(each);
      const left = (this.#own.get(by) ?? 1) - 1;
      if (left > 0) this.#own.set(by, left);
      else this.#own.delete(by);
    }
  }
}
