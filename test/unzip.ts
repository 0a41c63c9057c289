/** The parts of an archive, by name, in their order. */
import { inflateRawSync } from 'node:zlib';

export function unzip(archive: Uint8Array): Map<string, Buffer> {
  const file = Buffer.from(archive);
  const parts = new Map<string, Buffer>();
  const end = file.length - 22;
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = file.readUInt16LE(at + 28);
    const header = file.readUInt32LE(at + 42);
    const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    parts.set(file.toString('utf8', at + 46, at + 46 + nameLength), inflateRawSync(packed));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** Every part as text, those of the workbooks inside too, under "outer!inner". */
export function partsOf(file: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [name, content] of unzip(file)) {
    if (!name.endsWith('.xlsx')) parts.set(name, content.toString('utf8'));
    else for (const [inner, text] of partsOf(content)) parts.set(`${name}!${inner}`, text);
  }
  return parts;
}
