/** Looks into a ZIP before anyone unpacks it: what it would become, measured, not believed. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 1000;

/**
 * Whether all entries together unpack to at most `limit` bytes, by unpacking them one by one and
 * stopping at the limit. Overlapping, encrypted, ZIP64 and broken entries count as too large.
 */
export function unpacksWithin(bytes: Uint8Array, limit: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  let packed = 0;
  try {
    for (const { method, size, data } of entriesOf(file)) {
      packed += size;
      if (packed > file.length || left < 0) return false;
      left -=
        method === 0 ? data.length : inflateRawSync(data, { maxOutputLength: left + 1 }).length;
    }
  } catch {
    return false;
  }
  return left >= 0;
}

type Entry = { method: number; size: number; data: Buffer };

function* entriesOf(file: Buffer): Generator<Entry> {
  let end = file.length - 22;
  while (end >= 0 && file.readUInt32LE(end) !== END) end--;
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new RangeError('more entries than a workbook has');
  let at = file.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (file.readUInt32LE(at) !== ENTRY) throw new RangeError('broken directory');
    const method = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 20);
    const header = file.readUInt32LE(at + 42);
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    if (start + size > file.length) throw new RangeError('entry beyond the end');
    yield { method, size, data: file.subarray(start, start + size) };
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
}
