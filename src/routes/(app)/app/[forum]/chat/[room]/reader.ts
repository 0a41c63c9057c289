/** Says how far the room was read: at once, then at most every few seconds. */
import { ACT_OF, type Owner } from '#exchange/device/names.ts';

const AGAIN = 3_000;

export class Reader {
  readonly #tell: (number: number) => void;
  #told = 0;
  #toldAt = 0;

  constructor(tell: (number: number) => void) {
    this.#tell = tell;
  }

  /** @returns calls it off, as long as it was not told */
  reached(number: number): () => void {
    if (number <= this.#told) return () => {};
    const wait = Math.max(0, this.#toldAt + AGAIN - Date.now());
    const timer = setTimeout(() => {
      this.#tell(number);
      this.#told = number;
      this.#toldAt = Date.now();
    }, wait);
    return () => clearTimeout(timer);
  }
}

/**
 * Says it to the server. While the line holds that needs no outbox, whose script may not be here.
 *
 * @param room path of its screen
 * @param owner whose reading it is: it is never said under another's session
 * @returns false: the server was not reached, or can’t now
 */
export async function sayRead(room: string, owner: Owner, number: number): Promise<boolean> {
  try {
    const { status } = await fetch(`${room}?/read`, {
      method: 'POST',
      headers: { [ACT_OF]: owner, 'x-sveltekit-action': 'true', accept: 'application/json' },
      body: new URLSearchParams({ number: String(number) }),
    });
    return status < 500;
  } catch {
    return false;
  }
}
