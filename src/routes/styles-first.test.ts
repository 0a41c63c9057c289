import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stylesFirst } from './styles-first.ts';

const style = (name: string) => `<link href="/${name}.css" rel="stylesheet">\n`;
const script = '<link href="/a.js" rel="modulepreload">\n';

test('styles are named before scripts, which may wait, and nothing else moves', () => {
  const page = (links: string) => `<head><title>A</title>${links}</head><body>${style('b')}</body>`;
  const waiting = '<link href="/a.js" rel="modulepreload" fetchpriority="low">\n';

  assert.equal(
    stylesFirst(page(script + style('0') + style('1'))),
    page(style('0') + style('1') + waiting),
  );
  for (const other of [page(style('0')), 'the rest of a page, sent later'])
    assert.equal(stylesFirst(other), other);
});
