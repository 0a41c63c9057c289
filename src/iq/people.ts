/** Who is in an index: a row for each person, a person for each row. */
import type { Profile } from '#iq/profile.ts';

export type People = {
  /** rows ever used */
  rows: number;
  at(row: number): Profile | undefined;
  rowOf(ref: string): number | undefined;
  refOf(row: number): string;
  /** gives a person a row: the one he or she has, one that is free, or the next */
  put(profile: Profile): number;
  /** frees a person's row; undefined where there was none */
  drop(ref: string): number | undefined;
  /** everyone, in order of reference */
  all(): readonly Profile[];
};

const byRef = (a: Profile, b: Profile) => (a.ref < b.ref ? -1 : 1);

export function keptPeople(): People {
  const kept: (Profile | undefined)[] = [];
  const rows = new Map<string, number>();
  const free: number[] = [];
  let sorted: readonly Profile[] | null = null;
  return {
    get rows() {
      return kept.length;
    },
    at: (row) => kept[row],
    rowOf: (ref) => rows.get(ref),
    refOf: (row) => kept[row]?.ref ?? '',
    put(profile) {
      const row = rows.get(profile.ref) ?? free.pop() ?? kept.length;
      rows.set(profile.ref, row);
      kept[row] = profile;
      sorted = null;
      return row;
    },
    drop(ref) {
      const row = rows.get(ref);
      if (row === undefined) return undefined;
      rows.delete(ref);
      kept[row] = undefined;
      free.push(row);
      sorted = null;
      return row;
    },
    all() {
      sorted ??= kept.filter((each) => each !== undefined).sort(byRef);
      return sorted;
    },
  };
}
