/** A registration field whose options are whatever people bring: country and organisation. */
import type { Bits } from '#iq/bits.ts';
import { everyone } from '#iq/bits.ts';
import type { Plane } from '#iq/kernel/planes.ts';
import { listRows } from '#iq/records.ts';
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

/** How often there is one of anything. */
type Counted = { value: string; count: number };

export const countsOf = ({ values, sets }: OpenField): Counted[] =>
  values.map((value, code) => ({ value, count: sets[code]?.count ?? 0 }));

/** Values that occur, the most frequent first; equals by alphabet. */
export const byFrequency = (counted: readonly Counted[]): string[] =>
  counted
    .filter(({ value, count }) => value !== '' && count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);

/** How many of `base` have each value, by code: `total`: how many are in `base`, `all`: in everyone. */
export function countValues(
  field: OpenField,
  bits: Bits,
  base: Plane,
  { total, all }: { total: number; all: number },
): Uint32Array {
  const { sets, codes } = field;
  const found = new Uint32Array(sets.length);
  const { many, missing } = listRows(bits.planes, bits.records, base, [everyone(bits), total, all]);
  const first = bits.records.rows >>> 2;
  const rows = bits.planes.memory.words.subarray(first, first + many);
  for (let i = 0; i < many; i++) {
    const code = codes[rows[i] as number] as number;
    found[code] = (found[code] as number) + 1;
  }
  if (!missing) return found;
  found[0] = all - (found[0] as number);
  for (let code = 1; code < sets.length; code++) {
    const count = sets[code]?.count ?? 0;
    found[0] -= count;
    found[code] = count - (found[code] as number);
  }
  return found;
}

export const openFieldBytes = ({ sets, codes }: OpenField): number =>
  codes.byteLength + sets.reduce((sum, set) => sum + bytesOf(set), 0);
