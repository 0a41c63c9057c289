/** QR codes (ISO/IEC 18004, byte mode, level M, versions 1 to 10): enough for a link. */
import { codewordsOf } from '#base/qr/codewords.ts';

/** Rows of modules, true is dark; without the quiet zone of four modules around them. */
export type Matrix = boolean[][];
/** `null`: free for data */
type Draft = (boolean | null)[][];

const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Centres of the small squares, versions 2 to 10: table E.1 of the standard. */
const centres: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/**
 * The QR code of a text, in the mask that is easiest to read.
 * @param text up to 213 bytes in UTF-8
 * @throws RangeError for a longer text
 */
export function qrOf(text: string): Matrix {
  const { version, codewords } = codewordsOf(text);
  const draft = patterns(version);
  drawFormat(draft, 0);
  if (version >= 7) drawVersion(draft, version);
  const places = dataPlaces(draft);
  let best: Draft = draft;
  let least = Number.POSITIVE_INFINITY;
  MASKS.forEach((masked, mask) => {
    const drawn = draft.map((line) => [...line]);
    drawFormat(drawn, mask);
    places.forEach(([row, column], bit) => {
      const word = codewords[bit >> 3] ?? 0;
      const one = ((word >> (7 - (bit & 7))) & 1) === 1;
      set(drawn, row, column, one !== masked(row, column));
    });
    const penalty = penaltyOf(drawn);
    if (penalty < least) [best, least] = [drawn, penalty];
  });
  return best.map((line) => line.map((dark) => dark === true));
}

const set = (draft: Draft, row: number, column: number, dark: boolean) => {
  const line = draft[row];
  if (line && column >= 0 && column < line.length) line[column] = dark;
};

/** What every code of a version has: three large squares, the small ones, two dotted lines. */
function patterns(version: number): Draft {
  const size = 17 + version * 4;
  const draft: Draft = Array.from({ length: size }, () => Array.from({ length: size }, () => null));
  for (let at = 0; at < size; at++) {
    set(draft, 6, at, at % 2 === 0);
    set(draft, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    square(draft, row, column, 4, (ring) => ring !== 2 && ring !== 4);
  const at = centres[version - 1] ?? [];
  const last = at.length - 1;
  at.forEach((row, i) => {
    at.forEach((column, j) => {
      const corner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (!corner) square(draft, row, column, 2, (ring) => ring !== 1);
    });
  });
  return draft;
}

function square(
  draft: Draft,
  row: number,
  column: number,
  reach: number,
  dark: (ring: number) => boolean,
): void {
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++)
      set(draft, row + y, column + x, dark(Math.max(Math.abs(x), Math.abs(y))));
}

/** `value` with the remainder that repairs it: a BCH code. */
function repaired(value: number, divisor: number, degree: number): number {
  let rest = value << degree;
  for (let bit = 31; bit >= degree; bit--)
    if ((rest >>> bit) & 1) rest ^= divisor << (bit - degree);
  return (value << degree) | rest;
}

/** Level M is 00; so the format is the mask alone. Twice, and the one module that is always dark. */
function drawFormat(draft: Draft, mask: number): void {
  const size = draft.length;
  const bits = repaired(mask, 0b10100110111, 10) ^ 0b101010000010010;
  for (let at = 0; at < 15; at++) {
    const dark = ((bits >> at) & 1) === 1;
    const down = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    const across = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at;
    set(draft, down, 8, dark);
    set(draft, 8, across, dark);
  }
  set(draft, size - 8, 8, true);
}

function drawVersion(draft: Draft, version: number): void {
  const bits = repaired(version, 0b1111100100101, 12);
  for (let at = 0; at < 18; at++) {
    const dark = ((bits >> at) & 1) === 1;
    const [near, far] = [Math.floor(at / 3), draft.length - 11 + (at % 3)];
    set(draft, near, far, dark);
    set(draft, far, near, dark);
  }
}

/** Where data goes: columns in pairs from the right, up and down in turn, past the dotted line. */
function dataPlaces(draft: Draft): [row: number, column: number][] {
  const size = draft.length;
  const places: [number, number][] = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1])
        if (draft[row]?.[column] === null) places.push([row, column]);
    }
  }
  return places;
}

/** Long runs, blocks, what looks like a large square, and too much of one colour: ISO 18004, 7.8.3. */
function penaltyOf(matrix: Draft): number {
  const size = matrix.length;
  const columns = matrix.map((_, x) => matrix.map((line) => line[x] ?? null));
  let penalty = 0;
  for (const line of [...matrix, ...columns]) penalty += linePenalty(line);
  let dark = 0;
  matrix.forEach((line, y) => {
    const below = matrix[y + 1];
    for (let x = 0; x < size; x++) {
      const here = line[x];
      if (here) dark++;
      if (below && x + 1 < size)
        if (here === line[x + 1] && here === below[x] && here === below[x + 1]) penalty += 3;
    }
  });
  return penalty + Math.floor(Math.abs((dark * 20) / size ** 2 - 10)) * 10;
}

/** Dark, light, three dark, light, dark as in a large square, with four light on one side of it. */
const LIKE_SQUARE = [0b10111010000, 0b00001011101];

function linePenalty(line: Draft[number]): number {
  let penalty = 0;
  let run = 0;
  let last: boolean | null = null;
  let window = 0;
  line.forEach((dark, at) => {
    run = dark === last ? run + 1 : 1;
    last = dark;
    if (run === 5) penalty += 3;
    else if (run > 5) penalty += 1;
    window = ((window << 1) | (dark ? 1 : 0)) & 0x7ff;
    if (at >= 10 && LIKE_SQUARE.includes(window)) penalty += 40;
  });
  return penalty;
}

/** The dark modules as one SVG path, a module to a unit: a rectangle for each run in a row. */
export const qrPath = (matrix: Matrix): string =>
  matrix
    .flatMap((line, y) => {
      const row = line.map((dark) => (dark ? '1' : '0')).join('');
      return [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      );
    })
    .join('');
