/** The live streams of this process: everyone who listens, on one database. */

import { newId } from '#base/ids.ts';
import { type Change, type Ear, earOf } from '#base/listen.server.ts';
import type { Db } from '#db/database.server.ts';
import { Bundle } from '#exchange/stream/bundle.ts';
import { Hall } from '#exchange/stream/hall.server.ts';
import { Here } from '#exchange/stream/here.server.ts';
import type { Listener } from '#exchange/stream/listener.ts';
import type { LogEvent } from '#exchange/stream/log.server.ts';
import { Ticker } from '#exchange/stream/ticker.ts';
import { heardWhisper } from '#exchange/stream/whisper.server.ts';
import { lapsed } from '#forum/standing.server.ts';

/** A hint can be lost: the numbers of the logs are looked at this often (ms). */
const POLL = 1_000;
/** A sign of life for each listener (ms). */
const HEARTBEAT = 20_000;
/** How often every listener's right to listen is looked at (ms). */
const RIGHTS = 1_500;
/** Seats come and go with people: after this key rights are looked at at once. */
const SEATS = 'forum:people';

const hubs = new Map<Db, Hub>();

/** The one hub of this process on a database. */
export function hubOf(db: Db): Hub {
  const hub = hubs.get(db) ?? new Hub(db);
  hubs.set(db, hub);
  return hub;
}
/** It, if anyone has listened. */
export const hubIfAny = (db: Db): Hub | undefined => hubs.get(db);

export const closeHubs = (): void => {
  for (const hub of hubs.values()) hub.close();
};

export class Hub {
  readonly #db: Db;
  /** by what others know which events this process hands on by itself */
  readonly origin = newId();
  readonly #halls = new Map<string, Hall>();
  readonly #opening = new Map<string, Promise<Hall>>();
  readonly #here = new Map<string, Here>();
  /** what was announced while a hall was being opened */
  readonly #early = new Map<string, Change[]>();
  readonly #ticker = new Ticker(() => {
    for (const hall of this.#halls.values()) hall.write();
  });
  readonly #timers: NodeJS.Timeout[] = [];
  #ear: Promise<Ear> | null = null;
  readonly #stops: (() => void)[] = [];
  #isLooking = false;
  #isSeeing = false;

  constructor(db: Db) {
    this.#db = db;
    this.#every(POLL, () => this.#poll());
    this.#every(RIGHTS, () => this.#lookAtRights());
    this.#every(1_000, async () => this.#beat());
    this.#every(1_000, () => this.#see());
  }

  #every(time: number, act: () => Promise<unknown>): void {
    const run = () => void act().catch(() => {}); // a database that is away for a while
    this.#timers.push(setInterval(run, time).unref());
  }

  /** The hall of a forum, if anyone has listened there. */
  hallIfAny(forumId: string): Hall | undefined {
    return this.#halls.get(forumId);
  }

  async hall(forumId: string): Promise<Hall> {
    await this.#listening();
    const known = this.#halls.get(forumId);
    if (known) return known;
    const opening = this.#opening.get(forumId) ?? this.#openHall(forumId);
    this.#opening.set(forumId, opening);
    return opening.finally(() => this.#opening.delete(forumId));
  }

  async #openHall(forumId: string): Promise<Hall> {
    this.#early.set(forumId, []);
    try {
      const hall = await Hall.open(this.#db, forumId, () => this.#ticker.soon());
      this.#halls.set(forumId, hall);
      for (const change of this.#early.get(forumId) ?? []) hall.change(change);
      void hall.tail.read().catch(() => {}); // a hint may have come meanwhile
      return hall;
    } finally {
      this.#early.delete(forumId);
    }
  }

  #listening(): Promise<Ear> {
    this.#ear ??= earOf(this.#db).then((ear) => {
      this.#stops.push(
        ear.watch((forumId, key, change) => {
          this.#halls.get(forumId)?.change(change);
          this.#early.get(forumId)?.push(change);
          if (key === SEATS) void this.#lookAtRights().catch(() => {});
        }),
        ear.hints('stream', (payload) => this.#hinted(payload)),
        ear.hints('whispers', (payload) => void this.#pass(payload).catch(() => {})),
      );
      return ear;
    });
    this.#ear.catch(() => {
      this.#ear = null;
    });
    return this.#ear;
  }

  #hinted(payload: string | null): void {
    if (payload === null) return void this.#poll().catch(() => {});
    const [forumId = '', number, origin] = payload.split(' ');
    if (origin !== this.origin) this.#halls.get(forumId)?.tail.hint(Number(number));
  }

  async #pass(payload: string | null): Promise<void> {
    const whisper = payload === null ? null : heardWhisper(payload);
    const hall = whisper && this.#halls.get(whisper.forumId);
    if (!hall) return;
    const { audience, but, kind, body } = whisper;
    const people =
      audience === 'everyone'
        ? null
        : 'people' in audience
          ? new Set(audience.people)
          : await hall.tail.audiences.now(this.#db, audience.room);
    hall.say(people, { number: null, event: kind, data: body }, but);
  }

  /** Events of this process, committed just now. */
  handOver(forumId: string, events: readonly LogEvent[]): void {
    this.#halls.get(forumId)?.tail.offer(events);
  }

  async #poll(): Promise<void> {
    const forums = [...this.#halls.keys()];
    if (forums.length === 0) return;
    const heads = await this.#db
      .selectFrom('stream_log')
      .select(['forum_id', 'number'])
      .where('forum_id', 'in', forums)
      .execute();
    for (const { forum_id, number } of heads) this.#halls.get(forum_id)?.tail.hint(number);
  }

  #beat(): void {
    const now = performance.now();
    for (const hall of this.#halls.values()) {
      const alive = new Map<number, Bundle>();
      for (const listener of hall.listeners) {
        if (listener.beatAt > now) continue;
        listener.beatAt = now + HEARTBEAT;
        const number = hall.servedTo(listener);
        const bundle = alive.get(number) ?? Bundle.of([{ number, event: 'alive', data: '1' }]);
        alive.set(number, bundle);
        listener.line.take(bundle);
      }
    }
  }

  /** Closes the lines of those who have signed out, lost their seat or their token. */
  async #lookAtRights(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const [forumId, { listeners }] of this.#halls) {
        const standing = [...listeners].filter(({ credential }) => credential !== null);
        const gone = await lapsed(this.#db, forumId, standing, new Date());
        for (const listener of gone) listener.line.close();
      }
    } finally {
      this.#isLooking = false;
    }
  }

  /**
   * Lets a listener in, until the returned call.
   *
   * @param cursor last number of the log it has; null: nothing before now
   * @param since instant since which changes are told again; null: from now on
   */
  async open(
    listener: Listener,
    { cursor, since }: { cursor: number | null; since: Date | null },
  ): Promise<{ position(): number; close(): void }> {
    const hall = await this.hall(listener.member.forumId);
    listener.beatAt = performance.now() + HEARTBEAT;
    await hall.enter(listener, cursor, since);
    const gone = this.#isHere(listener);
    const close = () => {
      hall.leave(listener);
      gone();
    };
    return { position: () => hall.servedTo(listener), close };
  }

  /** A person at a screen, not a program with a token, is here until the returned call. */
  #isHere({ member, credential }: Listener): () => void {
    const { forumId, personId } = member;
    if (personId === null || credential === null || 'token' in credential) return () => {};
    const here = this.#here.get(forumId) ?? new Here(this.#db, forumId);
    this.#here.set(forumId, here);
    here.came(personId);
    return () => here.went(personId, new Date());
  }

  async #see(): Promise<void> {
    if (this.#isSeeing) return;
    this.#isSeeing = true;
    try {
      for (const here of this.#here.values()) await here.look(new Date());
    } finally {
      this.#isSeeing = false;
    }
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const stop of this.#stops) stop();
    for (const { listeners } of this.#halls.values())
      for (const { line } of [...listeners]) line.close();
    hubs.delete(this.#db);
  }
}
