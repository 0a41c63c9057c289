/**
 * Keeps the cluster of the tests: one process, started by the first test that asks, gone with all
 * its data a few seconds after the last one hung up. Two started at once settle it by the socket.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinCluster } from '#base/embedded-postgres.server.ts';
import { migrate } from '#db/database.server.ts';
import { MIGRATIONS } from '../src/house.server.ts';
import { administer, inDatabase, meetingPlace } from './testing.ts';

const LINGER_MS = 5000;
/** A lost disk takes the test's data anyway. */
const HASTE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
const SETTINGS = { ...HASTE, max_connections: '300', shared_buffers: '64MB' };

const place = meetingPlace();
const server = createServer();
if (await listen(server)) await keep(server);

async function keep(meeting: Server): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'plenary-test-'));
  let idle = setTimeout(end, LINGER_MS);
  const template = prepareTemplate(data);
  let guests = 0;
  meeting.on('connection', async (socket) => {
    guests++;
    clearTimeout(idle);
    socket
      .on('error', () => {})
      .on('close', () => {
        if (--guests === 0) idle = setTimeout(end, LINGER_MS);
      });
    const { url } = await template;
    socket.write(`${url}\n`);
  });

  async function end() {
    meeting.close(); // whoever comes now starts another keeper
    const { close } = await template;
    await close();
    rmSync(data, { recursive: true, force: true });
    process.exit();
  }
}

async function prepareTemplate(data: string) {
  const cluster = await joinCluster(data, { progress: () => {}, settings: SETTINGS });
  const url = inDatabase(cluster.url, 'template_house');
  await administer(cluster.url, 'create database template_house');
  await migrate(url, MIGRATIONS);
  return { url, close: cluster.close };
}

/** @returns false when another keeper is there */
async function listen(meeting: Server): Promise<boolean> {
  if (await tryListen(meeting)) return true;
  if (await isAnswered()) return false;
  rmSync(place, { force: true }); // left by a killed keeper
  return tryListen(meeting);
}

function tryListen(meeting: Server): Promise<boolean> {
  return new Promise((resolve) => {
    meeting.once('error', () => resolve(false));
    meeting.listen(place, () => resolve(true));
  });
}

function isAnswered(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
