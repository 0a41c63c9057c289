/**
 * Reads a QR code of bytes at level M from its modules, as a scanner does once it has found them;
 * written from the standard and not from the maker. A clean code needs no repair: repairs are skipped.
 */
type Modules = readonly (readonly boolean[])[];

/** Per version: number of blocks and of all data words at level M, where blocks differ by one word. */
const LAYOUT = [
  [1, 16],
  [1, 28],
  [1, 44],
  [2, 64],
  [2, 86],
  [4, 108],
  [4, 124],
  [4, 154],
  [5, 182],
  [5, 216],
  [5, 254],
  [8, 290],
  [9, 334],
  [9, 365],
  [10, 415],
] as const;
const ALIGNED = [
  '',
  '6 18',
  '6 22',
  '6 26',
  '6 30',
  '6 34',
  '6 22 38',
  '6 24 42',
  '6 26 46',
  '6 28 50',
  '6 30 54',
  '6 32 58',
  '6 34 62',
  '6 26 46 66',
  '6 26 48 70',
];

/** @throws where it is no such code */
export function readQr(modules: Modules): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const [blocks, data] = LAYOUT[version - 1] ?? [0, 0];
  const dark = (row: number, column: number) => modules[row]?.[column] === true;
  // the format beside the upper left square, from its low bit: down the column, then along the row
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => dark(row, 8));
  const rest = [7, 5, 4, 3, 2, 1, 0].map((column) => dark(8, column));
  const bits = [...format, ...rest].reduce((all, bit, at) => all | (Number(bit) << at), 0) ^ 0x5412;
  if (bits >> 13 !== 0) throw new Error('not level M');
  const mask = (bits >> 10) & 7;

  const words: number[] = [];
  let word = '';
  for (let pair = 0, right = size - 1; right > 0; pair++, right -= right === 8 ? 3 : 2)
    for (let step = 0; step < size; step++)
      for (const column of [right, right - 1]) {
        const row = pair % 2 === 0 ? size - 1 - step : step;
        if (isFixed(row, column, size, version)) continue;
        word += dark(row, column) !== flips(mask, row, column) ? '1' : '0';
        if (word.length === 8) {
          words.push(Number.parseInt(word, 2));
          word = '';
        }
      }
  return textOf(unwoven(words.slice(0, data), blocks), version);
}

function isFixed(row: number, column: number, size: number, version: number): boolean {
  const [top, left] = [row < 9, column < 9];
  if ((top && left) || (top && column >= size - 8) || (left && row >= size - 8)) return true;
  if (row === 6 || column === 6) return true;
  if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
    return true;
  const centres = (ALIGNED[version - 1] ?? '').split(' ').filter(Boolean).map(Number);
  const last = centres.at(-1);
  return centres.some((y) =>
    centres.some((x) => {
      const corner = (y === 6 && x === 6) || (y === 6 && x === last) || (y === last && x === 6);
      return !corner && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
    }),
  );
}

function flips(mask: number, i: number, j: number): boolean {
  const product = i * j;
  const sums = [
    i + j,
    i,
    [0, 1, 1][j % 3],
    [0, 1, 1][(i + j) % 3],
    (i >> 1) + Math.trunc(j / 3),
    (product % 2) + (product % 3) === 0 ? 0 : 1,
    (product % 2) + (product % 3),
    ((i + j) % 2) + (product % 3),
  ];
  return (sums[mask] ?? 0) % 2 === 0;
}

/** Blocks lie word by word beside each other; the later ones may have one word more. */
function unwoven(words: readonly number[], blocks: number): number[] {
  const short = Math.floor(words.length / blocks);
  const long = words.length % blocks;
  return Array.from({ length: blocks }, (_, block) => {
    const own = Array.from({ length: short }, (_, at) => words[at * blocks + block] ?? 0);
    const extra = words[short * blocks + block - (blocks - long)];
    return block >= blocks - long && extra !== undefined ? [...own, extra] : own;
  }).flat();
}

function textOf(words: readonly number[], version: number): string {
  const bits = words.map((each) => each.toString(2).padStart(8, '0')).join('');
  if (!bits.startsWith('0100')) throw new Error('not bytes');
  const from = version < 10 ? 12 : 20;
  const length = Number.parseInt(bits.slice(4, from), 2);
  const bytes = Array.from({ length }, (_, at) =>
    Number.parseInt(bits.slice(from + at * 8, from + at * 8 + 8), 2),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
}

/** Modules drawn by `qrPath`, back from the path. */
export function modulesOf(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  return modules;
}
