/** Who is where while a re-plan is made, and whether one more meeting breaks a hard rule. */
import type { Place } from '#meetings/change.ts';
import type { Taken } from '#meetings/replan/lost.ts';
import { type Neighbours, neighbours } from '#meetings/replan/slots.ts';
import { overlap, type PairKey, type Span, type Task, type TaskSlot } from '#meetings/task.ts';

export type Booking = PairKey & Place;

export const pairKey = ({ client, delegate }: PairKey): string => `${client} ${delegate}`;

type Row = (Booking | null)[];

/** The forum's people and tables, each with a row of meetings by position of the slot. */
export class Day {
  readonly task: Task;
  readonly position: Map<number, number>;
  readonly zone: Map<number, string>;
  readonly #taken: Taken;
  readonly #between: Neighbours;
  readonly #people = new Map<string, Row>();
  readonly #tables = new Map<number, Row>();
  readonly #blocked = new Map<string | number, boolean[]>();
  readonly #counts = new Map<string, number>();
  readonly #most: Map<string, number>;
  readonly #busy: Map<string | number, Span[]>;

  constructor(task: Task, taken: Taken, bookings: Iterable<Booking>) {
    this.task = task;
    this.#taken = taken;
    this.position = new Map(task.slots.map(({ number }, at) => [number, at]));
    this.zone = new Map(task.tables.map(({ number, zone }) => [number, zone]));
    this.#between = neighbours(task.slots, task.walkMinutes);
    this.#most = new Map([...task.clients, ...task.delegates].map(({ id, most }) => [id, most]));
    const people = [...task.delegates, ...task.clients.flatMap((each) => each.representatives)];
    this.#busy = new Map<string | number, Span[]>([
      ...people.map(({ id, busy }) => [id, busy] as const),
      ...task.tables.map(({ number, lost }) => [number, lost] as const),
    ]);
    for (const booking of bookings) this.book(booking);
  }

  book(booking: Booking): void {
    this.#set(booking, booking, 1);
  }

  release(booking: Booking): void {
    this.#set(booking, null, -1);
  }

  /** The person's meetings by position of the slot. */
  row(person: string): Row {
    return rowOf(this.#people, person, this.task.slots.length);
  }

  meets(pair: PairKey): boolean {
    return this.#meeting(pair) !== null;
  }

  free(person: string, slot: number): boolean {
    return this.#open(person, this.row(person), slot);
  }

  tableFree(table: number, slot: number): boolean {
    return this.#open(table, rowOf(this.#tables, table, this.task.slots.length), slot);
  }

  /** Tables of that zone, or of all, that nobody sits at. */
  freeTables(slot: number, zone?: string): number {
    const tables = this.task.tables.filter((table) => zone === undefined || table.zone === zone);
    return tables.filter(({ number }) => this.tableFree(number, slot)).length;
  }

  /** The slot and those that overlap it in time. */
  overlapping(slot: number): number[] {
    const positions = this.#between.clash[this.#at(slot)] ?? [];
    return positions.flatMap((at) => this.task.slots[at]?.number ?? []);
  }

  /** Meetings that this client or delegate may still be given. */
  room(id: string): number {
    return Math.max(0, (this.#most.get(id) ?? 0) - (this.#counts.get(id) ?? 0));
  }

  /** Whether this meeting, added to those that are booked, keeps every hard rule. */
  fits(booking: Booking): boolean {
    const { client, delegate, representative, slot, table } = booking;
    return (
      this.room(client) > 0 &&
      this.room(delegate) > 0 &&
      this.free(delegate, slot) &&
      this.free(representative, slot) &&
      this.tableFree(table, slot) &&
      this.#canWalk(delegate, booking) &&
      this.#canWalk(representative, booking) &&
      this.#rests(delegate, slot) &&
      !this.meets(booking) &&
      this.#inOrder(booking)
    );
  }

  #at(slot: number): number {
    return this.position.get(slot) ?? 0;
  }

  #set(booking: Booking, value: Booking | null, one: 1 | -1): void {
    const at = this.#at(booking.slot);
    this.row(booking.delegate)[at] = value;
    this.row(booking.representative)[at] = value;
    rowOf(this.#tables, booking.table, this.task.slots.length)[at] = value;
    for (const id of [booking.client, booking.delegate])
      this.#counts.set(id, (this.#counts.get(id) ?? 0) + one);
  }

  #open(id: string | number, row: Row, slot: number): boolean {
    const at = this.#at(slot);
    return !this.#blockedOf(id)[at] && (this.#between.clash[at] ?? []).every((to) => !row[to]);
  }

  #blockedOf(id: string | number): boolean[] {
    const known = this.#blocked.get(id);
    if (known) return known;
    const own = typeof id === 'string' ? this.#taken.people.get(id) : this.#taken.tables.get(id);
    const spans = [...(this.#busy.get(id) ?? []), ...(own ?? [])];
    const blocked = this.task.slots.map((slot) => spans.some((span) => overlap(span, slot)));
    this.#blocked.set(id, blocked);
    return blocked;
  }

  #canWalk(person: string, { slot, table }: Booking): boolean {
    const row = this.row(person);
    const zone = this.zone.get(table);
    return (this.#between.near[this.#at(slot)] ?? []).every((at) => {
      const other = row[at];
      return !other || this.zone.get(other.table) === zone;
    });
  }

  #rests(delegate: string, slot: number): boolean {
    const { mostInARow } = this.task;
    if (mostInARow === null) return true;
    const row = this.row(delegate);
    const { next } = this.#between;
    const after = (at: number): number =>
      longest((next[at] ?? []).map((to) => (row[to] ? 1 + after(to) : 0)));
    const before = (at: number): number =>
      longest(next.map((list, from) => (row[from] && list.includes(at) ? 1 + before(from) : 0)));
    const at = this.#at(slot);
    return before(at) + 1 + after(at) <= mostInARow;
  }

  #inOrder(booking: Booking): boolean {
    if (this.task.before.length === 0) return true;
    const key = pairKey(booking);
    const span = this.task.slots[this.#at(booking.slot)];
    return this.task.before.every(({ first, then }) => {
      if (!span) return false;
      const later = pairKey(first) === key ? this.#slotOf(then) : null;
      const earlier = pairKey(then) === key ? this.#slotOf(first) : null;
      return (
        !(later && span.endsAt > later.startsAt) && !(earlier && earlier.endsAt > span.startsAt)
      );
    });
  }

  #slotOf(pair: PairKey): TaskSlot | null {
    const meeting = this.#meeting(pair);
    return meeting && (this.task.slots[this.#at(meeting.slot)] ?? null);
  }

  #meeting({ client, delegate }: PairKey): Booking | null {
    return this.row(delegate).find((each) => each?.client === client) ?? null;
  }
}

const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);

function rowOf<K>(rows: Map<K, Row>, key: K, length: number): Row {
  const known = rows.get(key);
  if (known) return known;
  const row: Row = new Array<Booking | null>(length).fill(null);
  rows.set(key, row);
  return row;
}
