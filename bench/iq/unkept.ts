/** A million people by row, made anew each time one is looked at, so that memory holds the index alone. */
import type { People as Kept } from '#iq/people.ts';
import type { Profile } from '#iq/profile.ts';
import { type People, profileAt, refOf } from './people.ts';

export type Unkept = Kept & { everybody: Iterable<Profile> };

/** Whoever is put in takes the row of his or her reference; nobody leaves. */
export function unkeptPeople(people: People): Unkept {
  const changed = new Map<number, Profile>();
  const rowOf = (ref: string) => Number(ref.replace(/\D/g, '')) - FIRST;
  const FIRST = Number(refOf(0).replace(/\D/g, ''));
  let rows = 0;
  return {
    everybody: {
      *[Symbol.iterator]() {
        for (let row = 0; row < people.many; row++) yield profileAt(people, row);
      },
    },
    get rows() {
      return rows;
    },
    at: (row) => changed.get(row) ?? profileAt(people, row),
    rowOf,
    refOf,
    put(profile) {
      const row = rowOf(profile.ref);
      if (row < rows) changed.set(row, profile);
      else rows++;
      return row;
    },
    drop: () => undefined,
    all: () => [],
  };
}
