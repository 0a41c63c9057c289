/**
 * Client iQ's index of one forum: one call answers a search with exact counts next to every option
 * of every question. Pure: the same in a server, a browser and a test.
 *
 * Whoever was not put into it exists nowhere in it: for clients it is built of named delegates
 * alone, so no series of searches can tell anything about the others.
 */

import { type Bits, countEveryone, newBits, record, transpose } from '#iq/bits.ts';
import { type Field, fieldsOf } from '#iq/fields.ts';
import { layoutOf, MOST_COUNTRIES, unitOf } from '#iq/layout.ts';
import {
  byFrequency,
  codeFor,
  countsOf,
  newOpenField,
  type OpenField,
  openFieldBytes,
  putValue,
} from '#iq/open-field.ts';
import { keptPeople, type People } from '#iq/people.ts';
import type { Profile } from '#iq/profile.ts';
import type { Order } from '#iq/ranking.ts';
import {
  newVocabulary,
  putText,
  type Text,
  type Vocabulary,
  vocabularyBytes,
} from '#iq/vocabulary.ts';
import { newWriter, settle, vocabularyFrom, write, writeAgain } from '#iq/writing.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

export type ForumIndex = {
  readonly questionnaire: Questionnaire;
  /** what can be asked now; another list after a country or an organisation came or went */
  fields: readonly Field[];
  readonly people: People;
  /** everyone, in order of reference */
  readonly profiles: readonly Profile[];
  /** how often it was changed */
  version: number;
  readonly staff: boolean;
  bits: Bits;
  /** organisation, and country where there are very many, by the field's key */
  open: Map<string, OpenField>;
  /** what is written, by open question; under CALLED: names, titles and organisations */
  texts: Map<string, Vocabulary>;
  orders: Map<string, Order>;
  /** how many are in each plane among everyone */
  whole: Float64Array;
};

/** Where the vocabulary of names, titles and organisations is kept; no question has such an id. */
export const CALLED = '';

export type Making = {
  /** staff may ask for consent; for clients there is no such field */
  staff?: boolean;
  /** without WebAssembly, though it could run */
  plain?: boolean;
  /** where people are kept; in memory unless said */
  people?: People;
  /** rows to make room for besides those of now */
  spare?: number;
};

/** @param everybody iterated twice: first for the amounts, then for the rest */
export function buildIndex(
  questionnaire: Questionnaire,
  everybody: Iterable<Profile>,
  { staff = false, plain = false, people = keptPeople(), spare = 64 }: Making = {},
): ForumIndex {
  const { count, unit, largest, countries } = extentOf(everybody);
  const few = countries.size <= MOST_COUNTRIES;
  // the empty one: so that there is a field before anybody has a country
  const country = few ? ['', ...countries] : [];
  const closed = fieldsOf(questionnaire, { country, organisation: [] }, staff);
  const layout = layoutOf(questionnaire, closed, unit, largest);
  const bits = newBits(layout, count + spare, plain);
  const { capacity } = bits.planes;
  const index: ForumIndex = {
    questionnaire,
    fields: closed,
    people,
    get profiles() {
      return people.all();
    },
    version: 0,
    staff,
    bits,
    open: new Map(
      (few ? OPEN.slice(1) : OPEN).map((column) => [column, newOpenField(column, capacity)]),
    ),
    texts: new Map([CALLED, ...openQuestions(questionnaire)].map((id) => [id, newVocabulary()])),
    orders: new Map(),
    whole: new Float64Array(0),
  };
  fill(index, everybody);
  index.whole = countEveryone(bits);
  nameFields(index);
  return index;
}

const OPEN = ['country', 'organisation'] as const;

/** Everybody at once: each person's record and words in order of rows, then what is made of all. */
function fill({ questionnaire, people, bits, open, texts }: ForumIndex, all: Iterable<Profile>) {
  const called = newWriter();
  const written = openQuestions(questionnaire).map((id) => ({ id, writer: newWriter() }));
  const fields = [...open.values()];
  for (const profile of all) {
    const row = people.put(profile);
    record(bits, row, profile);
    for (const field of fields) field.codes[row] = codeFor(field, profile[field.column]);
    write(called, profile.name, row);
    writeAgain(called, profile.title, row);
    writeAgain(called, profile.organisation, row);
    for (const { id, writer } of written) {
      const answer = profile.answers[id];
      if (typeof answer === 'string') write(writer, answer, row);
    }
  }
  transpose(bits, people.rows);
  for (const field of fields) settle(field, people.rows);
  for (const { id, writer } of [{ id: CALLED, writer: called }, ...written])
    texts.set(id, vocabularyFrom(writer, bits.planes.capacity));
}

const openQuestions = ({ questions }: Questionnaire): string[] =>
  questions.filter(({ type }) => type === 'text').map(({ id }) => id);

/** How far apart people are: what amounts they name, and which countries they are from. */
function extentOf(everybody: Iterable<Profile>) {
  const countries = new Set<string>();
  let [count, unit, largest] = [0, 1_000_000, 1];
  for (const { budget, country } of everybody) {
    count++;
    if (country !== '' && countries.size <= MOST_COUNTRIES) countries.add(country);
    if (budget === null) continue;
    if (budget % unit !== 0) unit = unitOf([budget, unit]);
    largest = Math.max(largest, budget);
  }
  return { count, unit, largest, countries };
}

/** What a person is called and wrote, and where from: everything of an index that is not bits. */
export function putWords(index: ForumIndex, row: number, profile: Profile): void {
  const { capacity } = index.bits.planes;
  for (const field of index.open.values()) putValue(field, row, profile[field.column]);
  for (const text of textsOf(profile, index.questionnaire)) {
    const vocabulary = index.texts.get(text.in);
    if (vocabulary) putText(vocabulary, text.text, row, capacity);
  }
}

/** The texts of a person that free words look into, each with where it stands. */
export function textsOf(profile: Profile, { questions }: Questionnaire): Text[] {
  const texts: Text[] = [
    { in: CALLED, text: profile.name },
    { in: CALLED, text: profile.title },
    { in: CALLED, text: profile.organisation },
  ];
  for (const { id, type } of questions) {
    const answer = profile.answers[id];
    if (type === 'text' && typeof answer === 'string') texts.push({ in: id, text: answer });
  }
  return texts;
}

/** Names the fields again, with the countries and organisations there are now. */
export function nameFields(index: ForumIndex): void {
  const { country, organisation } = {
    country: valuesInUse(index, 'country'),
    organisation: valuesInUse(index, 'organisation'),
  };
  index.fields = fieldsOf(index.questionnaire, { country, organisation }, index.staff);
}

/** Values that anybody has, the most frequent first; equals by alphabet. */
function valuesInUse({ bits, open, whole }: ForumIndex, key: (typeof OPEN)[number]): string[] {
  const column = bits.layout.columns.get(key);
  if (column)
    return byFrequency(
      [...column.places].map(([value, place]) => ({
        value,
        count: whole[column.first + place] ?? 0,
      })),
    );
  const field = open.get(key);
  return field ? byFrequency(countsOf(field)) : [];
}

/** Bytes of all numbers that answers need; words and people are objects of the engine's own beside it. */
export function bytesOf({ bits, open, texts, orders }: ForumIndex): number {
  let bytes = bits.planes.memory.taken();
  for (const field of open.values()) bytes += openFieldBytes(field);
  for (const vocabulary of texts.values()) bytes += vocabularyBytes(vocabulary);
  for (const { rows, places, values } of orders.values())
    bytes += rows.byteLength + places.byteLength + 8 * values.length;
  return bytes;
}
