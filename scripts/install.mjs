// node_modules as package-lock.json says; nothing is asked of the network when it is.
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
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

async function install() {
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if (isTakenByAll(process.versions.node)) return npm(process.execPath, args);
  const place = mkdtempSync(join(tmpdir(), 'plenary-node-'));
  try {
    return await npm(await nodeIn(place), args);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * npm leaves out, without a word, an optional package that says it does not suit the Node that npm
 * runs on; the compiled parts of the build are such. Under an older Node, ours has to come first.
 */
function isTakenByAll(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
}

/** @returns our Node, brought into a folder of its own; where there is none, the one we run on */
async function nodeIn(place) {
  const name = `node-${process.platform}-${process.arch}`;
  const version = readPackage().optionalDependencies[name];
  if (!version) return process.execPath;
  const args = ['install', '--prefix', place, '--no-save', '--no-audit', '--no-fund'];
  const code = await npm(process.execPath, [...args, '--loglevel=error', `${name}@${version}`]);
  const node = join(place, 'node_modules', name, 'bin', 'node');
  return code === 0 && existsSync(node) ? node : process.execPath;
}

const readPackage = () => JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));

/** Runs npm under this Node. */
function npm(node, args) {
  const path = dirname(node) + delimiter + (environment().PATH ?? '');
  const env = { ...environment(), PATH: path, npm_config_engine_strict: 'false' };
  const options = { cwd: repository, env, stdio: ['ignore', 2, 2] };
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js')
    ? runTo(node, [cli, ...args], options)
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
