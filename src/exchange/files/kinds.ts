/** What an uploaded file is, by its bytes first: few kinds are taken, and none that a browser runs. */

export type Kind =
  | { picture: 'png' | 'jpeg' | 'webp' | 'gif' }
  | { picture: null; type: string; extension: string };

const text = 'text/plain; charset=utf-8';
const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const DOCUMENTS: Record<string, { type: string; holds: string }> = {
  docx: { type: `${office}.wordprocessingml.document`, holds: 'word/document.xml' },
  xlsx: { type: `${office}.spreadsheetml.sheet`, holds: 'xl/workbook.xml' },
  pptx: { type: `${office}.presentationml.presentation`, holds: 'ppt/presentation.xml' },
  odt: { type: `${open}.text`, holds: `mimetype${open}.text` },
  ods: { type: `${open}.spreadsheet`, holds: `mimetype${open}.spreadsheet` },
  odp: { type: `${open}.presentation`, holds: `mimetype${open}.presentation` },
};
const TEXTS = ['txt', 'csv', 'md'];
/** Parts of an office file that run, as they are named in it. */
const MACROS = ['vbaProject.bin', 'Basic/', 'Scripts/'];

/** @returns null for what is not taken: another kind, or one that its name does not say */
export function kindOf(bytes: Uint8Array, name: string): Kind | null {
  const picture = pictureBy(bytes);
  if (picture) return { picture };
  const extension = extensionOf(name);
  const latin = (from = 0, to = bytes.length) => latin1(bytes.subarray(from, to));
  if (extension === 'pdf')
    return latin(0, 5) === '%PDF-' ? { picture: null, type: 'application/pdf', extension } : null;
  const document = DOCUMENTS[extension];
  if (document) {
    if (latin(0, 4) !== 'PK\u0003\u0004') return null;
    const held = latin();
    const runs = MACROS.some((part) => held.includes(part));
    return held.includes(document.holds) && !runs
      ? { picture: null, type: document.type, extension }
      : null;
  }
  return TEXTS.includes(extension) && isText(bytes)
    ? { picture: null, type: text, extension }
    : null;
}

function pictureBy(bytes: Uint8Array) {
  const begins = (...these: number[]) => these.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg';
  const words = latin1(bytes.subarray(0, 12));
  if (/^RIFF.{4}WEBP$/s.test(words)) return 'webp';
  return /^GIF8[79]a/.test(words) ? 'gif' : null;
}

const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** UTF-8 without control characters. */
function isText(bytes: Uint8Array): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds
    return !/[\u0000-\u0008\u000b\u000e-\u001f]/.test(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    );
  } catch {
    return false;
  }
}

const extensionOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * A name as it is kept: its last part, without what can't be seen or reverses reading, with the
 * ending of what the file is.
 */
export function nameFor(name: string, extension: string): string {
  const [last = ''] = name.split(/[\\/]/).slice(-1);
  const plain = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...plain].slice(0, 120).join('') || 'file'}.${extension}`;
}
