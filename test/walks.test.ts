import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('every path that the docs name exists', () => {
  const missing = globSync(['README.md', 'docs/**/*.md']).flatMap((page) =>
    [
      ...readFileSync(page, 'utf8').matchAll(
        /`((?:src|test|scripts|bench|migrations|demo)\/[^`\s…]+)`/g,
      ),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(path))
      .map((path) => `${page} names ${path}`),
  );
  assert.deepEqual(missing, []);
});

test('every link and picture in the README leads to a file', () => {
  const readme = readFileSync('README.md', 'utf8');
  const broken = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(path));
  assert.deepEqual(broken, []);
});
