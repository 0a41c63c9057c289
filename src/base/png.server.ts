/** Drawings as pictures, in a thread of their own: rasterising is synchronous and would hold up everybody else. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#base/pdf.server.ts';

/**
 * `width` in pixels; the height follows from the drawing's viewBox · `fonts`: font files or folders,
 * from the root of the project; the machine's own fonts are not used, so that a picture is the
 * same everywhere
 */
export type PngOptions = { width: number; fonts: readonly string[] };

/** What travels to the thread or process and back. */
export type PngOrder = { id: number; svg: string; width: number; fonts: string[] };
export type PngAnswer = { id: number } & ({ png: Uint8Array } | { error: string });

type Waiting = { resolve: (png: Uint8Array) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting> };

let thread: Thread | null = null;
let orders = 0;

const FILE = 'src/base/png-worker.server.ts';
const QUIET = ['--disable-warning=ExperimentalWarning'];

const orderFor = (svg: string, { width, fonts }: PngOptions): PngOrder => {
  const root = projectRoot();
  return { id: ++orders, svg, width, fonts: fonts.map((font) => join(root, font)) };
};

/**
 * A drawing of the house as PNG, with no date in it: equal drawings give equal bytes. Text must name
 * a family that is among `fonts`. Pictures inside it are drawn from `data:` addresses alone.
 * @throws where the SVG can't be read, or there is no engine for this machine
 */
export async function png(svg: string, options: PngOptions): Promise<Uint8Array> {
  thread ??= open();
  const { worker, waiting } = thread;
  const order = orderFor(svg, options);
  worker.ref();
  return new Promise((resolve, reject) => {
    waiting.set(order.id, { resolve, reject });
    worker.postMessage(order);
  });
}

/** Ends the thread; the next drawing opens another. Idle, it keeps no process alive. */
export async function closePng(): Promise<void> {
  await thread?.worker.terminate();
}

function open(): Thread {
  const worker = new Worker(join(projectRoot(), FILE), { execArgv: QUIET });
  const waiting: Thread['waiting'] = new Map();
  const end = (error: Error) => {
    if (thread?.worker === worker) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: PngAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('png' in answer) asked?.resolve(answer.png);
    else asked?.reject(new Error(answer.error));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The picture engine stopped (${code})`)));
  worker.unref();
  return { worker, waiting };
}

/** milliseconds that a drawing from outside may take, its process included */
const PATIENCE_MS = 2_000;

/**
 * A drawing or picture from outside as PNG, in a process of its own that is ended when it takes
 * longer than two seconds: what was made to use up a machine uses up that process.
 * @returns null if it can't be read or takes too long
 */
export function foreignPng(svg: string, options: PngOptions): Promise<Uint8Array | null> {
  const child = fork(join(projectRoot(), FILE), {
    execArgv: [...QUIET, '--max-old-space-size=128'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const done = (picture: Uint8Array | null) => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      resolve(picture);
    };
    const patience = setTimeout(() => done(null), PATIENCE_MS);
    child.once('message', (answer: PngAnswer) => done('png' in answer ? answer.png : null));
    child.once('error', () => done(null));
    child.once('exit', () => done(null));
    child.send(orderFor(svg, options), () => {}); // that it is gone, `exit` says
  });
}
