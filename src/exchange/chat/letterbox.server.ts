/**
 * Gathers the messages of a forum that are sent at about the same time, and has them written in one
 * transaction: a commit costs the disk the same for one message and for a hundred.
 */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Letter, Sent } from '#exchange/chat/letter.ts';
import { writeAll } from '#exchange/chat/write-all.server.ts';

/** From one commit's begin to the next, under load (ms); a lone message does not wait. */
const TICK = 12;
/** Messages of one commit at most. */
const MOST = 500;

type Waiting = { letter: Letter; done(sent: Sent): void; failed(thrown: unknown): void };

const boxes = new WeakMap<Db, Map<string, Letterbox>>();

/** Writes a message, together with whatever else is being sent. Resolved, it is on disk. */
export function post(db: Kysely<Schema>, letter: Letter): Promise<Sent> {
  const here = boxes.get(db) ?? new Map<string, Letterbox>();
  boxes.set(db, here);
  const { forumId } = letter.author;
  const box = here.get(forumId) ?? new Letterbox(db);
  here.set(forumId, box);
  return box.post(letter);
}

class Letterbox {
  readonly #db: Kysely<Schema>;
  #waiting: Waiting[] = [];
  #isEmptying = false;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  post(letter: Letter): Promise<Sent> {
    return new Promise((done, failed) => {
      this.#waiting.push({ letter, done, failed });
      if (!this.#isEmptying) void this.#empty();
    });
  }

  async #empty(): Promise<void> {
    this.#isEmptying = true;
    while (this.#waiting.length > 0) {
      const began = performance.now();
      const batch = this.#take();
      await this.#write(batch);
      const rest = batch.length > 1 ? TICK - (performance.now() - began) : 0;
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    this.#isEmptying = false;
  }

  /** The oldest; of one id only one at a time: the second is to be answered by what the first did. */
  #take(): Waiting[] {
    const ids = new Set<string>();
    const [taken, left]: [Waiting[], Waiting[]] = [[], []];
    for (const each of this.#waiting) {
      const { id } = each.letter.message;
      const fits = taken.length < MOST && !ids.has(id);
      ids.add(id);
      (fits ? taken : left).push(each);
    }
    this.#waiting = left;
    return taken;
  }

  /** One that can't be written must not fail its neighbours: then each is tried alone. */
  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      const sent = await writeAll(
        this.#db,
        batch.map(({ letter }) => letter),
      );
      batch.forEach(({ done, failed }, i) => {
        const outcome = sent[i];
        if (outcome) done(outcome);
        else failed(new Error('a message without an outcome'));
      });
    } catch (thrown) {
      const [only, another] = batch;
      if (only && !another) return only.failed(thrown);
      for (const each of batch) await this.#write([each]);
    }
  }
}
