/** The browser is given a camera before which somebody holds a phone with a code. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { qrOf } from '#base/qr.ts';
import { showCode } from '#exchange/contacts/cards.server.ts';
import type { Delegate } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { phoneOf } from '../card-devices.ts';
import { browser } from './chromium.ts';
import { type App, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const [WIDTH, HEIGHT] = [640, 480];
const browsers: Browser[] = [];
let app: App;
let holder: Delegate;
let folder: string;

before(async () => {
  app = await startApp();
  const member = await memberOf(app.db, 'ivan.mcallister@caerwyn.police.example', FORUM);
  assert.ok(member?.role === 'delegate');
  holder = member;
  folder = await mkdtemp(join(tmpdir(), 'plenary-camera-'));
});
after(async () => {
  for (const each of browsers) await each.close();
  await app?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** A browser whose camera sees this text as a QR code. */
async function browserBefore(text: string): Promise<Browser> {
  const film = join(folder, `${browsers.length}.y4m`);
  await writeFile(film, filmOf(text));
  const flags = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const made = await browser(flags);
  browsers.push(made);
  return made;
}
const shownCode = async () => {
  const { code } = await showCode(app.db, holder, new Date());
  return `${app.origin}/app/${FORUM}/c/${code}`;
};

/** Two frames of a grey room with a code in the middle of it (YUV4MPEG2). */
function filmOf(text: string): Buffer {
  const modules = qrOf(text);
  const module = Math.floor(400 / modules.length);
  const picture = Buffer.alloc(WIDTH * HEIGHT, 200);
  const edge = (length: number) => Math.floor((length - modules.length * module) / 2);
  const [left, top] = [edge(WIDTH), edge(HEIGHT)];
  for (const [row, line] of modules.entries())
    for (const [column, dark] of line.entries())
      for (let y = 0; y < module; y++) {
        const start = (top + row * module + y) * WIDTH + left + column * module;
        picture.fill(dark ? 30 : 220, start, start + module);
      }
  const frame = [Buffer.from('FRAME\n'), picture, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)];
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...frame, ...frame]);
}

async function readerOf(chromium: Browser, permissions: string[]) {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, permissions });
  const page = await context.newPage();
  await app.signIn(page, 'delegate');
  await page.goto(`${app.origin}/app/${FORUM}/me`);
  await page.getByRole('link', { name: 'Read a code' }).click();
  return page;
}

test('the camera of the page reads a code, and the page of its holder opens', async () => {
  const page = await readerOf(await browserBefore(await shownCode()), ['camera']);
  await page.getByRole('heading', { name: 'Swap cards with Ivan McAllister' }).waitFor();
});

test('it reads what a phone without a network signs, which is a larger code', async () => {
  const phone = await phoneOf(app.db, holder, new Date());
  const page = await readerOf(await browserBefore(await phone.says(null)), ['camera']);
  await page.getByRole('heading', { name: 'Ivan McAllister shows a card' }).waitFor();
});

test('a camera that is refused is said to be, and the code can be typed', async () => {
  const page = await readerOf(await browserBefore(await shownCode()), []);
  await page.getByText('This page may not use the camera.').waitFor();
  await page.getByLabel('Or type the code').fill('no code');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('This is no code of this forum.').waitFor();
});
