/** From `git clone` to the first answer, as a newcomer waits for it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Measure } from './bench.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const LIMIT_MS = 600_000;

export async function benchClone(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  const port = await freePort();
  const started = performance.now();
  execFileSync('git', ['clone', '--quiet', repository, folder], { stdio: 'inherit' });
  const child = spawn('npm', ['start'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), ORIGIN: '', DATABASE_URL: '', DATA_DIR: 'data' },
  });
  const ended = once(child, 'exit');
  try {
    await answers(`http://localhost:${port}/readyz`, child);
    const value = (performance.now() - started) / 1000;
    return [{ what: 'Clean clone to serving', value, unit: 's' }];
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answers(url: string, child: { exitCode: number | null }): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  while (child.exitCode === null && performance.now() < until) {
    const ready = await fetch(url)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (ready) return;
    await sleep(50);
  }
  throw new Error('The clean clone did not come to serve');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return address && typeof address === 'object' ? address.port : 0;
}
