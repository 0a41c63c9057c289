/** Whose lines are open in this process, gathered: many come and go in the same second. */
import type { Db } from '#db/database.server.ts';
import { BEAT, seeGone, seeHere } from '#exchange/chat/presence.server.ts';

/** A page that is opened anew closes its line and opens another: that is no leaving (ms). */
const GRACE = 20_000;

type Seen = {
  lines: number;
  /** when it was last written down that the person is here; null: not yet */
  marked: Date | null;
  /** when the last line was closed */
  left: Date | null;
};

export class Here {
  readonly #db: Db;
  readonly #forumId: string;
  readonly #people = new Map<string, Seen>();

  constructor(db: Db, forumId: string) {
    this.#db = db;
    this.#forumId = forumId;
  }

  came(person: string): void {
    const known = this.#people.get(person) ?? { lines: 0, marked: null, left: null };
    known.lines += 1;
    known.left = null;
    this.#people.set(person, known);
  }

  went(person: string, now: Date): void {
    const known = this.#people.get(person);
    if (!known) return;
    known.lines -= 1;
    if (known.lines === 0) known.left = now;
  }

  /** Writes down who came, stayed for a while, or left for good; called every second or so. */
  async look(now: Date): Promise<void> {
    const [here, gone]: [string[], string[]] = [[], []];
    let since = new Date(0);
    for (const [person, seen] of this.#people) {
      const { left, marked } = seen;
      if (left !== null && now.getTime() - left.getTime() < GRACE) continue;
      if (left !== null) {
        this.#people.delete(person);
        if (marked === null) continue;
        gone.push(person);
        if (marked > since) since = marked;
      } else if (marked === null || now.getTime() - marked.getTime() >= BEAT) {
        here.push(person);
        seen.marked = now;
      }
    }
    await seeHere(this.#db, this.#forumId, here, now);
    await seeGone(this.#db, this.#forumId, gone, since);
  }
}
