#!/usr/bin/env node
// The first step of every command, in JavaScript that old Nodes read: installs what is missing,
// goes on under the right Node, builds what is stale, and hands over.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { rightNode } from './node.mjs';
import { inRepository, repository, runTo, say } from './run.mjs';

const [task = '', ...words] = process.argv.slice(2);
const args = words[0] === '--' ? words.slice(1) : words;

/** What each word does once everything is installed: a script for Node, and its needs. */
const tasks = {
  start: { script: 'src/server.ts', build: true },
  plenary: { script: 'src/cli.ts' },
  bench: { script: 'bench/bench.ts', build: true },
  test: { script: 'scripts/test.mjs' },
  dev: { script: 'node_modules/vite/bin/vite.js', first: ['dev'] },
};

async function main() {
  const chosen = tasks[task];
  if (!chosen) {
    say(`No "${task}". One of: ${Object.keys(tasks).join(', ')}.`);
    return 2;
  }
  await ensureInstalled();
  const node = rightNode();
  if (chosen.build) {
    const built = await runTo(node, [inRepository('scripts/build.mjs')]);
    if (built !== 0) return built;
  }
  const { script, first = [] } = chosen;
  return runTo(node, [...loader(), inRepository(script), ...first, ...args], { cwd: repository });
}

/** Components are drawn outside the app too: in reports, the demo and tests. */
function loader() {
  const file = join(repository, 'scripts/svelte-loader.mjs');
  return existsSync(file) ? ['--import', file] : [];
}

try {
  process.exitCode = await main();
} catch (thrown) {
  say(thrown.message);
  process.exitCode = 1;
}
