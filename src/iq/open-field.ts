/** A registration field whose options are whatever people bring: country and organisation. */
import type { Bits } from '#iq/bits.ts';
import { everyone } from '#iq/bits.ts';
import type { Plane } from '#iq/kernel/planes.ts';
import { bytesOf, dropRow, emptySet, putRow, type RowSet } from '#iq/row-set.ts';

export type OpenField = {
  column: 'country' | 'organisation';
  /** every value there was, by its code; code 0: none */
  values: string[];
  codeOf: Map<string, number>;
  /** who has it, by code */
  sets: RowSet[];
  /** each row's code */
  codes: Uint32Array;
};

export const newOpenField = (column: OpenField['column'], capacity: number): OpenField => ({
  column,
  values: [''],
  codeOf: new Map([['', 0]]),
  sets: [emptySet()],
  codes: new Uint32Array(capacity),
});

/** The code of a value; a new one if nobody had it. */
export function codeFor(field: OpenField, value: string): number {
  const known = field.codeOf.get(value);
  if (known !== undefined) return known;
  const code = field.values.push(value) - 1;
  field.codeOf.set(value, code);
  field.sets.push(emptySet());
  return code;
}

/** @returns whether the options changed: by a new value, or by how often one occurs */
export function putValue(field: OpenField, row: number, value: string): boolean {
  const before = field.codes[row] as number;
  const code = codeFor(field, value);
  if (code === before) return false;
  if (before !== 0) dropRow(field.sets[before] as RowSet, row);
  if (code !== 0) putRow(field.sets[code] as RowSet, row, field.codes.length);
  field.codes[row] = code;
  return true;
}

/** Values in use, the most frequent first; equals by alphabet. */
export const optionsOf = ({ values, sets }: OpenField): string[] =>
  values
    .map((value, code) => ({ value, count: sets[code]?.count ?? 0 }))
    .filter(({ value, count }) => value !== '' && count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);

/** How many of `base` have each value, by code: `total`: how many are in `base`, `all`: in everyone. */
export function countValues(
  field: OpenField,
  bits: Bits,
  base: Plane,
  { total, all }: { total: number; all: number },
): Float64Array {
  const { sets, codes } = field;
  const found = new Float64Array(sets.length);
  const { words } = bits.planes.memory;
  const [part, whole, end] = [base >>> 2, everyone(bits) >>> 2, bits.planes.size >>> 2];
  if (total * 2 <= all)
    for (let i = 0; i < end; i++) countRows(words[part + i] as number, i * 32, codes, found);
  else {
    // most of them: those who are missing are fewer
    for (let i = 0; total < all && i < end; i++)
      countRows((words[whole + i] as number) & ~(words[part + i] as number), i * 32, codes, found);
    let others = all;
    for (let code = 1; code < sets.length; code++) others -= sets[code]?.count ?? 0;
    for (let code = 0; code < sets.length; code++)
      found[code] = (code === 0 ? others : (sets[code]?.count ?? 0)) - (found[code] as number);
  }
  return found;
}

/** Counts the codes of the rows whose bits are on in a word of a plane. */
function countRows(word: number, first: number, codes: Uint32Array, found: Float64Array): void {
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    const code = codes[first + 31 - Math.clz32(rest & -rest)] as number;
    found[code] = (found[code] as number) + 1;
  }
}

export const openFieldBytes = ({ sets, codes }: OpenField): number =>
  codes.byteLength + sets.reduce((sum, set) => sum + bytesOf(set), 0);
