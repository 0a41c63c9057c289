import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Imports point down, never up or sideways: neighbours on a rung do not know each other. */
const ladder = ['db', 'base', 'ui', 'forum', 'research exchange', 'report iq', 'meetings'];
const rung = (room: string) => ladder.findIndex((names) => names.split(' ').includes(room));
const rooms = 'src/{db,base,ui,forum,research,exchange,report,iq,meetings}/**/*.{ts,svelte}';

const source = (file: string) => readFileSync(file, 'utf8');
const isTest = (file: string) => file.endsWith('.test.ts');
const product = globSync(rooms).filter((file) => !isTest(file));

/** Everything a file imports to run; imports of types alone vanish, so they may look anywhere below. */
function imported(file: string, { types }: { types: boolean }): string[] {
  const found = [
    ...source(file).matchAll(/^\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'/gm),
  ]
    .filter(([, type]) => types || !type)
    .map(([, , specifier = '']) => specifier);
  const bare = [...source(file).matchAll(/(?:^|[^\w.])import\s*\(?\s*'([^']+)'/gm)];
  return [...found, ...bare.map(([, specifier = '']) => specifier)];
}

function strays(files: string[], types: boolean, allowed: (file: string, to: string) => boolean) {
  return files.flatMap((file) =>
    imported(file, { types })
      .filter((specifier) => !allowed(file, specifier))
      .map((specifier) => `${file} imports ${specifier}`),
  );
}

test('a room imports only what lies below it', () => {
  const allowed = (file: string, specifier: string) => {
    const [here = '', there] = [file.split('/')[1], specifier.match(/^#(\w+)\//)?.[1]];
    if (specifier.startsWith('#') && !there) return false;
    return !there || there === here || (rung(there) >= 0 && rung(there) < rung(here));
  };
  assert.deepEqual(strays(product, true, allowed), []);
});

test('the framework appears only in routes, hooks and components', () => {
  const plain = product.filter((file) => file.endsWith('.ts'));
  assert.deepEqual(
    strays(plain, true, (_, specifier) => !/^(\$app|@sveltejs)/.test(specifier)),
    [],
  );
});

test('a file without .server in its name touches neither the machine nor the database', () => {
  const pure = product.filter((file) => !file.includes('.server.'));
  assert.deepEqual(
    strays(pure, false, (_, specifier) => !/^(node:|pg$|kysely$)|\.server\.ts$/.test(specifier)),
    [],
  );
});

test('no file is longer than 300 lines', () => {
  const long = globSync('{src,test,scripts,bench}/**/*.{ts,mjs,svelte,css}', {
    exclude: ['**/fixtures/**'],
  }).filter((file) => source(file).split('\n').length > 301);
  assert.deepEqual(long, []);
});

test('no component carries an inline style, which the content security policy drops', () => {
  const styled = globSync('src/**/*.svelte').filter((file) => /\sstyle(=|:)/.test(source(file)));
  assert.deepEqual(styled, []);
});

test('no file is named after nothing', () => {
  const vague = globSync('src/**/*').filter((file) =>
    /\/(utils?|helpers?|common|misc)(\.|$)/.test(file),
  );
  assert.deepEqual(vague, []);
});
