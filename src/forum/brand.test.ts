import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { closePng, png } from '#base/png.server.ts';
import type { NewBrand } from '#forum/brand.server.ts';
import { clearBrand, readBrand, readLogoPng, saveBrand } from '#forum/brand.server.ts';
import { type ReadLogo, readLogo } from '#forum/logo.server.ts';
import type { Organiser } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { testHouse } from '../../test/testing.ts';
import { twoForums } from '../../test/who-may-see-what/two-forums.ts';

after(closePng);
const now = new Date('2026-06-10T12:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inside: string, box = '0 0 200 100') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inside}</svg>`);
const RED = '<rect width="200" height="100" fill="#c00"/>';
const red = svg(RED);
const plain: NewBrand = {
  colour: null,
  logo: null,
  alt: '',
  inWhite: false,
  closing: [],
  instead: false,
};
const readOf = async (file: Uint8Array): Promise<ReadLogo> => {
  const read = await readLogo(file, []);
  assert.ok('own' in read, JSON.stringify(read));
  return read;
};

test('a logo is drawn anew at a size of its own, in its colours and in white', async () => {
  const { own, white } = await readOf(red);
  const small = await png(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="9" height="9"/></svg>',
    { width: 40, fonts: [] },
  );
  const kept = await readOf(small);

  assert.deepEqual([own.width, own.height], [640, 320]);
  assert.deepEqual([white.width, white.height], [640, 320]);
  assert.notEqual(own.mark, white.mark);
  assert.deepEqual([kept.own.width, kept.own.height], [40, 20]);
});

test('a script, a note or a file of this machine in a drawing does not survive', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-logo-'));
  try {
    const secret = join(folder, 'secret.png');
    writeFileSync(secret, (await readOf(red)).own.png);
    const script = await readOf(
      svg(
        `<script>alert(1)</script><metadata>Secretcanary</metadata>${RED.replace('/>', ' onload="alert(2)"/>')}`,
      ),
    );

    assert.equal(script.own.mark, (await readOf(red)).own.mark);
    for (const path of [secret, `file://${secret}`])
      assert.deepEqual(await readLogo(svg(`<image width="9" height="9" href="${path}"/>`), []), {
        refused: 'not-a-picture',
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A PNG that declares `side` squared and holds nothing but zeros, a thousand times smaller. */
function bomb(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('what was made to use up the machine is refused, by what it declares or by its time', async () => {
  const layers = (n: number): string =>
    n === 0
      ? '<g id="l0"><rect width="9" height="9"/></g>'
      : `${layers(n - 1)}<g id="l${n}">${`<use href="#l${n - 1}"/>`.repeat(10)}</g>`;
  const began = Date.now();

  assert.deepEqual(await readLogo(bomb(50_000), []), { refused: 'too-many-pixels' });
  assert.deepEqual(await readLogo(svg('', '0 0 1 100000000'), []), { refused: 'too-long' });
  assert.deepEqual(await readLogo(new Uint8Array(1_000_001), []), { refused: 'too-large' });
  assert.deepEqual(await readLogo(svg(layers(9)), []), { refused: 'not-a-picture' });
  assert.deepEqual(await readLogo(bomb(100), []), { refused: 'not-a-picture' });
  assert.deepEqual(await readLogo(svg('<g/>'), []), { refused: 'not-a-picture' });
  assert.deepEqual(await readLogo(bytes('MZ, a program'), []), { refused: 'not-a-picture' });
  assert.ok(Date.now() - began < 5_000);
});

test('a forum’s look is saved whole, read back, and taken back, by its organiser alone', async () => {
  await using house = await testHouse();
  await twoForums(house.db, now);
  const alpha = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const beta = (await memberOf(house.db, 'boss@other.example', 'beta')) as Organiser;
  const logo = await readOf(red);
  const closing = [
    { heading: ' Our   firm ', text: 'Words.\r\n\r\nMore.' },
    { heading: '', text: ' ' },
  ];

  const saved = await saveBrand(
    house.db,
    alpha,
    { colour: '#c8102e', logo, alt: ' Firm ', inWhite: true, closing, instead: true },
    now,
  );
  const brand = await readBrand(house.db, alpha.forumId);
  const picture = await readLogoPng(house.db, alpha.forumId, logo.white.mark);
  const elsewhere = await readLogoPng(house.db, beta.forumId, logo.white.mark);

  assert.deepEqual(saved, { saved: true });
  assert.deepEqual(brand, {
    colour: '#c8102e',
    logo: { mark: logo.white.mark, alt: 'Firm', white: true, width: 640, height: 320 },
    closing: [{ heading: 'Our firm', text: 'Words.\n\nMore.' }],
    instead: true,
  });
  assert.deepEqual(new Uint8Array(picture ?? []), logo.white.png);
  assert.equal(elsewhere, null);

  await saveBrand(house.db, alpha, { ...plain, logo: 'keep', alt: 'Firm' }, now);
  assert.equal((await readBrand(house.db, alpha.forumId)).logo?.mark, logo.own.mark);
  assert.deepEqual(await clearBrand(house.db, beta, now), { cleared: false });
  assert.deepEqual(await clearBrand(house.db, alpha, now), { cleared: true });
  assert.equal((await readBrand(house.db, alpha.forumId)).logo, null);
});

test('a logo without words, a page without heading, and too many pages are refused', async () => {
  await using house = await testHouse();
  await twoForums(house.db, now);
  const alpha = (await memberOf(house.db, 'org@alpha.example', 'alpha')) as Organiser;
  const save = (brand: Partial<NewBrand>) =>
    saveBrand(house.db, alpha, { ...plain, ...brand }, now);
  const logo = await readOf(red);

  assert.deepEqual(await save({ logo, alt: ' ' }), { refused: 'no-alt' });
  assert.deepEqual(await save({ closing: [{ heading: '', text: 'Words' }] }), {
    refused: 'no-heading',
  });
  const page = { heading: 'Page', text: 'Words' };
  assert.deepEqual(await save({ closing: Array(7).fill(page) }), { refused: 'too-much' });
  assert.deepEqual(await save({ closing: [{ ...page, text: 'a'.repeat(6_001) }] }), {
    refused: 'too-much',
  });
  assert.equal((await readBrand(house.db, alpha.forumId)).closing.length, 0);
});
