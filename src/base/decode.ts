/** Bytes of a text file as text. */

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, at) => bytes[at] === byte);

/**
 * UTF-16 where a byte order mark says so, else UTF-8, else Windows-1252, which spreadsheet programs
 * write in western Europe.
 *
 * @returns null for what is no text: NUL or control characters
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not hold
  return /[\u0000-\u0008\u000E-\u001F\u007F]/.test(text) ? null : text;
}

function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
