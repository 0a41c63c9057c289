/**
 * Queries that come again are planned once a connection: planning is a third of the time of most.
 * Text, and when to begin, as JDBC's driver has done it for twenty years (`prepareThreshold`).
 */

/** A text is kept from this use on; before, it is planned for its values alone. */
const OFTEN = 5;
/** Plans one connection keeps (each some 10 kB of the database's memory). */
const MOST = 300;
/** Texts a connection counts: lists that grow with their values are new texts each time. */
const COUNTED = 2_000;
/** The columns of `*` may change in an upgrade, and a kept plan would refuse to follow. */
const OPEN = /(?:select|returning|\.)\s*\*/i;

export class KeptPlans {
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** @returns the name under which the connection keeps this text's plan; null when it does not */
  nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known) return known;
    if (this.#names.size >= MOST) return null;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < OFTEN) {
      if (this.#uses.size >= COUNTED) this.#uses.clear();
      this.#uses.set(text, uses);
      return null;
    }
    if (OPEN.test(text)) return null;
    this.#uses.delete(text);
    const name = `kept_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
