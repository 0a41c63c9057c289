import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testHouse } from './testing.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const FORUM = 'police-forum-2024';

/** Runs `plenary` as a shell does: what it prints as JSON, and its exit code. */
async function plenary(url: string, ...args: string[]) {
  const program = ['--import', './scripts/svelte-loader.mjs', 'src/cli.ts', ...args];
  const env = { ...process.env, DATABASE_URL: url };
  return new Promise<{ code: number; result: Record<string, unknown> | null; said: string }>(
    (resolve) =>
      execFile(process.execPath, program, { cwd: repository, env }, (failed, out, said) =>
        resolve({
          code: failed ? Number(failed.code) : 0,
          result: out === '' ? null : JSON.parse(out),
          said,
        }),
      ),
  );
}

test('an organiser’s way by commands: import, import again, figures, link, report', async () => {
  await using house = await testHouse();
  const folder = mkdtempSync(join(tmpdir(), 'plenary-report-'));
  try {
    const first = await plenary(house.url, 'import', `demo/${FORUM}`);
    assert.equal(first.code, 0, first.said);
    assert.equal(first.result?.delegatesConfirmed, 120);
    const again = await plenary(house.url, 'import', `demo/${FORUM}`);
    assert.deepEqual([again.result?.inserted, again.result?.updated], [0, 0]);

    const early = await plenary(house.url, 'figures', FORUM, '--as-of', '2024-05-01');
    assert.deepEqual([early.result?.asOf, early.result?.responses], ['2024-05-01', 66]);

    const { result: link } = await plenary(house.url, 'link', FORUM);
    assert.match(String(link?.link), /\/report\/[\w-]{22,}$/);
    const asked = ['--label', 'Acme', '--days', '7', '--passcode', 'kingfisher 9'];
    const { result: locked } = await plenary(house.url, 'link', FORUM, ...asked);
    assert.equal(locked?.passcode, true);
    const days = (Date.parse(String(locked?.expires)) - Date.now()) / 86_400_000;
    assert.ok(days > 6.9 && days <= 7, String(days));
    for (const wrong of [
      ['--days', '0'],
      ['--days', '400'],
      ['--passcode', 'short'],
    ])
      assert.equal((await plenary(house.url, 'link', FORUM, ...wrong)).code, 2, wrong.join(' '));

    const report = await plenary(house.url, 'report', FORUM, '--out', folder);
    assert.equal(report.code, 0, report.said);
    assert.deepEqual(readdirSync(folder).sort(), [
      'figures',
      'figures.json',
      'figures.xlsx',
      'report.html',
      'report.pdf',
      'report.pptx',
    ]);
    const drawings = readdirSync(join(folder, 'figures'));
    assert.equal(drawings.length, 10);
    for (const name of drawings) assert.match(name, /^figure-\d+-\w{6}\.svg$/);
    assert.equal(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString(), '%PDF-');
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    assert.ok(/interim edition 1/i.test(page) && page.includes('73 more, 6 less'));
    const printed = readFileSync(join(folder, 'figures.json'), 'utf8');
    assert.match(printed, /1500000000/);
    assert.doesNotMatch(printed, /1502350000/, 'a total that no reader may see to the pound');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a refusal is 1, a wrong call 2, and neither leaves a forum behind', async () => {
  await using house = await testHouse();
  for (const [code, ...args] of [
    [1, 'import', 'demo/no-such-folder'],
    [1, 'figures', 'no-such-forum'],
    [2, 'import'],
    [2, 'no-such-command'],
  ] as const) {
    const ended = await plenary(house.url, ...args);
    assert.equal(ended.code, code, args.join(' '));
    assert.notEqual(ended.said, '');
  }
  assert.deepEqual(await house.db.selectFrom('forum').selectAll().execute(), []);
});
