/** The lines of an address card of any version, unfolded and split into name, parameters and value. */

export type Line = {
  /** upper case, without the group before it */
  name: string;
  /** lower case, as in `work`, `cell`; in 2.1 they stand without a name */
  types: string[];
  /** upper case; '' for text as it is */
  encoding: string;
  /** of a 2.1 value in quoted-printable */
  charset: string;
  /** as written, its marks and codes still in it */
  value: string;
};

/** Where a value is in quoted-printable, a line that goes on ends with an equals sign instead. */
const CODED = /^[^:]{0,200}QUOTED-PRINTABLE/i;

function unfolded(text: string): string[] {
  const lines: string[] = [];
  let pieces: string[] = [];
  let coded = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = pieces.at(-1);
    if (last !== undefined && coded && last.endsWith('=')) {
      pieces[pieces.length - 1] = last.slice(0, -1);
      pieces.push(line);
    } else if (last !== undefined && /^[ \t]/.test(line)) pieces.push(line.slice(1));
    else {
      lines.push(pieces.join(''));
      pieces = [line];
      coded = CODED.test(line);
    }
  }
  return [...lines, pieces.join('')];
}

/** Splits where the sign stands outside quotes. */
function parted(text: string, sign: string): string[] {
  const parts = [''];
  let quoted = false;
  for (const each of text) {
    if (each === '"') quoted = !quoted;
    if (each === sign && !quoted) parts.push('');
    else parts[parts.length - 1] += each;
  }
  return parts;
}

/** Where the value begins; parameters may hold a colon in quotes. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    if (line[at] === ':' && !quoted) return at;
  }
  return line.indexOf(':'); // a quote that never ends is none
}

const BARE_ENCODING = /^(QUOTED-PRINTABLE|BASE64|B|7BIT|8BIT)$/i;

function lineOf(line: string): Line | null {
  const at = colonOf(line);
  if (at < 1) return null;
  const [head = '', ...parameters] = parted(line.slice(0, at), ';');
  const name = head.replace(/^.*\./, '').trim().toUpperCase();
  const read: Line = { name, types: [], encoding: '', charset: '', value: line.slice(at + 1) };
  for (const parameter of parameters) {
    const [key = '', ...rest] = parameter.trim().split('=');
    const written = rest.join('=');
    if (rest.length === 0 && BARE_ENCODING.test(key)) read.encoding = key.toUpperCase();
    else if (rest.length === 0) read.types.push(key.toLowerCase());
    else if (/^encoding$/i.test(key)) read.encoding = written.toUpperCase();
    else if (/^charset$/i.test(key)) read.charset = written.replaceAll('"', '');
    else if (/^type$/i.test(key))
      read.types.push(...written.replaceAll('"', '').toLowerCase().split(','));
  }
  return read;
}

/** Lines that hold something, in order; what is no line of a card is left out. */
export const cardLines = (text: string): Line[] =>
  unfolded(text).flatMap((line) => lineOf(line) ?? []);
