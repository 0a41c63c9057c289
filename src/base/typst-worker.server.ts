/** The thread that sets documents; `pdf.server.ts` talks to it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from '#base/pdf.server.ts';

/** As much of the engine as is used here: its package brings no types. */
type Compiler = {
  mapShadow(path: string, content: Uint8Array): void;
  evictCache(maxAge: number): void;
  pdf(
    main: { mainFilePath: string },
    options: { pdfStandard: string; creationTimestamp: number },
  ): Uint8Array;
};
type Engine = {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Compiler;
  };
};

const builds: Record<string, string> = {
  'linux-x64': 'linux-x64-gnu',
  'linux-arm64': 'linux-arm64-gnu',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64-msvc',
};

const compilers = new Map<string, Compiler>();

/** A compiler keeps its fonts and the last document in memory, which makes the next one fast. */
function compilerFor({ root, template, fonts }: Order): Compiler {
  const workspace = join(root, dirname(template));
  const key = [workspace, ...fonts].join('\n');
  const known = compilers.get(key);
  if (known) return known;
  const machine = `${process.platform}-${process.arch}`;
  const name = `@myriaddreamin/typst-ts-node-compiler-${builds[machine] ?? machine}`;
  let engine: Engine;
  try {
    engine = createRequire(join(root, 'package.json'))(name);
  } catch {
    throw new Error(`No PDF engine for this machine (${machine}): install ${name} 0.7.0`);
  }
  const fontPaths = fonts.map((font) => join(root, font));
  const compiler = engine.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  compilers.set(key, compiler);
  return compiler;
}

/** The engine says what is wrong in the message of its error, or in its code. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Signs that could not be printed, from the engine's own words, in which they stand escaped. */
const unprintable = (error: unknown): string[] =>
  [...words(error).matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)].map(
    ([, text = '']) =>
      text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      ),
  );

/** What nobody sees goes without a trace; what somebody wrote to be read leaves a question mark. */
const instead = (sign: string) => (/^[\p{DI}\p{Cc}\p{Cf}]+$/u.test(sign) ? '' : '?');

const withoutSigns = (json: string, signs: readonly string[]) =>
  signs.reduce(
    (text, sign) => text.replaceAll(JSON.stringify(sign).slice(1, -1), instead(sign)),
    json,
  );

function set(order: Order): { pdf: Uint8Array; bare: string[] } {
  const { root, template, at } = order;
  const compiler = compilerFor(order);
  const mainFilePath = join(root, template);
  const data = join(dirname(mainFilePath), 'data.json');
  const bare: string[] = [];
  let json = JSON.stringify(order.data);
  for (;;) {
    compiler.mapShadow(data, Buffer.from(json));
    try {
      const pdf = compiler.pdf({ mainFilePath }, { pdfStandard: 'ua-1', creationTimestamp: at });
      compiler.evictCache(5);
      return { pdf, bare };
    } catch (error) {
      const signs = unprintable(error);
      const next = withoutSigns(json, signs);
      if (next === json) throw error;
      bare.push(...signs);
      json = next;
    }
  }
}

parentPort?.on('message', (order: Order) => {
  const { id } = order;
  try {
    const { pdf, bare } = set(order);
    const copy = new Uint8Array(pdf);
    const answer: Answer = { id, pdf: copy, bare };
    parentPort?.postMessage(answer, [copy.buffer]);
  } catch (error) {
    const answer: Answer = { id, error: words(error) };
    parentPort?.postMessage(answer);
  }
});
