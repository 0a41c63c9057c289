/** A call whose every way goes by a TURN server over TCP; needs coturn (Debian: coturn). */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { callingBrowser, delegatesOf, home, phoneOf, sees, startIn } from './callers.ts';
import { startApp } from './server.ts';

const SECRET = 'a secret of this test alone';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** @returns null where coturn is not installed */
async function startTurn() {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'plenary-turn-'));
  const only = ['--no-udp', '--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers'];
  const here = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`];
  const who = ['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--realm=test'];
  const files = [`--pidfile=${folder}/pid`, `--userdb=${folder}/db`, `--log-file=${folder}/log`];
  const child = spawn('turnserver', ['-n', ...only, ...here, ...who, ...files], {
    stdio: 'ignore',
  });
  const started = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'error').then(() => false),
  ]);
  const stop = async () => {
    if (started) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true });
  };
  if (!started) {
    await stop();
    return null;
  }
  for (let tries = 0; !(await answers(port)); tries++) {
    assert.ok(tries < 100, 'coturn does not listen');
    await sleep(100);
  }
  return { port, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true));
    socket.once('error', () => done(false)).once('connect', () => socket.destroy());
  });
}

test('a call by TURN over TCP alone: both see each other, and no address of theirs is told', async (t) => {
  const turn = await startTurn();
  if (!turn) return t.skip('coturn is not installed');
  const app = await startApp({
    TURN_URLS: `turn:127.0.0.1:${turn.port}?transport=tcp`,
    TURN_SECRET: SECRET,
  });
  const chromium = await callingBrowser();
  try {
    const [a, b] = await delegatesOf(app);
    const [ann, ben] = [await phoneOf(app, chromium, a), await phoneOf(app, chromium, b)];
    const told: string[] = [];
    for (const { page } of [ann, ben])
      page.on('request', (request) => {
        if (request.url().endsWith('/act')) told.push(request.postData() ?? '');
      });
    const opened = await openDirect(app.db, ann.who, ben.who.personId, new Date());
    assert.ok('room' in opened);
    await home(app, ben);
    await startIn(app, ann, opened.room);
    await ben.page.getByRole('link', { name: 'Answer' }).click();
    await Promise.all([sees(ann.page), sees(ben.page)]);

    const candidates = told.flatMap((text) => text.match(/candidate:[^"\\]+/g) ?? []);
    assert.ok(candidates.length > 0);
    assert.deepEqual(
      candidates.filter((each) => !/ typ relay\b/.test(each)),
      [],
    );
  } finally {
    await chromium.close();
    await app.close();
    await turn.stop();
  }
});
