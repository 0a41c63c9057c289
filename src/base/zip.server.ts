/** Looks into a ZIP before anyone unpacks it: what it would become, measured, not believed. */
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 1000;

/**
 * What is wrong with an archive whose entries should unpack to at most `limit` bytes together: they
 * are unpacked one by one up to the limit. Overlapping entries count as too large, encrypted, ZIP64
 * and damaged ones as broken.
 */
export function zipFault(bytes: Uint8Array, limit: number): 'too-large' | 'broken' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limit;
  let packed = 0;
  try {
    for (const { method, size, data } of entriesOf(file)) {
      packed += size;
      if (packed > file.length || left < 0) return 'too-large';
      left -=
        method === 0 ? data.length : inflateRawSync(data, { maxOutputLength: left + 1 }).length;
    }
  } catch (thrown) {
    return isTooLong(thrown) ? 'too-large' : 'broken';
  }
  return left >= 0 ? null : 'too-large';
}

class TooMany extends Error {}
const isTooLong = (thrown: unknown) =>
  thrown instanceof TooMany || (thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';

type Entry = { method: number; size: number; data: Buffer };

function* entriesOf(file: Buffer): Generator<Entry> {
  let end = file.length - 22;
  while (end >= 0 && file.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new RangeError('no directory');
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new TooMany('more entries than a workbook has');
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
