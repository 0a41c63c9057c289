import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** One run of the server on this data, ended by Ctrl-C once it serves and `visit` is through. */
async function run(data: string, visit: (origin: string) => Promise<void>) {
  const program = ['--import', './scripts/svelte-loader.mjs', 'src/server.ts'];
  const { DATABASE_URL: _, ...rest } = process.env;
  const env = { ...rest, PORT: '0', ORIGIN: '', DATA_DIR: data };
  const server = spawn(process.execPath, program, { cwd: repository, env });
  const ended = once(server, 'exit');
  let said = '';
  const serving = new Promise<void>((resolve) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        if (said.includes('Ctrl-C stops it')) resolve();
      });
  });
  await Promise.race([serving, ended]);
  await visit(/open at (\S+)/.exec(said)?.[1] ?? '');
  server.kill('SIGINT');
  const [code] = await ended;
  return { code, said, links: said.match(/\/sign-in\/link\/\S+/g) ?? [] };
}

test('the first start brings the demo forum and three doors, Ctrl-C ends it, the next keeps all', async () => {
  const data = mkdtempSync(join(tmpdir(), 'plenary-start-'));
  const ready = async (origin: string) =>
    assert.equal((await fetch(`${origin}/readyz`)).status, 200);
  try {
    const first = await run(data, ready);
    assert.deepEqual([first.code, first.links.length], [0, 3], first.said);
    assert.match(first.said, /Imported 120 delegates/);
    const second = await run(data, ready);
    assert.deepEqual([second.code, second.links.length], [0, 3], second.said);
    assert.doesNotMatch(second.said, /Import/);
  } finally {
    rmSync(data, { recursive: true });
  }
});
