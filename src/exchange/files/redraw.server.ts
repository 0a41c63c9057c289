/**
 * Pictures from outside, decoded and drawn anew in a process of their own: what was hidden in the
 * file (where it was taken, a second picture, a script) is not in the new one, and a file made to use
 * up a machine uses up that process, which is ended.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#base/pdf.server.ts';

export type Redrawn = { bytes: Uint8Array; type: string; width: number; height: number };
export type NotDrawn = { refused: 'not-a-picture' | 'too-many-pixels' };
export type DrawAnswer = Redrawn | NotDrawn;

/** px of the longer side that is kept */
export const LONGEST_SIDE = 1_600;
/** px of the whole, as the file declares them: what a phone's best camera takes */
export const MOST_PIXELS = 50_000_000;
/** milliseconds that a picture may take, from when the process is there */
const PATIENCE_MS = 2_000;
/** milliseconds until the process is there, on a machine with much to do */
const STARTING_MS = 20_000;
/** processes at a time: the others wait */
const AT_ONCE = 2;
const FILE = 'src/exchange/files/redraw-worker.server.ts';

let running = 0;
const waiting: (() => void)[] = [];

/** A photograph stays JPEG; whatever else is WebP, which keeps what is clear clear. */
export async function redraw(bytes: Uint8Array, kind: string): Promise<DrawAnswer> {
  while (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await inProcess(bytes, kind);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inProcess(bytes: Uint8Array, kind: string): Promise<DrawAnswer> {
  const child = fork(join(projectRoot(), FILE), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=128'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const done = (answer: DrawAnswer) => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const failed = () => done({ refused: 'not-a-picture' });
    let patience = setTimeout(failed, STARTING_MS);
    child.on('message', (answer: 'ready' | DrawAnswer) => {
      if (answer !== 'ready') return done(answer);
      clearTimeout(patience);
      patience = setTimeout(failed, PATIENCE_MS);
      child.send({ bytes, kind }, () => {}); // that it is gone, `exit` says
    });
    child.once('error', failed);
    child.once('exit', failed);
  });
}
