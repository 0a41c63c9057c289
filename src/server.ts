/** Plenary's server: opens the house, fills an empty one with the demo forum, serves the app. */
import { existsSync } from 'node:fs';
import { env, exit, stderr, stdout } from 'node:process';
import { CannotStart } from '#base/cannot-start.ts';
import { before, type Handler } from '#serving/front.server.ts';
import { assertPortFree, listen } from '#serving/listen.server.ts';
import { HEADER } from '#serving/origin.ts';
import { BODY_LIMIT } from '#serving/too-large.server.ts';
import { type House, openHouse } from './house.server.ts';
import { readEnv } from './settings.ts';

const BUILD = new URL('../build/handler.js', import.meta.url);
const say = (line: string) => stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = readEnv(env);
  if (!existsSync(BUILD))
    throw new CannotStart('The app is not built yet: start with `npm start`.');
  const closers = closedOnSignals();
  await assertPortFree(settings.PORT);
  const house = await openHouse({ progress: say });
  closers.push(house.close);

  if (settings.DEMO === '1') await fillWhenEmpty(house);
  const app = await loadApp(house.url);
  closers.push(closeApp);
  const set = settings.ORIGIN ? new URL(settings.ORIGIN) : null;
  const listening = await listen(
    settings.PORT,
    before(app, set, () => port),
  );
  const { port } = listening;
  closers.push(listening.stop);
  const origin = set?.origin ?? `http://localhost:${port}`;
  await welcome(house, origin, settings.DEMO === '1');
}

async function fillWhenEmpty({ db }: House): Promise<void> {
  const forum = await db.selectFrom('forum').select('id').limit(1).executeTakeFirst();
  if (forum) return;
  const { loadDemo } = await import('./demo.server.ts');
  await loadDemo(db, new Date(), say);
}

/** The built app reads how it is run from the environment, when it is first imported. */
async function loadApp(databaseUrl: string): Promise<Handler> {
  env.DATABASE_URL = databaseUrl;
  env.PROTOCOL_HEADER = HEADER.protocol;
  env.HOST_HEADER = HEADER.host;
  env.ADDRESS_HEADER = HEADER.address;
  env.BODY_SIZE_LIMIT = String(BODY_LIMIT);
  const { handler } = await import(BUILD.href);
  return handler;
}

async function welcome({ db }: House, origin: string, demo: boolean): Promise<void> {
  const lines = ['', `Plenary is open at ${origin}`];
  const { demoLinks } = await import('./demo.server.ts');
  const links = demo ? await demoLinks(db, origin, new Date()) : null;
  if (links) {
    lines.push('', 'Sign in to the demo forum as');
    for (const role of ['organiser', 'delegate', 'client'] as const) {
      lines.push(`  ${role.padEnd(10)} ${links[role]}`);
    }
  }
  lines.push('', 'Ctrl-C stops it. What you did is kept.', '');
  stdout.write(lines.join('\n'));
}

/** The app's own pool: SvelteKit's word for the end, whose listeners we wait for. */
async function closeApp(): Promise<void> {
  const listeners = process.listeners('sveltekit:shutdown' as never) as (() => unknown)[];
  await Promise.all(listeners.map((close) => close()));
}

/** Asked to stop: what fails from then on fails because of it. */
let stopping = false;

/** What must be closed, in reverse, at the first signal. A second Ctrl-C is obeyed at once. */
function closedOnSignals(): (() => Promise<void>)[] {
  const closers: (() => Promise<void>)[] = [];
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping && signal === 'SIGINT') exit(130);
    if (stopping) return;
    stopping = true;
    say('Stopping…');
    for (const close of closers.reverse()) await close();
    exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return closers;
}

try {
  await main();
} catch (thrown) {
  if (!stopping) fail(thrown);
}

function fail(thrown: unknown): never {
  const known = thrown instanceof CannotStart;
  say(known ? thrown.message : String((thrown as Error).stack ?? thrown));
  exit(1);
}
