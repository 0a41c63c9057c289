import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closePng, foreignPng, png } from '#base/png.server.ts';
import { printFonts } from '../report/print-fonts.ts';

after(closePng);

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 63">${inside}</svg>`;
const sizeOf = (picture: Uint8Array) => {
  const view = new DataView(picture.buffer, picture.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};
const options = { width: 1200, fonts: printFonts };

test('a drawing becomes a picture of the width asked for, the same each time, and nobody waits', async () => {
  await png(svg('<rect/>'), options); // the thread is open
  const drawing = svg('<rect width="60" height="63" fill="#1e45b6"/>');
  let late = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    late = Math.max(late, performance.now() - last - 5);
    last = performance.now();
  }, 5);

  const [one, two] = await Promise.all([png(drawing, options), png(drawing, options)]);
  clearInterval(watch);

  assert.deepEqual(sizeOf(one), [1200, 630]);
  assert.deepEqual(one, two);
  assert.ok(late < 50, `${late} ms`);
});

test('text is set in our own fonts: without the file nothing is drawn', async () => {
  for (const family of ['Public Sans', 'Source Serif 4', 'Plenary Display']) {
    const words = svg(`<text x="9" y="40" font-size="30" font-family="${family}">Ag</text>`);
    const [set, bare] = await Promise.all([
      png(words, options),
      png(words, { width: 1200, fonts: [] }),
    ]);
    assert.notDeepEqual(set, bare, family);
  }
});

test('what is no drawing is said, and the next one is drawn', async () => {
  await assert.rejects(png('no drawing', options));
  assert.deepEqual(sizeOf(await png(svg('<g/>'), options)), [1200, 630]);
});

test('a drawing from outside is read in a process of its own, which ends after two seconds', async () => {
  const plain = await foreignPng(svg('<circle cx="9" cy="9" r="5"/>'), { width: 240, fonts: [] });
  const none = await foreignPng('<svg', { width: 240, fonts: [] });
  const began = Date.now();
  const layers = (n: number): string =>
    n === 0
      ? '<g id="l0"><rect width="9" height="9"/></g>'
      : `${layers(n - 1)}<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`;
  const bomb = await foreignPng(svg(layers(9)), { width: 240, fonts: [] });

  assert.deepEqual(plain && sizeOf(plain), [240, 126]);
  assert.equal(none, null);
  assert.equal(bomb, null);
  assert.ok(Date.now() - began < 2_600);
});
