/** One memory for everything that is counted, and the loops over it: WebAssembly, or TypeScript. */
import type { Loops, Views } from '#iq/kernel/loops.ts';
import { plainLoops } from '#iq/kernel/plain.ts';
import { program } from '#iq/kernel/program.ts';

const PAGE = 65536;
const LINE = 128;

export type Memory = Views & {
  readonly loops: Loops;
  /** address of so many bytes that nobody else has, all zero; a multiple of 128 */
  take(size: number): number;
  /** bytes taken so far */
  taken(): number;
};

let compiled: WebAssembly.Module | null | undefined;

/** null where the engine knows no SIMD, or a page's rules allow no WebAssembly. */
function compile(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new WebAssembly.Module(program());
  } catch {
    compiled = null;
  }
  return compiled;
}

/** Where bytes come from: `grow` gives a buffer of that many pages that begins with what was there. */
type Source = { pages: number; grow(pages: number): ArrayBuffer; loops(views: Views): Loops };

function compiledSource(module: WebAssembly.Module): Source {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory } });
  return {
    pages: 1,
    grow(pages) {
      memory.grow(pages - memory.buffer.byteLength / PAGE);
      return memory.buffer;
    },
    loops: () => exports as unknown as Loops,
  };
}

function plainSource(): Source {
  let buffer = new ArrayBuffer(PAGE);
  return {
    pages: 1,
    grow(pages) {
      const larger = new ArrayBuffer(pages * PAGE);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
      return buffer;
    },
    loops: plainLoops,
  };
}

/** @param plain without WebAssembly, though it could run */
export function newMemory(plain = false): Memory {
  const module = plain ? null : compile();
  const source = module ? compiledSource(module) : plainSource();
  const views: Views = { words: new Uint32Array(), bytes: new Uint8Array() };
  const show = (buffer: ArrayBuffer) => {
    memory.words = new Uint32Array(buffer);
    memory.bytes = new Uint8Array(buffer);
  };
  let next = 0;
  const memory: Memory = Object.assign(views, {
    loops: source.loops(views),
    take(wanted: number) {
      const at = next;
      next += Math.ceil(wanted / LINE) * LINE;
      if (next > memory.bytes.length) show(source.grow(Math.ceil(next / PAGE) + 1));
      return at;
    },
    taken: () => next,
  });
  show(source.grow(2));
  return memory;
}
