/** The outbox at work: what is done here goes out at once, or as soon as there is a line again. */
import { newId } from '#base/ids.ts';
import type { Message } from '#exchange/chat/message.ts';
import { type Unsent, unsentOf } from '#exchange/chat/outbox.ts';
import { type Act, replacedBy, type Shelf } from '#exchange/device/act.ts';
import * as made from '#exchange/device/acts.ts';
import { Device } from '#exchange/device/database.ts';
import { deliver, type Said, tell } from '#exchange/device/deliver.ts';
import { memoryShelf } from '#exchange/device/memory.ts';
import { CHANNEL, waitsKey } from '#exchange/device/names.ts';
import { moveOver } from '#exchange/device/old-outbox.ts';

const RETRY = 4_000;

type Told = (act: Act, done: unknown) => void;

export class Sending {
  /** all that this device holds and the server does not know, in the order it was done */
  acts = $state.raw<Act[]>([]);
  /** the last try did not reach the server */
  stuck = $state(false);
  readonly #forum: string;
  readonly #owner: string;
  readonly #shelf: Shelf;
  readonly #receivers = new Set<Told>();
  readonly #channel = new BroadcastChannel(CHANNEL);
  /** what is put down goes in the order it was done */
  #writing: Promise<unknown>;
  #running = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(forum: string, owner: string) {
    this.#forum = forum;
    this.#owner = owner;
    this.#shelf = 'indexedDB' in globalThis ? new Device(owner) : memoryShelf();
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('cleared' in data || data.changed !== owner) return;
      if (data.act) this.#tell(data.act, data.done);
      void this.#show();
    };
    this.#writing = this.#moveOver();
    void this.#show().then(() => this.send());
  }

  /** messages among what waits */
  get unsent(): Unsent[] {
    return this.acts.flatMap((act) => unsentOf(act) ?? []);
  }

  /** how much goes out by itself when there is a line */
  get waiting(): number {
    return this.acts.filter(({ kind, refused }) => refused === null && kind !== 'read').length;
  }

  write(room: string, body: string, carried?: made.Carried): void {
    this.add(made.message(this.#new(), this.#forum, room, body, carried));
  }

  edit(room: string, message: string, words: made.Words): void {
    this.add(made.edit(this.#new(), this.#forum, room, message, words));
  }

  remove(room: string, message: string): void {
    this.add(made.remove(this.#new(), this.#forum, room, message));
  }

  react(room: string, message: string, sign: string, on: boolean): void {
    this.add(made.react(this.#new(), this.#forum, room, { message, sign, on }));
  }

  /** Of several the highest counts, whichever tab it was read in. */
  read(room: string, number: number): void {
    if (this.acts.some((act) => isReadTo(act, room, number))) return;
    this.add(made.read(this.#new(), this.#forum, room, number));
  }

  note(change: made.NoteChange): void {
    this.add(made.note(this.#new(), this.#forum, change));
  }

  outcome(form: Record<string, string> & { meeting: string }): void {
    this.add(made.outcome(this.#new(), this.#forum, form));
  }

  gotIt(form: Record<string, string>): void {
    this.add(made.gotIt(this.#new(), this.#forum, form));
  }

  answer(how: 'reply' | 'take', form: Record<string, string>): void {
    this.add(made.answer(this.#new(), this.#forum, how, form));
  }

  /** @param path of the API, asked with the act's id as Idempotency-Key */
  contact(lane: string, path: string, json: Record<string, unknown>): void {
    this.add(made.contact(this.#new(), lane, path, json));
  }

  vote(session: string, poll: string, choice: string[]): void {
    this.add(made.vote(this.#new(), this.#forum, session, poll, choice));
  }

  question(session: string, asked: made.Question): void {
    this.add(made.question(this.#new(), this.#forum, session, asked));
  }

  /** Takes any act; it is shown as waiting at once, put down, and sent. */
  add(act: Act): void {
    const instead = replacedBy(act, this.acts);
    this.acts = [...this.acts.filter(({ id }) => !instead.includes(id)), act];
    this.#mark();
    this.#writing = this.#writing.then(() => this.#shelf.add(act, instead)).catch(() => {});
    void this.#writing.then(() => this.send());
  }

  again(id: string): void {
    void this.#change(() => this.#shelf.mark(id, null)).then(() => this.send());
  }

  discard(id: string): void {
    void this.#change(() => this.#shelf.done(id, []));
  }

  /** Hands over each message that the server took or changed, until the returned call. */
  onSent(receive: (message: Message) => void): () => void {
    return this.onDone((_, done) => {
      if (done !== null && typeof done === 'object' && 'room' in done) receive(done as Message);
    });
  }

  /** Hands over each act that is done and what the server answered, until the returned call. */
  onDone(told: Told): () => void {
    this.#receivers.add(told);
    return () => this.#receivers.delete(told);
  }

  /** Tries to send what waits; safe to call at any time. */
  async send(): Promise<void> {
    this.#again = this.#running;
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#timer);
    await this.#writing;
    const told: Told = (act, done) => {
      this.#tell(act, done);
      void this.#show();
    };
    const done = await deliver(this.#owner, this.#shelf, told).catch(() => false);
    this.#running = false;
    this.stuck = !done;
    await this.#show();
    if (this.#again) return this.send();
    if (done) return;
    this.#timer = setTimeout(() => this.send(), RETRY * (0.75 + Math.random() / 4));
    void askWorker();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#channel.close();
  }

  #tell(act: Act, done: unknown): void {
    for (const receive of this.#receivers) receive(act, done);
  }

  #new = () => ({ id: newId(), madeAt: new Date().toISOString() });

  #change(step: () => Promise<void>): Promise<void> {
    const changed = this.#writing.then(step);
    this.#writing = changed.catch(() => {});
    return changed.then(() => tell({ changed: this.#owner })).then(() => this.#show());
  }

  /** As it is put down; what is not down yet is waited for, so that nothing shown goes away. */
  async #show(): Promise<void> {
    for (let before: unknown; before !== this.#writing; ) {
      before = this.#writing;
      await before;
      const acts = await this.#shelf.all().catch(() => null);
      if (before !== this.#writing) continue;
      if (acts === null) return; // cleared by whoever signed out
      this.acts = acts;
      this.#mark();
    }
  }

  /** So that the next page knows that something waits before it has asked the database. */
  #mark(): void {
    try {
      if (this.acts.length > 0) localStorage.setItem(waitsKey(this.#owner), '1');
      else localStorage.removeItem(waitsKey(this.#owner));
    } catch {} // it keeps nothing: then nothing waits for a next page either
  }

  async #moveOver(): Promise<void> {
    const act = (old: { id: string; room: string; body: string; writtenAt: string }) =>
      made.message({ id: old.id, madeAt: old.writtenAt }, this.#forum, old.room, old.body);
    try {
      await moveOver(localStorage, this.#owner, act, (each) => this.#shelf.add(each, []));
    } catch {} // it keeps nothing
  }
}

const isReadTo = ({ kind, lane, asking }: Act, room: string, number: number) =>
  kind === 'read' && lane === `room:${room}` && Number(asking.form?.number) >= number;

/** The worker sends what waits when the line is back and the page is closed, where browsers can. */
async function askWorker(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration('/app/');
  const { sync } = (worker ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register('plenary').catch(() => {});
}
