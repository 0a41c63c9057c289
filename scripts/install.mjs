// node_modules as package-lock.json says; nothing is asked of the network when it is.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { guarded } from './guard.mjs';
import { environment, inRepository, repository, runTo, timed } from './run.mjs';

const STAMP = inRepository('node_modules/.plenary-installed');

export async function ensureInstalled() {
  if (isInstalled()) return;
  await guarded(async () => {
    if (isInstalled()) return;
    assertWritable();
    const code = await timed('Installing what Plenary needs', install);
    if (code !== 0) {
      throw new Error(
        'npm could not install it (see above). Is the network there? Then try again.',
      );
    }
    stamp();
  });
}

function isInstalled() {
  if (readOr(STAMP) === wanted()) return true;
  if (!isComplete()) return false;
  stamp();
  return true;
}

/** What the stamp says when this machine has what this lock file names. */
function wanted() {
  const lock = readFileSync(inRepository('package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${process.platform}-${process.arch} ${digest}`;
}

function stamp() {
  try {
    writeFileSync(STAMP, wanted());
  } catch {} // another user's clone: it is compared again next time
}

/**
 * npm notes what it installed when it is through, so a killed install has no note. Packages for
 * other machines are in the lock file alone.
 */
function isComplete() {
  const noted = readOr(inRepository('node_modules/.package-lock.json'));
  if (!noted) return false;
  const installed = JSON.parse(noted).packages;
  const { packages } = JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8'));
  return Object.entries(packages).every(([path, { version, optional, os, cpu }]) => {
    if (path === '') return true;
    const there = installed[path];
    if (there) return there.version === version && existsSync(inRepository(path));
    return Boolean(optional) && !(matches(os, process.platform) && matches(cpu, process.arch));
  });
}

const matches = (allowed, own) => !allowed || allowed.includes(own);

function install() {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const env = { ...environment(), npm_config_engine_strict: 'false' };
  const options = { cwd: repository, env, stdio: ['ignore', 2, 2] };
  const npm = process.env.npm_execpath;
  return npm?.endsWith('npm-cli.js')
    ? runTo(process.execPath, [npm, ...args], options)
    : runTo(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

function assertWritable() {
  const place = existsSync(inRepository('node_modules')) ? 'node_modules' : '.';
  try {
    accessSync(inRepository(place), constants.W_OK);
  } catch {
    throw new Error(
      `${inRepository(place)} belongs to another user, and what is in it is not complete or not ` +
        'up to date. Run "npm ci" as that user, or clone to a folder of your own.',
    );
  }
}

function readOr(file, otherwise = '') {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
