/**
 * The live stream under load: so many connected people, all in one room, on the real server, posts
 * through the API and every message durable; beside bare ws and socket.io, which keep nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { crowdOf } from '../test/crowd.ts';
import type { Measure } from './bench.ts';
import { type Dial, type Line, openLine, openLines, textNow } from './live-lines.ts';
import { highestRate, load, type Post, type Step, said } from './live-load.ts';
import { memoryInUse } from './live-memory.ts';
import { openPosts } from './live-post.ts';
import { frame, upgrade } from './live-websocket.ts';
import { type Served, withServer } from './served.ts';

const SIZES = [120, 1_000, 5_000];
const READERS = 60;
/** People who write, each on a line of its own as phones do. */
const AUTHORS = 500;
/** seconds of each try of a rate and of the rate that is to be kept in any case */
const TRY = 2;
const STEADY = 6;
const RATE = 20;

/** Sizes, or all three; `alone` leaves out what it is compared with. */
export async function benchLive(asked: readonly string[]): Promise<Measure[]> {
  const sizes = asked.map(Number).filter((size) => size > 0);
  const measures: Measure[] = [];
  for (const size of sizes.length > 0 ? sizes : SIZES) {
    console.error(`${size} people:`);
    const own = await benchPlenary(size);
    measures.push(...own.measures);
    if (asked.includes('alone')) continue;
    for (const [peer, times] of [
      ['ws', 20],
      ['socket.io', 30],
    ] as const) {
      tell(`${peer}, which keeps nothing:`);
      const best = await benchPeer(peer, size);
      const what = `${size} people, ${peer}`;
      measures.push(
        { what: `${what}: highest rate kept, nothing durable`, value: best.rate, unit: '/s' },
        {
          what: `${size} people: times the rate of ${peer}`,
          value: own.rate / best.rate,
          unit: '×',
          ...(size >= 1_000 && { least: times }),
        },
      );
    }
  }
  return measures;
}

async function benchPlenary(size: number): Promise<{ measures: Measure[]; rate: number }> {
  const inspector = await freePort();
  return withServer((served) => measureOwn(served, inspector, size), {
    DEMO: '0',
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspector} --inspect-publish-uid=http`,
  });
}

async function measureOwn({ db, origin, pid }: Served, inspector: number, size: number) {
  const crowd = await crowdOf(db, size);
  const port = Number(new URL(origin).port);
  const rooms = `/api/v1/forums/${crowd.key}/rooms`;
  const tokens = crowd.people.slice(0, AUTHORS).map(({ token }) => token);
  const all = await openPosts(port, `${rooms}/${crowd.room}/messages`, tokens);
  const quiet = await openPosts(port, `${rooms}/${crowd.quiet}/messages`, tokens.slice(0, 1));
  const dials = crowd.people.map(({ token }) => dialOf(port, crowd.key, token));

  const early = await openLines(dials.slice(0, 100), READERS);
  await load(early, all, { rate: 100, seconds: 4, pid });
  for (const { socket } of early) socket.destroy();
  await sleep(1_000);
  const memory = await memoryInUse(pid, inspector);
  const lines = await openLines(dials, READERS);
  const each = ((await memoryInUse(pid, inspector)) - memory) / 1000 / lines.length;
  tell(`${lines.length} connected, ${each.toFixed(1)} kB each`);

  const lone = await loneMessage(dials[1] as Dial, quiet);
  tell(`a lone message: p50 ${lone.toFixed(1)} ms`);
  // as a server that has run for a while: what is compiled at the first messages is not in it
  await load(lines, all, { rate: RATE, seconds: TRY, pid });
  const steady = await load(lines, all, { rate: RATE, seconds: STEADY, pid });
  tell(said(steady));
  tell('the highest rate:');
  const best = await highestRate(100, (rate) => load(lines, all, { rate, seconds: TRY, pid }));
  const back = await storm(lines, dials);
  tell(`all ${lines.length} back after ${back.toFixed(1)} s`);
  all.close();
  quiet.close();

  const what = `${size} people`;
  const measures: Measure[] = [
    { what: `${what}: a lone message, p50`, value: lone, unit: 'ms', aim: 5 },
    { what: `${what}: ${RATE} messages/s to all, p50`, value: steady.p50, unit: 'ms' },
    {
      ...{ what: `${what}: ${RATE} messages/s to all, p99`, value: steady.p99, unit: 'ms' },
      ...(size === 1_000 && { aim: 60 }),
    },
    { what: `${what}: highest rate kept, all durable`, value: best.rate, unit: '/s' },
    { what: `${what}: p99 at that rate`, value: best.p99, unit: 'ms', aim: 250 },
    {
      what: `${what}: time of the server for a delivery then`,
      value: best.cpu,
      unit: 'µs',
      ...(size >= 1_000 && { aim: 0.6 }), // of fewer, the writing is most
    },
    { what: `${what}: memory of a connection`, value: each, unit: 'kB', aim: 20 },
    {
      ...{ what: `${what}: all back after losing their lines at once`, value: back, unit: 's' },
      ...(size <= 1_000 && { aim: 5 }),
    },
  ];
  return { measures, rate: best.rate };
}

const tell = (line: string) => console.error(`  ${line}`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const dialOf = (port: number, forum: string, token: string): Dial => ({
  port,
  greet:
    `GET /live?forum=${forum}&ago=2 HTTP/1.1\r\nhost: localhost\r\n` +
    `authorization: Bearer ${token}\r\n\r\n`,
  opened: 'event: hello',
});

/** From the sender to the only other person in a room, one by one, half the time nothing happens. */
async function loneMessage(dial: Dial, { post }: Post): Promise<number> {
  const line = await openLine(dial, true);
  for (let i = 0; i < 60; i++) {
    await sleep(50);
    await post(textNow());
  }
  await sleep(200);
  line.socket.destroy();
  const took = (line.took ?? []).slice(10).sort((a, b) => a - b);
  return took[Math.floor(took.length / 2)] ?? Infinity;
}

/** Seconds from the moment all lines were lost until the last is open again. */
async function storm(lines: readonly Line[], dials: readonly Dial[]): Promise<number> {
  for (const { socket } of lines) socket.destroy();
  const began = performance.now();
  const again = await Promise.all(dials.map((dial) => openLine(dial, false)));
  const seconds = (performance.now() - began) / 1000;
  for (const { socket } of again) socket.destroy();
  return seconds;
}

async function benchPeer(peer: 'ws' | 'socket.io', size: number): Promise<Step> {
  const file = fileURLToPath(new URL('./live-peer.ts', import.meta.url));
  const child = spawn(process.execPath, [file, peer], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [said] = (await once(child.stdout as Readable, 'data')) as [Buffer];
  const port = Number(said);
  const dials = Array.from({ length: size }, () => peerDial(peer, port));
  const lines = await openLines(dials, READERS);
  const [sender] = lines;
  const post = async (text: string) => {
    sender?.socket.write(frame(peer === 'ws' ? text : `42["m","${text}"]`));
  };
  // it asks for a sign of life by and by
  const alive = setInterval(() => {
    if (peer === 'socket.io') for (const { socket } of lines) socket.write(frame('3'));
  }, 20_000);
  await load(lines, { post }, { rate: 2, seconds: 3, pid: child.pid ?? 0 });
  const best = await highestRate(size > 2_000 ? 4 : 20, (rate) =>
    load(lines, { post }, { rate, seconds: TRY, pid: child.pid ?? 0 }),
  );
  clearInterval(alive);
  for (const { socket } of lines) socket.destroy();
  child.disconnect();
  return best;
}

const peerDial = (peer: 'ws' | 'socket.io', port: number): Dial =>
  peer === 'ws'
    ? { port, greet: upgrade('/'), opened: '101 Switching' }
    : {
        ...{ port, greet: upgrade('/socket.io/?EIO=4&transport=websocket'), opened: '"sid"' },
        after: { say: frame('40'), opened: '40{' },
      };
