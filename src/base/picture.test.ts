import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureOf } from '#base/picture.ts';

const svg = (text: string) => new TextEncoder().encode(text);
const ns = 'xmlns="http://www.w3.org/2000/svg"';

test('a drawing says its size by its box or its lengths', () => {
  assert.deepEqual(pictureOf(svg(`<svg ${ns} viewBox="0 0 120 40"/>`)), {
    type: 'svg',
    width: 120,
    height: 40,
  });
  assert.deepEqual(
    pictureOf(
      svg(`<?xml version="1.0"?>\n<!-- a --><svg ${ns} width="30px" height="20"><g/></svg>`),
    ),
    { type: 'svg', width: 30, height: 20 },
  );
});

test('a drawing that holds entities, or fetches anything, is no picture', () => {
  const box = 'viewBox="0 0 9 9"';
  for (const bad of [
    `<!DOCTYPE svg [<!ENTITY a "b">]><svg ${ns} ${box}/>`,
    `<svg ${ns} ${box}><image href="https://else.example/a.png"/></svg>`,
    `<svg ${ns} ${box}><image xlink:href='/etc/logo.png'/></svg>`,
    `<svg ${ns} ${box}><image x:href="&#47;etc/logo.png"/></svg>`,
    `<svg ${ns} ${box}><image href="data:image/svg+xml;base64,PHN2Zy8+"/></svg>`,
    `<svg ${ns} ${box}><rect fill="url(https://else.example/#a)"/></svg>`,
    `<svg ${ns} ${box}><style>@import "a.css"</style></svg>`,
    `<html><svg ${ns} ${box}/></html>`,
    `<svg ${ns}/>`,
    'GIF89a',
    '',
  ])
    assert.equal(pictureOf(svg(bad)), null, bad);
});

test('a picture inside the drawing, and its own parts, are fine', () => {
  const inner = '<image href="data:image/png;base64,AAAA"/><use href="#a"/><rect fill="url(#b)"/>';
  assert.ok(pictureOf(svg(`<svg ${ns} viewBox="0 0 9 9">${inner}</svg>`)));
});

test('a PNG and a JPEG say their size; one cut short says nothing', () => {
  const png = new Uint8Array(33);
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(png.buffer).setUint32(16, 60_000);
  new DataView(png.buffer).setUint32(20, 50_000);
  const jpeg = new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 20, 0, 30],
    ...Array(12).fill(0),
  ]);

  assert.deepEqual(pictureOf(png), { type: 'png', width: 60_000, height: 50_000 });
  assert.equal(pictureOf(png.subarray(0, 20)), null);
  assert.deepEqual(pictureOf(jpeg), { type: 'jpeg', width: 30, height: 20 });
  assert.equal(pictureOf(jpeg.subarray(0, 12)), null);
});
