/** Changes to an index in place: the next question finds them. */
import { rewrite } from '#iq/bits.ts';
import { buildIndex, type ForumIndex, nameFields, putWords, textsOf } from '#iq/index.ts';
import { havePlaces } from '#iq/layout.ts';
import { putValue } from '#iq/open-field.ts';
import type { Profile } from '#iq/profile.ts';
import { join, leave } from '#iq/ranking.ts';
import { dropText } from '#iq/vocabulary.ts';

/** `put`: as they are now, new or changed; `remove`: references of those who are no longer in it. */
export type Changes = { put: readonly Profile[]; remove: readonly string[] };

/**
 * Brings an index up to date.
 *
 * @returns the index: the same one, or another where an amount or a number of people outgrew it
 */
export function update(index: ForumIndex, { put, remove }: Changes): ForumIndex {
  if (!put.every((profile) => fitsIn(index, profile)) || !hasRoom(index, put))
    return rebuilt(index, { put, remove });
  let renamed = false;
  for (const ref of remove) renamed = dropPerson(index, ref) || renamed;
  for (const profile of put) renamed = putPerson(index, profile) || renamed;
  if (renamed) nameFields(index);
  index.version++;
  return index;
}

/** Whether an amount can be told by the planes there are. */
function fitsIn({ bits }: ForumIndex, { budget }: Profile): boolean {
  const { unit, digits } = bits.layout.money;
  return budget === null || (budget % unit === 0 && budget / unit < 2 ** digits);
}

function hasRoom({ people, bits }: ForumIndex, put: readonly Profile[]): boolean {
  const fresh = put.filter(({ ref }) => people.rowOf(ref) === undefined).length;
  const countries = put.map(({ country }) => country);
  return people.rows + fresh <= bits.planes.capacity && havePlaces(bits.layout, countries);
}

function rebuilt(index: ForumIndex, { put, remove }: Changes): ForumIndex {
  const people = new Map(index.profiles.map((profile) => [profile.ref, profile]));
  for (const ref of remove) people.delete(ref);
  for (const profile of put) people.set(profile.ref, profile);
  const { questionnaire, staff, version } = index;
  const spare = 64 + (people.size >>> 3);
  const fresh = buildIndex(questionnaire, [...people.values()], { staff, spare });
  fresh.version = version + 1;
  return fresh;
}

/** @returns whether the options of an open field may have changed */
function dropPerson(index: ForumIndex, ref: string): boolean {
  const row = index.people.rowOf(ref);
  const profile = row === undefined ? undefined : index.people.at(row);
  if (row === undefined || !profile) return false;
  for (const order of index.orders.values()) leave(order, row);
  rewrite(index.bits, row, null, index.whole);
  dropWords(index, row, profile);
  let renamed = profile.country !== '';
  for (const field of index.open.values()) renamed = putValue(field, row, '') || renamed;
  index.people.drop(ref);
  return renamed;
}

function putPerson(index: ForumIndex, profile: Profile): boolean {
  const known = index.people.rowOf(profile.ref);
  const before = known === undefined ? undefined : index.people.at(known);
  if (known !== undefined && before) {
    for (const order of index.orders.values()) leave(order, known);
    dropWords(index, known, before);
  }
  const row = index.people.put(profile);
  rewrite(index.bits, row, profile, index.whole);
  let renamed = profile.country !== before?.country;
  for (const field of index.open.values())
    renamed = putValue(field, row, profile[field.column]) || renamed;
  putWords(index, row, profile);
  for (const order of index.orders.values()) join(index, order, row, profile);
  return renamed;
}

function dropWords(index: ForumIndex, row: number, profile: Profile): void {
  for (const text of textsOf(profile, index.questionnaire)) {
    const vocabulary = index.texts.get(text.in);
    if (vocabulary) dropText(vocabulary, text.text, row);
  }
}
