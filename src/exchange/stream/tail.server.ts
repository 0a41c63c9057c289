/** The end of a forum's log in this process: every event once, in order, the recent ones kept. */
import { oneAtATime } from '#base/turns.ts';
import type { Db } from '#db/database.server.ts';
import { Audiences } from '#exchange/stream/audience.server.ts';
import { headOf, type LogEvent, readLog } from '#exchange/stream/log.server.ts';

/** Events kept for those who come back, and characters of them together. */
const MOST_EVENTS = 20_000;
const MOST_TEXT = 8_000_000;

export class Tail {
  readonly #db: Db;
  readonly #forumId: string;
  readonly #heard: (events: readonly LogEvent[]) => void;
  readonly audiences: Audiences;
  /** events of this process that committed before others' that come first */
  readonly #early = new Map<number, readonly LogEvent[]>();
  readonly #look: () => void;
  #reading: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;
  #recent: LogEvent[] = [];
  #text = 0;
  /** everything after this number is among the recent ones */
  #from: number;
  /** number of the last event handed on */
  last: number;

  private constructor(
    db: Db,
    forumId: string,
    head: number,
    heard: (events: readonly LogEvent[]) => void,
  ) {
    this.#db = db;
    this.#forumId = forumId;
    this.#heard = heard;
    this.#from = head;
    this.last = head;
    this.audiences = new Audiences(forumId);
    this.#look = oneAtATime(() => this.read());
  }

  /** Begins at the log's present end. */
  static async open(db: Db, forumId: string, heard: (events: readonly LogEvent[]) => void) {
    return new Tail(db, forumId, await headOf(db, forumId), heard);
  }

  /** The log may hold more than was handed on: looks soon. */
  hint(number: number): void {
    if (number > this.last) this.#look();
  }

  /** Reads on: what was committed before the call has been handed on when it ends. */
  read(): Promise<void> {
    this.#queued ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#queued = null;
        this.#reading = this.#read();
        return this.#reading;
      });
    return this.#queued;
  }

  async #read(): Promise<void> {
    for (let more = true; more; ) {
      const page = await readLog(this.#db, this.#forumId, this.last, this.audiences);
      this.#handOn(page.events);
      this.last = Math.max(page.upTo, this.last);
      this.#handEarly();
      more = page.more;
    }
  }

  /** Events that this process has just committed, whole and without gaps: no need to read them. */
  offer(events: readonly LogEvent[]): void {
    const [first] = events;
    if (!first) return;
    this.#early.set(first.number, events);
    this.#handEarly();
    if (this.#early.size > 0) this.#look();
  }

  #handEarly(): void {
    for (const [first, events] of this.#early) {
      const end = events.at(-1)?.number ?? first;
      if (end <= this.last) this.#early.delete(first); // read from the log already
    }
    for (let next = this.#early.get(this.last + 1); next; next = this.#early.get(this.last + 1)) {
      this.#early.delete(this.last + 1);
      this.#handOn(next);
    }
  }

  #handOn(events: readonly LogEvent[]): void {
    const fresh = events.filter(({ number }) => number > this.last);
    if (fresh.length === 0) return;
    for (const event of fresh) {
      if (takesBack(event)) this.#forgetAll(event.number - 1);
      this.#recent.push(event);
      this.#text += event.piece.data.length;
    }
    this.last = fresh.at(-1)?.number ?? this.last;
    this.#forget();
    this.#heard(fresh);
  }

  /** What is remembered of the log is not as it stands there now: whoever comes back reads it again. */
  #forgetAll(upTo: number): void {
    this.#recent = [];
    this.#text = 0;
    this.#from = upTo;
  }

  #forget(): void {
    if (this.#recent.length <= MOST_EVENTS && this.#text <= MOST_TEXT) return;
    // by halves, so that it is rare
    const gone = this.#recent.splice(0, Math.ceil(this.#recent.length / 2));
    for (const { piece } of gone) this.#text -= piece.data.length;
    this.#from = gone.at(-1)?.number ?? this.#from;
  }

  /** What came after a number, from memory; null when that goes back further than this remembers. */
  since(number: number): readonly LogEvent[] | null {
    if (number < this.#from) return null;
    return this.#recent.slice(firstAfter(this.#recent, number));
  }
}

/** A message deleted or edited: older events that held its words, also as a quote, were written anew. */
const takesBack = ({ piece: { event, data } }: LogEvent) =>
  event === 'message' && /"(?:deleted|edited)At": ?"/.test(data);

/** Where, in events by number, the first one after a number is. */
function firstAfter(events: readonly LogEvent[], number: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.number ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
