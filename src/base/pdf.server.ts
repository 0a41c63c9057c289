/** Documents set by Typst in a thread of their own: the engine is synchronous and would hold up everybody else. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * `template`: a .typ file, from the root of the project; it reads its data as `json("data.json")`,
 * so that no text can become markup · `fonts`: font files or folders, from the same root · `at`:
 * the date in the file, so that equal data give equal bytes
 */
export type Document = { template: string; data: unknown; fonts: readonly string[]; at: Date };

/** What travels to the thread and back. `bare`: signs that no font has, printed as question marks. */
export type Order = { id: number; root: string; at: number } & Omit<Document, 'at'>;
export type Answer = { id: number } & ({ pdf: Uint8Array; bare: string[] } | { error: string });

type Waiting = { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting> };

let thread: Thread | null = null;
let orders = 0;

/**
 * A document as an accessible PDF (PDF/UA-1, enforced): an image without words, or a heading out of
 * order, is an error here and not a reader's problem. Signs that no font has become question marks.
 * @throws where the template is wrong, or there is no engine for this machine
 */
export async function pdf({ at, ...document }: Document): Promise<Uint8Array> {
  thread ??= open();
  const { worker, waiting } = thread;
  const id = ++orders;
  worker.ref();
  const order: Order = { ...document, id, root: projectRoot(), at: Math.floor(+at / 1000) };
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage(order);
  });
}

/** Ends the thread; the next document opens another. Idle, it keeps no process alive. */
export async function closePdf(): Promise<void> {
  await thread?.worker.terminate();
}

function open(): Thread {
  const worker = new Worker(join(projectRoot(), 'src/base/typst-worker.server.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting: Thread['waiting'] = new Map();
  const end = (error: Error) => {
    if (thread?.worker === worker) thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('pdf' in answer) asked?.resolve(answer.pdf);
    else asked?.reject(new Error(answer.error));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The PDF engine stopped (${code})`)));
  worker.unref();
  return { worker, waiting };
}

let root: string | null = null;

/** The folder of this project's package.json: seen from the source, from the built app and from a test alike. */
export function projectRoot(): string {
  root ??= above(import.meta.dirname) ?? process.cwd();
  return root;
}

function above(folder: string): string | null {
  const file = join(folder, 'package.json');
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'plenary') return folder;
  return dirname(folder) === folder ? null : above(dirname(folder));
}
