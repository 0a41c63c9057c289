// npm test: everything, in the order in which a mistake is cheapest to hear of.
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { inRepository, repository, runTo, say } from './run.mjs';

const tally = { passed: 0, failed: 0 };
const node = process.execPath;
const at = { cwd: repository };

const program =
  (path, ...args) =>
  () =>
    runTo(node, [inRepository(path), ...args], at);

const steps = [
  ['Chromium for the browser tests', ensureChromium],
  ['Format and lint (biome)', () => runTo(inRepository('node_modules/.bin/biome'), ['check'], at)],
  ['Types and templates: prepare', program('node_modules/@sveltejs/kit/svelte-kit.js', 'sync')],
  [
    'Types and templates (svelte-check)',
    program('node_modules/svelte-check/bin/svelte-check', '--tsgo', '--fail-on-warnings'),
  ],
  [
    'Types of the service worker (tsc)',
    program('node_modules/typescript/bin/tsc', '-p', 'src/service-worker'),
  ],
  ['Build', program('scripts/build.mjs')],
  [
    'Unit and integration tests',
    () => runTests(['src/**/*.test.ts', 'test/*.test.ts', 'test/questions/*.test.ts'], 2),
  ],
  ['Browser tests', () => runTests(['test/browser/*.test.ts'], 1)],
];

async function main() {
  for (const [title, step] of steps) {
    const started = Date.now();
    say(`\n── ${title}`);
    const code = await step();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`── ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
    if (code !== 0) {
      say(`\nStopped at "${title}".`);
      return 1;
    }
  }
  return 0;
}

/** Runs test files under Node's own runner, and adds what it counted to the tally. */
async function runTests(patterns, concurrency) {
  const files = patterns.flatMap((pattern) => globSync(pattern, at)).sort();
  if (files.length === 0) return 0;
  const counts = join(tmpdir(), `plenary-counts-${process.pid}.json`);
  const loader = inRepository('scripts/svelte-loader.mjs');
  const code = await runTo(
    node,
    [
      ...(existsSync(loader) ? ['--import', loader] : []),
      ...['--test', `--test-concurrency=${concurrency}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...[`--test-reporter=${inRepository('scripts/count-reporter.mjs')}`],
      `--test-reporter-destination=${counts}`,
      ...files,
    ],
    at,
  );
  const counted = existsSync(counts) ? readFileSync(counts, 'utf8') : '';
  rmSync(counts, { force: true });
  const { passed = 0, failed = code === 0 ? 0 : 1 } = counted ? JSON.parse(counted) : {};
  tally.passed += passed;
  tally.failed += failed;
  return code;
}

process.exitCode = await main();
process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
