import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stylesFirst } from './styles-first.ts';

const style = (name: string) => `<link href="/${name}.css" rel="stylesheet">\n`;
const script = '<link href="/a.js" rel="modulepreload">\n';

test('styles are named before scripts, in their order, and nothing else moves', () => {
  const page = (links: string) => `<head><title>A</title>${links}</head><body>${style('b')}</body>`;
  const wanted = page(style('0') + style('1') + script);

  assert.equal(stylesFirst(page(script + style('0') + style('1'))), wanted);
  assert.equal(stylesFirst(wanted), wanted);
  for (const other of [page(script), page(style('0')), 'the rest of a page, sent later'])
    assert.equal(stylesFirst(other), other);
});
