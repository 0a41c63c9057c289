/** Writes a ZIP. Equal parts give equal bytes: every entry bears the first day that a ZIP knows. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { Part } from '#base/package.ts';

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** version 2.0, names in UTF-8, deflated, 1 January 1980 at midnight */
const [VERSION, UTF8, DEFLATED, TIME, DAY] = [20, 0x0800, 8, 0, 0x0021];

/** Below 65,536 parts and 4 GB: no ZIP64. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const path = Buffer.from(name);
    const plain = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(plain, { level: 9 });
    const common = commonFields(plain, packed.length, path.length);
    const local = Buffer.concat([numbers([LOCAL, 4]), common, path, packed]);
    const rest = numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    directory.push(Buffer.concat([numbers([ENTRY, 4], [VERSION, 2]), common, rest, path]));
    bodies.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const count = parts.length;
  const end = [
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
  ] as const;
  const tail = numbers(...end, [index.length, 4], [at, 4], [0, 2]);
  return new Uint8Array(Buffer.concat([...bodies, index, tail]));
}

/** From "version needed" to "length of the extra field": the same in both headers. */
const commonFields = (plain: Uint8Array, packed: number, name: number) =>
  numbers(
    ...([
      [VERSION, 2],
      [UTF8, 2],
      [DEFLATED, 2],
      [TIME, 2],
      [DAY, 2],
    ] as const),
    [crc32(plain), 4],
    [packed, 4],
    [plain.length, 4],
    [name, 2],
    [0, 2],
  );

/** Whole numbers, each in so many bytes, least first. */
function numbers(...given: (readonly [value: number, bytes: number])[]): Buffer {
  const made = Buffer.alloc(given.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of given) at = made.writeUIntLE(value, at, bytes);
  return made;
}
