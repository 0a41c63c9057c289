/** Which addresses lie in the open net: what others gave us is asked there and nowhere else. */

const bytesOf4 = (text: string): number[] | null => {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : null;
};

/** Reserved or private by the registries of special addresses (RFC 6890 and after). */
const CLOSED_4: [number, number, number, number, bits: number][] = [
  [0, 0, 0, 0, 8],
  [10, 0, 0, 0, 8],
  [100, 64, 0, 0, 10],
  [127, 0, 0, 0, 8],
  [169, 254, 0, 0, 16],
  [172, 16, 0, 0, 12],
  [192, 0, 0, 0, 24],
  [192, 0, 2, 0, 24],
  [192, 88, 99, 0, 24],
  [192, 168, 0, 0, 16],
  [198, 18, 0, 0, 15],
  [198, 51, 100, 0, 24],
  [203, 0, 113, 0, 24],
  [224, 0, 0, 0, 3],
];
const asNumber = ([a = 0, b = 0, c = 0, d = 0]: number[]) =>
  ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;

function isPublic4(bytes: number[]): boolean {
  const address = asNumber(bytes);
  return !CLOSED_4.some(([a, b, c, d, bits]) => {
    const mask = (0xffffffff << (32 - bits)) >>> 0;
    return (address & mask) >>> 0 === asNumber([a, b, c, d]);
  });
}

/** The eight words of an IPv6 address; null: it is none. A zone (`%eth0`) makes it a local one. */
function wordsOf6(text: string): number[] | null {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const last = dotted ? bytesOf4(dotted[2] ?? '') : null;
  if (dotted && !last) return null;
  const [a = 0, b = 0, c = 0, d = 0] = last ?? [];
  const tail = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const plain = dotted ? `${dotted[1]}${tail}` : text;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - head.length - rest.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null;
  const words = [...head, ...new Array<string>(gap).fill('0'), ...rest];
  return words.every((word) => /^[0-9a-f]{1,4}$/i.test(word))
    ? words.map((word) => Number.parseInt(word, 16))
    : null;
}

/** Global unicast is 2000::/3; within it, what leads to IPv4 or to nowhere is left out. */
function isPublic6(words: number[]): boolean {
  const [first = 0, second = 0] = words;
  if (first >> 13 !== 1) return false;
  if (first === 0x2001 && second < 0x200) return false;
  if (first === 0x2001 && second === 0xdb8) return false;
  if (first === 0x3fff && second < 0x1000) return false;
  return first !== 0x2002;
}

/** Whether an address, as a resolver or a socket prints it, is one of the open net. */
export function isPublicAddress(address: string): boolean {
  const four = bytesOf4(address);
  if (four) return isPublic4(four);
  const six = wordsOf6(address);
  return six !== null && isPublic6(six);
}
