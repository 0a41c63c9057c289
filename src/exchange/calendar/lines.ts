/** Content lines of iCalendar (RFC 5545, 3.1): how they are escaped, joined and folded. */

/** octets of a line without its end */
const WIDTH = 75;
const bytes = new TextEncoder();

/** A value of type TEXT. Control characters, which no calendar may hold, become spaces. */
export const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** A parameter's value: quoted where it must be; a quotation mark can't be written at all (RFC 6868 can). */
export function parameter(value: string): string {
  const plain = value
    .replaceAll('^', '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replaceAll('"', "^'")
    .replace(/\p{Cc}/gu, ' ');
  return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

/** Breaks a long line so that no part is longer than 75 octets and no character is torn. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (width + size > WIDTH) {
      parts.push(part);
      part = ' '; // counts as one octet of the next line
      width = 1;
    }
    part += character;
    width += size;
  }
  return [...parts, part].join('\r\n');
}

/** Whole lines as a file holds them: folded, each ended by CR LF. */
export const assemble = (lines: readonly string[]): string =>
  lines.map((line) => `${fold(line)}\r\n`).join('');
