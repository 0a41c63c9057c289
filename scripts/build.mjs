// Builds the app when its sources are not those of the last build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { guarded } from './guard.mjs';
import { inRepository, repository, runTo, say, timed } from './run.mjs';

const STAMP = inRepository('build/.sources');
const SOURCES = ['src/**/*', 'static/**/*', 'vite.config.ts', 'package-lock.json'];

/** What the build is made of, as one number; tests are not. */
function sources() {
  const sum = createHash('sha256').update(process.env.NODE_ENV ?? '');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: repository })).sort();
  for (const file of files) {
    if (file.endsWith('.test.ts') || !/\.\w+$/.test(file)) continue;
    sum.update(file).update(contentOf(inRepository(file)));
  }
  return sum.digest('hex');
}

/** A folder may carry a dot too: it has no content. */
function contentOf(file) {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if (thrown.code === 'EISDIR') return '';
    throw thrown;
  }
}

const isBuilt = (wanted) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;

async function build() {
  const wanted = sources();
  if (isBuilt(wanted)) return 0;
  return guarded(async () => {
    if (isBuilt(wanted)) return 0;
    rmSync(STAMP, { force: true });
    const vite = inRepository('node_modules/vite/bin/vite.js');
    const code = await timed('Building the app', () =>
      runTo(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: repository,
        stdio: ['ignore', 2, 2],
      }),
    );
    if (code === 0) writeFileSync(STAMP, wanted);
    return code;
  });
}

try {
  process.exitCode = await build();
} catch (thrown) {
  say(thrown.message);
  process.exitCode = 1;
}
