/** Everyone of one forum who listens in this process, and what they are to hear next. */
import type { Change } from '#base/listen.server.ts';
import type { Db } from '#db/database.server.ts';
import { heardRooms } from '#exchange/stream/audience.server.ts';
import { Bundle } from '#exchange/stream/bundle.ts';
import { RecentChanges } from '#exchange/stream/changes.server.ts';
import type { Piece } from '#exchange/stream/frames.ts';
import type { Listener } from '#exchange/stream/listener.ts';
import { type LogEvent, pieceOf, roomOf } from '#exchange/stream/log.server.ts';
import { readStream } from '#exchange/stream/stream.server.ts';
import { Tail } from '#exchange/stream/tail.server.ts';

/** What waits for the end of the tick: one thing for some people, or, where null, for everyone. */
type Waiting = { people: ReadonlySet<string> | null; but: string | null; piece: Piece };
type Run = Omit<Waiting, 'piece'> & { pieces: Piece[] };

/** Events that are sent at once to one who catches up, and bytes that may wait meanwhile. */
const PAGE = 500;
const BACKLOG = 256_000;
/** Open screens, phones and programs of one person: of more, the one opened first has to go. */
const MOST_LINES = 32;
/** A reader must take something within this time (ms) while it catches up. */
const PATIENCE = 30_000;

export class Hall {
  readonly #db: Db;
  readonly #forumId: string;
  readonly #soon: () => void;
  readonly #people = new Map<string, Set<Listener>>();
  readonly listeners = new Set<Listener>();
  readonly tail: Tail;
  readonly #changes: RecentChanges;
  #waiting: Waiting[] = [];
  /** all of the log up to this number has been written to everyone who is live */
  #written: number;

  private constructor(
    db: Db,
    forumId: string,
    tail: Tail,
    changes: RecentChanges,
    soon: () => void,
  ) {
    this.#db = db;
    this.#forumId = forumId;
    this.#soon = soon;
    this.tail = tail;
    this.#changes = changes;
    this.#written = tail.last;
  }

  /** @param soon asks that `write` is called at the end of the tick */
  static async open(db: Db, forumId: string, soon: () => void): Promise<Hall> {
    let hall: Hall | null = null;
    const changes = await RecentChanges.open(db, forumId);
    const tail = await Tail.open(db, forumId, (events) => {
      if (hall) hall.#hear(events);
    });
    hall = new Hall(db, forumId, tail, changes, soon);
    return hall;
  }

  #hear(events: readonly LogEvent[]): void {
    for (const { people, piece } of events) this.#waiting.push({ people, but: null, piece });
    this.#soon();
  }

  change(change: Change): void {
    this.#changes.add(change);
    const { key, people } = change;
    this.say(people, { number: null, event: 'changed', data: key });
  }

  /** @param but a person who need not hear it */
  say(people: ReadonlySet<string> | null, piece: Piece, but: string | null = null): void {
    const isSaid = (other: Waiting) =>
      other.people === null && other.piece.event === piece.event && other.piece.data === piece.data;
    if (people === null && but === null && this.#waiting.some(isSaid)) return;
    this.#waiting.push({ people, but, piece });
    this.#soon();
  }

  /** Writes to each listener, once, all that has gathered for it. */
  write(): void {
    const runs = runsOf(this.#waiting);
    this.#waiting = [];
    this.#written = this.tail.last;
    const start = Bundle.empty();
    const touched: Listener[] = [];
    for (const run of runs) this.#give(run, start, touched);
    for (const listener of touched) {
      const { pending } = listener;
      listener.pending = null;
      if (pending && listener.isOpen) listener.line.take(pending);
    }
  }

  #give({ people, but, pieces }: Run, start: Bundle, touched: Listener[]): void {
    const [first, last] = [pieces[0]?.number ?? null, pieces.at(-1)?.number ?? null];
    const give = (listener: Listener) => {
      let theirs = pieces;
      if (first !== null && last !== null && (!listener.isLive || first <= listener.after)) {
        if (!listener.isLive || last <= listener.after) return;
        // it came in between, and was served the first of these already
        theirs = pieces.filter(({ number }) => (number ?? 0) > listener.after);
      }
      if (listener.pending === null) touched.push(listener);
      listener.pending = (listener.pending ?? start).and(theirs);
    };
    if (people === null) {
      for (const listener of this.listeners) if (listener.person !== but) give(listener);
    } else if (people.size <= this.#people.size) {
      for (const person of people)
        if (person !== but) for (const listener of this.#people.get(person) ?? []) give(listener);
    } else {
      for (const [person, theirs] of this.#people)
        if (person !== but && people.has(person)) for (const listener of theirs) give(listener);
    }
  }

  /** Up to where of the log a listener has been served. */
  servedTo(listener: Listener): number {
    return listener.isLive ? Math.max(listener.after, this.#written) : listener.after;
  }

  /**
   * Lets a listener in: greets it, serves what it has missed, and from then on whatever comes.
   *
   * @param cursor last number it has; null: nothing before now
   * @param since instant since which changes are told again; null: from now on
   */
  async enter(listener: Listener, cursor: number | null, since: Date | null): Promise<void> {
    // the log may have moved on, or the cursor be of another past, such as before a restored backup
    if (cursor !== null && cursor > this.tail.last) await this.tail.read();
    if (!listener.isOpen) return;
    listener.after = Math.min(cursor ?? this.tail.last, this.tail.last);
    const hello = JSON.stringify({ cursor: listener.after });
    listener.line.take(Bundle.of([{ number: null, event: 'hello', data: hello }]));
    this.#admit(listener);
    await this.#catchUp(listener);
    if (since === null || !listener.isOpen) return;
    const keys = await this.#changes.since(listener.member, since);
    if (keys.length > 0 && listener.isOpen)
      listener.line.take(Bundle.of(keys.map((data) => ({ number: null, event: 'changed', data }))));
  }

  #admit(listener: Listener): void {
    this.listeners.add(listener);
    const theirs = this.#people.get(listener.person) ?? new Set();
    this.#people.set(listener.person, theirs.add(listener));
    const [first] = theirs;
    if (theirs.size <= MOST_LINES || !first || first.credential === null || first.person === '')
      return;
    this.leave(first);
    first.line.close();
  }

  leave(listener: Listener): void {
    listener.isOpen = false;
    this.listeners.delete(listener);
    const theirs = this.#people.get(listener.person);
    if (theirs?.delete(listener) && theirs.size === 0) this.#people.delete(listener.person);
  }

  async #catchUp(listener: Listener): Promise<void> {
    const head = this.tail.last;
    while (listener.isOpen && listener.after < head) {
      await this.#drained(listener);
      await this.#serve(listener, head);
    }
    if (!listener.isOpen) return;
    // what came meanwhile is judged as it is for everyone live, without waiting: then it is live
    const rest = this.tail.since(listener.after);
    if (rest === null) return this.#catchUp(listener);
    const theirs = rest.filter(({ people }) => people === null || people.has(listener.person));
    send(
      listener,
      theirs.map(({ piece }) => piece),
    );
    listener.after = Math.max(listener.after, this.tail.last);
    listener.isLive = true;
  }

  /** One page of what was missed, up to a number; by the rights of now. */
  async #serve(listener: Listener, head: number): Promise<void> {
    const { personId } = listener.member;
    const recent = this.tail.since(listener.after)?.slice(0, PAGE);
    if (recent && personId !== null) {
      const due = recent.filter(({ number }) => number <= head);
      const rooms = new Set(due.flatMap((event) => roomOf(event) ?? []));
      const heard = await heardRooms(this.#db, { forumId: this.#forumId, personId }, [...rooms]);
      const theirs = due.filter((event) => {
        const room = roomOf(event);
        const isFor = event.room !== null || event.people === null || event.people.has(personId);
        return isFor && (room === null || heard.has(room));
      });
      send(
        listener,
        theirs.map(({ piece }) => piece),
      );
      listener.after = due.length < PAGE ? head : (due.at(-1)?.number ?? head);
      return;
    }
    const { events, whole } = await readStream(this.#db, listener.member, listener.after);
    send(
      listener,
      events.map(({ number, kind, body }) => pieceOf(number, kind, JSON.stringify(body))),
    );
    const last = events.at(-1)?.number ?? 0;
    listener.after = whole ? Math.max(head, last) : last;
  }

  async #drained({ line }: Listener): Promise<void> {
    const until = performance.now() + PATIENCE;
    while (line.waiting > BACKLOG && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    if (line.waiting > BACKLOG) line.close();
  }
}

function send({ isOpen, line }: Listener, pieces: Piece[]): void {
  if (isOpen && pieces.length > 0) line.take(Bundle.of(pieces));
}

/** Neighbours for the same people go together. */
function runsOf(waiting: readonly Waiting[]): Run[] {
  const runs: Run[] = [];
  for (const { people, but, piece } of waiting) {
    const run = runs.at(-1);
    const isKept = (run?.pieces[0]?.number ?? null) !== null;
    if (run?.people === people && run.but === but && isKept === (piece.number !== null))
      run.pieces.push(piece);
    else runs.push({ people, but, pieces: [piece] });
  }
  return runs;
}
