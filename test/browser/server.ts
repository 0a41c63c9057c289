/** The app as it is served, for browser tests: built, on a port and a database of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import type { Page } from 'playwright-core';
import type { Schema } from '#db/schema.ts';
import { demoLinks } from '../../src/demo.server.ts';
import { cloneHouse, demoTemplate } from '../testing.ts';

export { axe, browser, shoot } from './chromium.ts';

export type Role = 'organiser' | 'delegate' | 'client';

export type App = {
  /** such as `http://localhost:40123` */
  origin: string;
  db: Kysely<Schema>;
  /** Signs the page in to the demo forum, by link and press as people do. */
  signIn(page: Page, role: Role): Promise<void>;
  close(): Promise<void>;
};

/** Starts the server on a copy of the demo forum; the build must be there (`npm run build`). */
export async function startApp(environment: Record<string, string> = {}): Promise<App> {
  const house = await cloneHouse(await demoTemplate());
  const server = await startServer({ DATABASE_URL: house.url, ...environment });
  return {
    origin: server.origin,
    db: house.db,
    signIn: (page, role) => signIn(house.db, server.origin, page, role),
    async close() {
      await server.stop();
      await house[Symbol.asyncDispose]();
    },
  };
}

/** Opens a fresh link of the demo forum and presses its button. */
export async function signIn(
  db: Kysely<Schema>,
  origin: string,
  page: Page,
  role: Role,
): Promise<void> {
  const links = await demoLinks(db, origin, new Date());
  assert.ok(links, 'The demo forum is not there');
  await page.goto(links[role]);
  await page.locator('form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const repository = fileURLToPath(new URL('../..', import.meta.url));
const LOADER = `${repository}scripts/svelte-loader.mjs`;

/** The server as `npm start` runs it, once all is built. */
export async function startServer(environment: Record<string, string>) {
  const loader = existsSync(LOADER) ? ['--import', LOADER] : [];
  const child = spawn(process.execPath, [...loader, `${repository}src/server.ts`], {
    cwd: repository,
    env: { ...process.env, PORT: '0', ORIGIN: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const origin = await Promise.race([
    originSaid(createInterface(child.stdout)),
    ended.then(([code]) => Promise.reject(new Error(`The server ended with ${code}`))),
  ]);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  /** as a power cut does: nothing is closed, nothing is said */
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { origin, stop, kill, pid: child.pid ?? 0 };
}

async function originSaid(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, origin] = /^Plenary is open at (\S+)$/.exec(line) ?? [];
    if (origin) return origin;
  }
  throw new Error('The server ended without a word');
}
