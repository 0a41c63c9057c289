import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Refusal, UsageError } from './command.ts';
import { command as plan } from './plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenary-plan-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, instance: unknown) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, typeof instance === 'string' ? instance : JSON.stringify(instance));
  return path;
};
const run = (...args: string[]) => {
  const said: string[] = [];
  const call = { now: new Date(), progress: (line: string) => void said.push(line) };
  return plan.runAlone({ ...call, args }).then((result) => ({ result, said }));
};

const meetings = [
  { id: 1, a: 1, b: 2, session: 0 },
  { id: 2, a: 1, b: 3, session: 0 },
  { id: 3, a: 2, b: 3, session: 0, fixed: 4 },
];
const instance = { participants: 3, slots: 4, tables: 1, fairness: 2, meetings };

test('an instance file is planned and its timetable written', async () => {
  const out = join(folder, 'out.json');
  const { result } = await run(file('plain', instance), '--out', out);
  const { seconds, ...rest } = result as { seconds: number };
  // one table and a last slot that is fixed: one of two people must wait
  assert.deepEqual(rest, { status: 'optimal', value: 1, bound: 1 });
  assert.ok(seconds > 0);
  const { slots } = JSON.parse(readFileSync(out, 'utf8'));
  assert.deepEqual([...slots].sort(), [2, 3, 4]);
});

test('a plan in force says what is left out and moved', async () => {
  const change = { ...instance, fairness: null, baseline: { slots: [1, 1, 4] }, now: 2 };
  const { result } = await run(file('change', change));
  const { seconds: _, ...rest } = result as { seconds: number };
  // the first two were both in slot 1, which is past and has one table
  assert.deepEqual(rest, { status: 'optimal', value: 1, bound: 1, unscheduled: 1, moved: 0 });
});

test('fairness of the command counts instead of the file’s', async () => {
  const apart = {
    participants: 4,
    slots: 3,
    tables: 2,
    fairness: 0,
    forbidden: [[2], [], [], []],
    meetings: [
      { id: 1, a: 1, b: 2, session: 0 },
      { id: 2, a: 1, b: 3, session: 0 },
    ],
  };
  const path = file('apart', apart);
  await assert.rejects(run(path), Refusal);
  for (const fairness of ['1', 'none']) {
    const { result } = await run(path, '--fairness', fairness);
    assert.equal((result as { value: number }).value, 1);
  }
});

test('that there is no timetable is proved, and nothing is written', async () => {
  const out = join(folder, 'none.json');
  const full = { ...instance, slots: 2, meetings: meetings.map(({ fixed: _, ...rest }) => rest) };
  await assert.rejects(run(file('full', full), '--out', out), (thrown) => {
    assert.ok(thrown instanceof Refusal);
    assert.match(thrown.message, /proved/);
    const { status, value } = thrown.result as { status: string; value: null };
    return status === 'infeasible' && value === null;
  });
  assert.equal(existsSync(out), false);
});

test('without time nothing is known, which is no proof', async () => {
  await assert.rejects(run(file('hurried', instance), '--seconds', '0.001'), (thrown) => {
    assert.ok(thrown instanceof Refusal);
    assert.match(thrown.message, /--seconds/);
    return (thrown.result as { status: string }).status === 'unknown';
  });
});

test('what can’t be planned is refused with its place, and wrong words before anything is opened', async () => {
  const path = file('right', instance);
  for (const [args, told] of [
    [[join(folder, 'absent.json')], /absent\.json can’t be read/],
    [[file('broken', '{"participants": }')], /Line 1, column 18/],
    [[file('beyond', { ...instance, participants: 2 })], /meetings\[1\]\.b: 3 is no participant/],
    [[path, '--out', join(folder, 'absent/out.json')], /can’t be written/],
  ] as const)
    await assert.rejects(run(...args), (thrown) => {
      assert.ok(thrown instanceof Refusal, String(thrown));
      assert.match(thrown.message, told);
      return true;
    });
  for (const args of [
    [],
    [path, 'more'],
    [path, '--seconds', 'soon'],
    [path, '--seconds', '-1'],
    [path, '--fairness', 'much'],
    [path, '--nonsense'],
  ])
    await assert.rejects(run(...args), UsageError, args.join(' '));
});

test('the command opens no database for a file, prints JSON alone, and ends', async () => {
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
  const program = ['src/cli.ts', 'plan', file('alone', instance)];
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) =>
    execFile(process.execPath, program, { cwd: repository, env }, (failed, out) =>
      resolve({ code: failed ? Number(failed.code) : 0, out }),
    ),
  );
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).status, 'optimal');
});
