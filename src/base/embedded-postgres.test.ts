import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { joinCluster } from '#base/embedded-postgres.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenary-cluster-'));
const guests = new Set<ChildProcess>();
after(() => {
  for (const each of guests) each.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const quiet = { progress: () => {} };
const pidFile = (data: string) => join(data, 'postgres/cluster/postmaster.pid');
const pidOf = (data: string) => Number(readFileSync(pidFile(data), 'utf8').split('\n')[0]);

const GUEST = `
  import { joinCluster } from '#base/embedded-postgres.server.ts';
  const { url, close } = await joinCluster(process.env.GUEST_DATA, { progress() {} });
  console.log(url);
  process.stdin.once('data', async (word) => {
    if (String(word) === 'leave') await close();
    process.exit();
  });`;

/** Another process that has joined the cluster; `leave` in order, `exit` without a word, or be killed. */
async function guest(data: string) {
  const args = ['--input-type=module-typescript', '--eval', GUEST];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, GUEST_DATA: data },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  guests.add(child);
  assert.ok(child.stdout && child.stdin);
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { stdin } = child;
  const tell = async (word: string) => {
    stdin.write(word);
    await once(child, 'exit');
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, leave: () => tell('leave'), exit: () => tell('exit'), kill };
}

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}

async function stopped(data: string): Promise<boolean> {
  for (let round = 0; existsSync(pidFile(data)) && round < 200; round++) await sleep(25);
  return !existsSync(pidFile(data));
}

test('the first in starts it, the last out stops it, and what was written stays', async () => {
  const data = join(folder, 'shared');
  const [one, other] = await Promise.all([guest(data), guest(data)]);
  await ask(one.url, 'create table kept as select 7 as n');

  await one.leave();
  assert.deepEqual(await ask(other.url, 'select n from kept'), [{ n: 7 }]);

  await other.leave();
  assert.equal(existsSync(pidFile(data)), false);
});

test('a killed guest leaves it running, the next takes it over and stops it', async () => {
  const data = join(folder, 'shared');
  const killed = await guest(data);
  const pid = pidOf(data);
  await killed.kill();

  const next = await joinCluster(data, quiet);
  assert.equal(pidOf(data), pid);
  assert.deepEqual(await ask(next.url, 'select n from kept'), [{ n: 7 }]);

  await next.close();
  assert.equal(existsSync(pidFile(data)), false);
});

test('a guest that ends without a word stops it too', async () => {
  const data = join(folder, 'shared');
  const careless = await guest(data);

  await careless.exit();

  assert.ok(await stopped(data));
});

test('a killed database comes back with what was confirmed', async () => {
  const data = join(folder, 'shared');
  const one = await guest(data);
  await ask(one.url, 'insert into kept values (8)');
  process.kill(pidOf(data), 'SIGKILL');

  const next = await joinCluster(data, quiet);
  assert.deepEqual(await ask(next.url, 'select n from kept order by n'), [{ n: 7 }, { n: 8 }]);

  await next.close();
  await one.leave();
  assert.equal(existsSync(pidFile(data)), false);
});

test('a pid file whose number is another program now means nothing', async () => {
  const data = join(folder, 'shared');
  writeFileSync(pidFile(data), `${process.pid}\n${data}\n1\n5432\n/tmp\n\n  1 1\nready   \n`);

  const cluster = await joinCluster(data, quiet);

  assert.deepEqual(await ask(cluster.url, 'select 1 as n'), [{ n: 1 }]);
  await cluster.close();
});

test('a first start that was killed is done again, in a folder too deep for a socket', async () => {
  const data = join(folder, 'ein sehr tiefer Ordner mit Ümlaut '.repeat(3), 'noch einer');
  mkdirSync(join(data, 'postgres/making-1/base'), { recursive: true });

  const cluster = await joinCluster(data, quiet);

  assert.deepEqual(await ask(cluster.url, "select lower('ÄЖΣ') as text"), [{ text: 'äжσ' }]);
  assert.equal(existsSync(join(data, 'postgres/making-1')), false);
  await cluster.close();
});
