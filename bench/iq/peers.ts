/** Others who answer the same questions, each given what it does best. What one cannot answer it is not asked. */
import { DatabaseSync } from 'node:sqlite';
import { BIGINT, DuckDBDataChunk, DuckDBInstance, UTINYINT, VARCHAR } from '@duckdb/node-api';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import crossfilter from 'crossfilter2';
import { RoaringBitmap32 } from 'roaring-wasm';
import { wordsOf } from '#base/folding.ts';
import type { Field } from '#iq/fields.ts';
import { type Condition, clauseField, inRange, type Search } from '#iq/query.ts';
import { type People, profileAt, questionnaire } from './people.ts';
import type { Answer } from './plain.ts';
import { answerFrom, columns, statement } from './sql.ts';

/** `can`: whether it can answer a question at all. `ask`: an answer without what it cannot say. */
export type Peer = {
  name: string;
  can: (search: Search) => boolean;
  ask: (search: Search) => Promise<Partial<Answer>> | Partial<Answer>;
  close?: () => void;
};
/** Rows of a chunk of DuckDB’s. */
const AT_ONCE = 2048;
const conditionsOf = ({ clauses }: Search): Condition[] => clauses.flat();

/** One thread, the same core that the index has; a column for each answer, all counts of one base in one statement. */
export async function duckdb(
  people: People,
  fields: readonly Field[],
  slips: (search: Search) => boolean,
): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const types = { code: 'utinyint', bit: 'utinyint', amount: 'bigint', text: 'varchar' };
  await connection.run(
    `create table people (${columns.map(({ name, type }) => `${name} ${types[type]}`).join(', ')})`,
  );
  const appender = await connection.createAppender('people');
  const kinds = columns.map(
    ({ type }) => ({ code: UTINYINT, bit: UTINYINT, amount: BIGINT, text: VARCHAR })[type],
  );
  for (let from = 0; from < people.many; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, people.many - from) }, (_, i) => from + i);
    const chunk = DuckDBDataChunk.create(kinds, rows.length);
    chunk.setColumns(
      columns.map(({ type, value }) =>
        rows.map((row) => {
          const each = value(people, row);
          return type === 'amount' && each !== null ? BigInt(each) : each;
        }),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return {
    name: 'DuckDB',
    can: (search) => !slips(search),
    ask: async (search) => {
      const parts = statement(search, fields, 'duckdb');
      const rows: (number | null)[][] = [];
      for (const { sql } of parts)
        rows.push((await connection.runAndReadAll(sql)).getRows()[0] as (number | null)[]);
      return answerFrom(parts, rows);
    },
    close: () => connection.closeSync(),
  };
}

export function sqlite(
  people: People,
  fields: readonly Field[],
  slips: (search: Search) => boolean,
): Peer {
  const db = new DatabaseSync(':memory:');
  db.exec(
    `create table people (${columns.map(({ name, type }) => `${name} ${type === 'text' ? 'text' : 'integer'}`).join(', ')})`,
  );
  const insert = db.prepare(`insert into people values (${columns.map(() => '?').join(', ')})`);
  db.exec('begin');
  for (let row = 0; row < people.many; row++)
    insert.run(...columns.map(({ value }) => value(people, row)));
  db.exec('commit');
  return {
    name: 'SQLite',
    can: (search) => !slips(search),
    ask: (search) => {
      const parts = statement(search, fields, 'sqlite');
      const rows = parts.map(({ sql }) => {
        const each = db.prepare(sql);
        each.setReturnArrays(true);
        return each.get() as unknown as (number | null)[];
      });
      const { money: _, ...said } = answerFrom(parts, rows); // it has no median
      return said;
    },
    close: () => db.close(),
  };
}

/** A bitmap for each option, and for each word in each place; it has no numbers, so no ranges and no money. */
export function roaring(
  people: People,
  fields: readonly Field[],
  slips: (search: Search) => boolean,
): Peer {
  const rows = new Map<string, number[]>();
  const put = (key: string, row: number) => {
    const list = rows.get(key);
    if (list) list.push(row);
    else rows.set(key, [row]);
  };
  for (let row = 0; row < people.many; row++) {
    const profile = profileAt(people, row);
    for (const field of fields) {
      const { source } = field;
      if (source.of === 'registration' && source.column === 'organisation') continue;
      const answer =
        source.of === 'registration'
          ? profile[source.column]
          : source.of === 'row'
            ? (profile.answers[source.question] as Record<string, string>)?.[source.row]
            : profile.answers[source.question];
      const said = Array.isArray(answer)
        ? answer.slice(0, source.of === 'ranking' ? source.depth : undefined)
        : answer
          ? [answer as string]
          : [];
      for (const option of said) put(`${field.key}=${option}`, row);
      if (said.length > 0) put(`${field.key}?`, row);
    }
    if (profile.budget !== null) put('budget?', row);
    for (const word of new Set(wordsOf(`${profile.name} ${profile.title} ${profile.organisation}`)))
      put(`called:${word}`, row);
    for (const { id, type } of questionnaire.questions)
      if (type === 'text')
        for (const word of new Set(wordsOf(String(profile.answers[id] ?? ''))))
          put(`${id}:${word}`, row);
  }
  const bitmap = (list: number[]) => {
    const made = new RoaringBitmap32(list);
    made.runOptimize();
    return made;
  };
  const maps = new Map([...rows].map(([key, list]) => [key, bitmap(list)]));
  rows.clear();
  const everyone = RoaringBitmap32.fromRange(0, people.many);
  const nobody = new RoaringBitmap32();
  const words = [...maps.keys()].filter((key) => key.includes(':'));
  const peopleOf = (condition: Condition): RoaringBitmap32 => {
    const found = positive(condition);
    return condition.not ? RoaringBitmap32.andNot(everyone, found) : found;
  };
  const positive = (condition: Condition): RoaringBitmap32 => {
    if (condition.kind === 'option')
      return maps.get(`${condition.field}=${condition.option}`) ?? nobody;
    if (condition.kind === 'answered') return maps.get(`${condition.field}?`) ?? nobody;
    if (condition.kind !== 'words') return nobody;
    return wordsOf(condition.words)
      .map((word) => {
        const fits = words.filter((key) => {
          const [place, each = ''] = key.split(':');
          return (
            (!condition.in || place === condition.in) &&
            (each === word || (word.length > 2 && each.startsWith(word)))
          );
        });
        return RoaringBitmap32.orMany(fits.flatMap((key) => maps.get(key) ?? []));
      })
      .reduce((a, b) => RoaringBitmap32.and(a, b));
  };
  const counted = fields
    .filter(({ key }) => key !== 'organisation')
    .map((field) => ({
      field,
      maps: field.options.map((option) => maps.get(`${field.key}=${option}`) ?? nobody),
    }));
  return {
    name: 'roaring',
    can: (search) => !slips(search) && conditionsOf(search).every(({ kind }) => kind !== 'range'),
    ask: (search) => {
      const clauses = search.clauses.map((clause) => ({
        field: clauseField(clause),
        people: clause.map(peopleOf).reduce((a, b) => RoaringBitmap32.or(a, b)),
      }));
      const matching = (but: string | null) =>
        clauses
          .filter(({ field }) => field === null || field !== but)
          .reduce((all, each) => RoaringBitmap32.and(all, each.people), everyone);
      const all = matching(null);
      const narrowed = new Set(clauses.map(({ field }) => field));
      const facets = counted.map(({ field, maps: own }) => {
        const base = narrowed.has(field.key) ? matching(field.key) : all;
        return [field.key, own.map((each) => base.andCardinality(each))] as const;
      });
      return { total: all.size, facets: new Map(facets) };
    },
  };
}

/** A dimension for each field with one answer; it knows no or between fields, no words, no several answers here. */
export function crossfilterPeer(people: People, fields: readonly Field[]): Peer {
  const own = fields.filter(
    ({ source }) =>
      source.of === 'row' ||
      (source.of === 'choice' && source.question.startsWith('s')) ||
      (source.of === 'registration' && source.column !== 'organisation'),
  );
  const nameOf = ({ source }: Field) =>
    source.of === 'registration'
      ? source.column
      : source.of === 'row'
        ? `m.${source.row}`
        : source.of === 'choice'
          ? source.question
          : '';
  const rows = crossfilter(Array.from({ length: people.many }, (_, row) => row));
  const amounts = rows.dimension((row) => people.amounts[row] ?? Number.NaN);
  const dimensions = new Map(
    own.map((field) => {
      const codes = people.codes.get(nameOf(field)) ?? new Uint8Array(0);
      const dimension = rows.dimension((row) => codes[row] ?? 0);
      return [field.key, { field, dimension, group: dimension.group() }] as const;
    }),
  );
  const places = new Map(own.map(({ key, options }) => [key, options]));
  const total = rows.groupAll();
  const plainOrder = (field: Field) =>
    field.source.of !== 'registration' || field.source.column !== 'country';
  return {
    name: 'crossfilter2',
    can: ({ clauses }) =>
      new Set(clauses.map(clauseField)).size === clauses.length &&
      clauses.every((clause) => {
        const field = clauseField(clause);
        return (
          field !== null &&
          clause.every(({ kind }) => kind === 'option' || kind === 'range') &&
          (field === 'budget' ||
            (dimensions.has(field) && plainOrder(dimensions.get(field)?.field as Field)))
        );
      }),
    ask: ({ clauses }) => {
      amounts.filterAll();
      for (const { dimension } of dimensions.values()) dimension.filterAll();
      for (const clause of clauses) {
        const field = clauseField(clause) ?? '';
        const options = places.get(field) ?? [];
        const tests = clause.map((condition) => (value: number) => {
          const holds =
            condition.kind === 'range'
              ? inRange(value, condition.range)
              : condition.kind === 'option' && value === options.indexOf(condition.option) + 1;
          return holds !== Boolean(condition.not);
        });
        (field === 'budget' ? amounts : dimensions.get(field)?.dimension)?.filterFunction((value) =>
          tests.some((test) => test(Number(value))),
        );
      }
      for (const { group } of dimensions.values()) group.all();
      return { total: Number(total.value()) };
    },
  };
}

/** Full text with filters and facets, asked for options joined by and; of its facets it is asked those of one answer. */
export async function orama(people: People, fields: readonly Field[]): Promise<Peer> {
  const own = fields.filter(
    ({ source }) => source.of === 'choice' && source.question.startsWith('s'),
  );
  const schema = Object.fromEntries(own.map(({ key }) => [key, 'enum' as const]));
  const db = create({ schema });
  const documents = Array.from({ length: people.many }, (_, row) => {
    const { answers } = profileAt(people, row);
    return Object.fromEntries(
      own.flatMap(({ key }) => (typeof answers[key] === 'string' ? [[key, answers[key]]] : [])),
    );
  });
  await insertMultiple(db, documents, 500);
  const keys = new Set(own.map(({ key }) => key));
  return {
    name: 'Orama',
    can: ({ clauses }) =>
      clauses.every(
        (clause) =>
          clause.every((each) => each.kind === 'option' && !each.not) &&
          keys.has(clauseField(clause) ?? ''),
      ) && new Set(clauses.map(clauseField)).size === clauses.length,
    ask: async ({ clauses }) => {
      const where = Object.fromEntries(
        clauses.map((clause) => [
          clauseField(clause),
          { in: clause.flatMap((each) => (each.kind === 'option' ? [each.option] : [])) },
        ]),
      );
      const { count } = await oramaSearch(db, { term: '', where, limit: 1 } as never);
      return { total: count };
    },
  };
}
