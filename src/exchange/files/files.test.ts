import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { kindOf, nameFor } from '#exchange/files/kinds.ts';
import { redraw } from '#exchange/files/redraw.server.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const plain = { width: 60, height: 40, channels: 3 as const, background: '#2266aa' };

/** A photograph with its place, turned by its note, as a phone takes it. */
const photo = (width = 60, height = 40) =>
  sharp({ create: { ...plain, width, height } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Exifcanary' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

test('a photograph loses where it was taken, keeps its turn, and is no larger than it needs', async () => {
  const taken = await photo(4000, 3000);
  assert.ok(taken.includes('Exifcanary'));

  const drawn = await redraw(taken, 'jpeg');

  assert.ok('bytes' in drawn);
  assert.deepEqual([drawn.type, drawn.width, drawn.height], ['image/jpeg', 1200, 1600]);
  const { exif, icc, xmp, iptc, orientation } = await sharp(drawn.bytes).metadata();
  assert.deepEqual([exif, icc, xmp, iptc, orientation].filter(Boolean), []);
  assert.ok(!Buffer.from(drawn.bytes).includes('Exifcanary'));
});

test('PNG, WebP and the first frame of a GIF come out as WebP, what is clear stays clear', async () => {
  const clear = sharp({
    create: { ...plain, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
  });
  for (const [kind, file] of [
    ['png', await clear.clone().png().toBuffer()],
    ['webp', await clear.clone().webp().toBuffer()],
    ['gif', await clear.clone().gif().toBuffer()],
  ] as const) {
    assert.deepEqual(kindOf(file, 'x'), { picture: kind });
    const drawn = await redraw(file, kind);
    assert.ok('bytes' in drawn, kind);
    const { format, width, hasAlpha } = await sharp(drawn.bytes).metadata();
    assert.deepEqual([format, width, hasAlpha], ['webp', 60, true], kind);
  }
});

/** A PNG that declares a size and holds a small stream of zeros. */
function declared(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.of()),
  ]);
}

test('a small file that declares a huge picture is refused by what it declares', async () => {
  assert.deepEqual(await redraw(declared(60_000, 60_000), 'png'), { refused: 'too-many-pixels' });
});

test('what only begins like a picture, ends too soon or is another kind inside is refused', async () => {
  const whole = await photo(800, 600);
  for (const broken of [
    whole.subarray(0, whole.length / 2),
    bytes('\xff\xd8\xff<svg xmlns="http://www.w3.org/2000/svg"/>'),
    declared(600, 6_000),
  ])
    assert.deepEqual(await redraw(broken, 'jpeg'), { refused: 'not-a-picture' });
  const drawing = bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  assert.deepEqual(await redraw(drawing, 'png'), { refused: 'not-a-picture' });
});

test('a file is taken if its bytes are what its name says, and of few kinds', () => {
  const word = 'PK\u0003\u0004..[Content_Types].xml..word/document.xml';
  const taken: [string, string][] = [
    ['report.PDF', '%PDF-1.7 ...'],
    ['letter.docx', word],
    ['notes.txt', 'Grüße'.normalize()],
    ['table.csv', 'a;b\r\n1;2'],
  ];
  for (const [name, content] of taken)
    assert.equal(kindOf(new Uint8Array(Buffer.from(content)), name)?.picture, null, name);

  const refused: [string, string][] = [
    ['report.pdf', '<html>'],
    ['page.html', '<html>'],
    ['drawing.svg', '<svg/>'],
    ['tool.exe', 'MZ'],
    ['tool.pdf', 'MZ'],
    ['letter.docx', 'PK\u0003\u0004..xl/workbook.xml'],
    ['letter.docx', `${word}..word/vbaProject.bin`],
    ['letter.docm', word],
    ['old.doc', '\xd0\xcf\x11\xe0'],
    ['notes.txt', 'a\u0000b'],
    ['notes.txt', '\xff\xfe'],
    ['archive.zip', 'PK\u0003\u0004'],
    ['nothing', 'words'],
  ];
  for (const [name, content] of refused)
    assert.equal(kindOf(bytes(content), name), null, `${name} ${content}`);
});

test('a name keeps its words and takes the ending of what the file is', () => {
  assert.equal(nameFor('C:\\Users\\me\\Plan für Juni.png', 'webp'), 'Plan für Juni.webp');
  assert.equal(nameFor('../../etc/passwd', 'txt'), 'passwd.txt');
  assert.equal(nameFor('invoice\u202Efdp.exe', 'pdf'), 'invoicefdp.pdf');
  assert.equal(nameFor('a"b\r\n.txt', 'txt'), 'ab.txt');
  assert.equal(nameFor('.pdf', 'pdf'), 'file.pdf');
});
