import type { Db } from '#db/database.server.ts';

export type Announcement = {
  number: number;
  forum_id: string;
  key: string;
  people: string[] | null;
  made_at: Date;
};

/** Numbers are drawn before their transactions commit: a lower one may appear after a higher. */
const WINDOW = 100;
/** A number missing for this long (ms) was drawn by a transaction that rolled back. */
const PATIENCE = 60_000;

/**
 * Reads the announcement table so that each row comes out exactly once, in whatever order the rows
 * commit. `floor` is the number below which nothing can still appear.
 */
export class Unheard {
  #floor: number;
  readonly #heard: Set<number>;
  readonly #missingSince = new Map<number, number>();

  private constructor(floor: number, heard: Iterable<number>) {
    this.#floor = floor;
    this.#heard = new Set(heard);
  }

  /** From now on: rows that exist are heard already, those still to commit are not. */
  static async from(db: Db): Promise<Unheard> {
    const rows = await db
      .selectFrom('announcement')
      .select('number')
      .orderBy('number', 'desc')
      .limit(WINDOW)
      .execute();
    const top = rows[0]?.number ?? 0;
    return new Unheard(
      Math.max(0, top - WINDOW),
      rows.map(({ number }) => number),
    );
  }

  /** @param time clock in milliseconds, only to give up on numbers that never come */
  async read(db: Db, time = Date.now()): Promise<Announcement[]> {
    const rows = await db
      .selectFrom('announcement')
      .select(['number', 'forum_id', 'key', 'people', 'made_at'])
      .where('number', '>', this.#floor)
      .orderBy('number')
      .execute();
    const fresh = rows.filter(({ number }) => !this.#heard.has(number));
    for (const { number } of fresh) this.#heard.add(number);
    this.#raiseFloor(rows.at(-1)?.number ?? this.#floor, time);
    return fresh;
  }

  #raiseFloor(top: number, time: number): void {
    for (let number = this.#floor + 1; number < top; number++)
      if (!this.#heard.has(number) && !this.#missingSince.has(number))
        this.#missingSince.set(number, time);

    const settled = (number: number) =>
      this.#heard.has(number) || time - (this.#missingSince.get(number) ?? time) >= PATIENCE;
    while (this.#floor < top && settled(this.#floor + 1)) {
      this.#floor += 1;
      this.#heard.delete(this.#floor);
      this.#missingSince.delete(this.#floor);
    }
  }
}
