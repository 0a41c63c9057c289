// Running other programs on the way: voices, signals and exit codes passed through.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const inRepository = (path) => join(repository, path);
export const say = (line) => process.stderr.write(`${line}\n`);

/** Programs of this installation come first, its Node too. */
export const environment = () => ({
  ...process.env,
  PATH: inRepository('node_modules/.bin') + delimiter + (process.env.PATH ?? ''),
});

/** How long a program may take to hear of a Ctrl-C by the terminal before we tell it. */
const HEARD_MS = 300;

/**
 * Runs to the end and gives the exit code. A Ctrl-C usually reaches the program by the terminal;
 * when it was sent to us alone, it is passed on as a SIGTERM, as that is.
 */
export function runTo(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: environment(), ...options });
    const end = () => child.kill('SIGTERM');
    const endSoon = () => setTimeout(end, HEARD_MS).unref();
    process.on('SIGINT', endSoon).on('SIGTERM', end).on('SIGHUP', end);
    const orphaned = whenOrphaned(end);
    const done = () => {
      clearInterval(orphaned);
      process.off('SIGINT', endSoon).off('SIGTERM', end).off('SIGHUP', end);
    };
    child.on('error', (thrown) => {
      done();
      reject(new Error(`${command} could not be started (${thrown.message}).`));
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** An npm that was killed can pass nothing on; what it started ends with it all the same. */
function whenOrphaned(end) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return undefined;
  return setInterval(() => process.ppid !== parent && end(), 1000).unref();
}

/** Says what is being done and, at its end, how long it took. */
export async function timed(title, work) {
  const started = Date.now();
  say(`${title}…`);
  const result = await work();
  say(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
