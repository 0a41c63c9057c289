import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** One import of a schema from a component ships 24 kB of validator to every phone. */
test('what checks input stays on the server: no browser loads the validator', () => {
  const scripts = globSync('build/client/_app/immutable/**/*.js');
  assert.ok(scripts.length > 0, 'the app is built');
  const shipped = scripts.filter((file) => readFileSync(file, 'utf8').includes('ZodError'));
  assert.deepEqual(shipped, []);
});
