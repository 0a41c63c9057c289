/**
 * The solver clasp, as it comes in clingo-wasm. What that package exports gives its answers at the
 * end only, so its module is loaded directly: line by line its output tells every better answer
 * and every better bound while the search goes on. It holds up the thread it runs in.
 */

type Module = {
  ccall(name: 'run', returns: 'number', takes: ['string', 'string'], given: string[]): number;
};
type Settings = {
  stdin(): number | null;
  print(line: string): void;
  printErr(line: string): void;
};

/** `model`: the names that are true in a better answer · `bound`: no answer costs less */
export type ClaspNews = { model: string[] } | { bound: number };

/** `done`: no answer is better than the last, or any would do · `none`: there is no answer · `open`: a limit was reached */
export type ClaspEnd = 'done' | 'none' | 'open';

const FAILED = [33, 65, 128];
/** Text with progress, and clasp alone: the program is ground already. */
const FORMAT = '--mode=clasp --outf=0 -V2';

/**
 * Runs clasp on a ground program in the format aspif.
 * @throws if clasp can't read the program or runs out of memory
 */
export async function clasp(
  program: string,
  options: string,
  tell: (news: ClaspNews) => void,
): Promise<ClaspEnd> {
  const at = new URL('./clingo.js', import.meta.resolve('clingo-wasm'));
  const { default: load } = (await import(at.href)) as {
    default(settings: Settings): Promise<Module>;
  };
  const bytes = new TextEncoder().encode(program);
  const said: string[] = [];
  let [next, end]: [number, ClaspEnd] = [0, 'open'];
  const listen = listener(tell);
  const module = await load({
    stdin: () => bytes[next++] ?? null,
    print: (line) => {
      end = listen(line) ?? end;
    },
    printErr: (line) => said.push(line),
  });
  // the program is read as a file: as an argument it would have to fit on the stack
  const given = ['', `${FORMAT} ${options} /dev/stdin`];
  const status = module.ccall('run', 'number', ['string', 'string'], given);
  if (FAILED.includes(status)) throw new Error(`clasp: ${said.join(' ')}`);
  return end;
}

/** Understands what clasp prints, line by line. */
function listener(tell: (news: ClaspNews) => void): (line: string) => ClaspEnd | null {
  let answer = false;
  return (line) => {
    if (answer) tell({ model: line.split(' ').filter((name) => name !== '') });
    answer = /^Answer: /.test(line);
    const [, bound] = /^Progression : \[ *(-?\d+);/.exec(line) ?? [];
    if (bound !== undefined) tell({ bound: Number(bound) });
    if (/^(OPTIMUM FOUND|SATISFIABLE)/.test(line)) return 'done';
    return /^UNSATISFIABLE/.test(line) ? 'none' : null;
  };
}
