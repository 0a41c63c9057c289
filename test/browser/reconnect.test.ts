import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#base/ids.ts';
import { openDatabase } from '#db/database.server.ts';
import { append } from '#exchange/stream/stream.server.ts';
import { type Crowd, crowdOf } from '../crowd.ts';
import { listenRaw } from '../raw-listener.ts';
import { type TestHouse, testHouse } from '../testing.ts';
import { startServer } from './server.ts';

const CLIENTS = 200;
const CUTS = 10;
const KILLS = 3;
const MESSAGES = 500;
const STORM = 1_000;

let house: TestHouse;
let crowd: Crowd;
let port = 0;
let server: Awaited<ReturnType<typeof startServer>>;

async function start() {
  const settings = { DATABASE_URL: house.url, DEMO: '0', PORT: String(port) };
  server = await startServer(settings);
  port = Number(new URL(server.origin).port);
}

before(async () => {
  house = await testHouse();
  crowd = await crowdOf(house.db, STORM);
  await start();
});
after(async () => {
  await server?.stop();
  await house?.[Symbol.asyncDispose]();
});

/** A client as a phone is one: when its line is gone it comes back with the last number it has. */
class Phone {
  readonly heard: number[] = [];
  readonly #token: string;
  #socket: Socket | null = null;
  #isOver = false;
  isLive = false;
  cuts = 0;

  constructor(token: string) {
    this.#token = token;
  }

  connect(cursor = 0): void {
    if (this.#isOver) return;
    const last = this.heard.at(-1) ?? cursor;
    this.#socket = listenRaw({
      port,
      path: `/live?forum=${crowd.key}&cursor=${last}`,
      token: this.#token,
      hear: ({ event, id }) => {
        this.isLive = true;
        if (event === 'message' && id !== null) this.heard.push(id);
      },
      gone: () => {
        this.isLive = false;
        setTimeout(() => this.connect(cursor), 20 + Math.random() * 200);
      },
    });
  }

  cut(): void {
    this.cuts += 1;
    this.#socket?.destroy();
  }

  end(): void {
    this.#isOver = true;
    this.#socket?.destroy();
  }
}

/** As the outbox of a phone does: again, with the same id, until it is acknowledged. */
async function write(token: string, id: string, body: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(
      `http://localhost:${port}/api/v1/forums/${crowd.key}/rooms/${crowd.room}/messages`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id, body }),
        signal: AbortSignal.timeout(5_000),
      },
    ).catch(() => null);
    if (answer?.status === 201) return;
    await answer?.body?.cancel();
    await sleep(50);
  }
  assert.fail('never acknowledged');
}

async function until(done: () => boolean, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!done() && performance.now() < end) await sleep(20);
}

test('200 phones, ten cuts each, three kills of the server, 500 messages: none lost, doubled, out of order', async () => {
  const { db } = house;
  const phones = crowd.people.slice(0, CLIENTS).map(({ token }) => new Phone(token));
  for (const phone of phones) phone.connect();

  let isOver = false;
  const cutting = phones.map(async (phone) => {
    while (phone.cuts < CUTS) {
      await sleep(200 + Math.random() * 1_000);
      phone.cut();
    }
  });
  const killing = (async () => {
    for (let kills = 0; kills < KILLS; kills++) {
      await sleep(1_500 + Math.random() * 1_500);
      await server.kill();
      await start();
    }
  })();
  // edits and deletions are events of the same log, by another process on the same database
  const other = openDatabase(house.url);
  const changing = (async () => {
    let changes = 0;
    for (; !isOver; changes++) {
      const body = { id: newId(), body: changes % 2 ? '' : 'edited', version: 2 };
      await other
        .transaction()
        .execute((tx) =>
          append(tx, crowd.forumId, { room: crowd.room }, 'message', body, new Date()),
        );
      await sleep(40);
    }
    return changes;
  })();
  const ids = Array.from({ length: MESSAGES }, newId);
  const writers = Array.from({ length: 10 }, async (_, writer) => {
    for (let i = writer; i < MESSAGES; i += 10) {
      const author = crowd.people[i % CLIENTS];
      await write(author?.token ?? '', ids[i] ?? '', `message ${i}`);
      await sleep(Math.random() * 120);
    }
  });
  await Promise.all([...writers, ...cutting, killing]);
  isOver = true;
  const changes = await changing;
  await other.destroy();

  const written = await db
    .selectFrom('event')
    .select('number')
    .where('forum_id', '=', crowd.forumId)
    .orderBy('number')
    .execute();
  const due = written.map(({ number }) => number);
  assert.equal(due.length, MESSAGES + changes, 'each message is in the log once');
  await until(() => phones.every(({ heard }) => heard.length >= due.length), 20);
  for (const phone of phones) phone.end();
  assert.ok(phones.every(({ cuts }) => cuts >= CUTS));
  for (const { heard } of phones) assert.deepEqual(heard, due);
});

test('a thousand who lost their lines at the same moment are all back, with what they missed', async () => {
  const log = await house.db.selectFrom('stream_log').select('number').executeTakeFirst();
  const start = log?.number ?? 0;
  const phones = crowd.people.map(({ token }) => new Phone(token));
  for (const phone of phones) phone.connect(start);
  await until(() => phones.every(({ isLive }) => isLive), 30);
  const [one] = crowd.people;
  await write(one?.token ?? '', newId(), 'before the storm');
  await until(() => phones.every(({ heard }) => heard.length === 1), 20);

  for (const phone of phones) phone.cut();
  await write(one?.token ?? '', newId(), 'meanwhile');
  await until(() => phones.every(({ heard, isLive }) => isLive && heard.length === 2), 30);

  for (const phone of phones) phone.end();
  for (const { heard } of phones) assert.deepEqual(heard, [start + 1, start + 2]);
});
