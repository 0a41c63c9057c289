/** The questions as SQL, for databases: a code column for each single answer, a bit column for each of several. */
import { wordsOf } from '#base/folding.ts';
import type { Field } from '#iq/fields.ts';
import { type Clause, type Condition, clauseField, type Range, type Search } from '#iq/query.ts';
import {
  BANDS,
  COLUMNS,
  COUNTRIES,
  FAMILY,
  GIVEN,
  MULTIS,
  OPTIONS,
  organisationName,
  type People,
  questionnaire,
  RANK_DEPTH,
  RANKS,
  ROWS,
  SINGLES,
  TEXTS,
  TITLES,
  textOf,
} from './people.ts';
import type { Answer } from './plain.ts';

const optionCount = (id: string) => OPTIONS[id]?.length ?? 0;
type Column = {
  name: string;
  type: 'code' | 'bit' | 'amount' | 'text';
  value: (people: People, row: number) => number | string | null;
};

const codeColumn = (name: string, codes: string): Column => ({
  name,
  type: 'code',
  value: ({ codes: all }, row) => all.get(codes)?.[row] ?? 0,
});
export const columns: Column[] = [
  ...SINGLES.map((id) => codeColumn(id, id)),
  ...ROWS.map((row, i) => codeColumn(`m${i}`, `m.${row}`)),
  ...RANKS.flatMap((id) =>
    Array.from({ length: RANK_DEPTH }, (_, p) => codeColumn(`${id}_${p}`, `${id}#${p}`)),
  ),
  codeColumn('seniority', 'seniority'),
  codeColumn('country', 'country'),
  ...MULTIS.flatMap((id) =>
    Array.from(
      { length: optionCount(id) },
      (_, i): Column => ({
        name: `${id}_${i}`,
        type: 'bit',
        value: ({ masks }, row) => ((masks.get(id)?.[row] ?? 0) >>> i) & 1,
      }),
    ),
  ),
  {
    name: 'budget',
    type: 'amount',
    value: ({ amounts }, row) => (Number.isNaN(amounts[row]) ? null : (amounts[row] ?? null)),
  },
  {
    name: 'called',
    type: 'text',
    value: (people, row) =>
      ` ${GIVEN[people.given[row] ?? 0]} ${FAMILY[people.family[row] ?? 0]} ${TITLES[people.title[row] ?? 0]} ${organisationName(people.organisation[row] ?? 0)} `.toLowerCase(),
  },
  ...TEXTS.map(
    (id): Column => ({
      name: id,
      type: 'text',
      value: ({ texts }, row) => ` ${textOf(texts.get(id), row)} `,
    }),
  ),
];

const rangeSql = ({ min, over, max, under }: Range) =>
  [
    min !== null && `budget ${over ? '>' : '>='} ${min}`,
    max !== null && `budget ${under ? '<' : '<='} ${max}`,
  ]
    .filter(Boolean)
    .join(' and ');
const wordSql = (word: string, open?: string) =>
  `(${(open ? [open] : ['called', ...TEXTS]).map((text) => `${text} like '% ${word}${word.length > 2 ? '' : ' '}%'`).join(' or ')})`;

/** The columns that a field is read from, and the value of each of its options. */
function names({ source, key }: Field): string[] {
  if (source.of === 'ranking')
    return Array.from({ length: source.depth }, (_, p) => `${source.question}_${p}`);
  if (source.of === 'row') return [`m${ROWS.indexOf(source.row)}`];
  return [source.of === 'registration' ? source.column : key];
}
const list = (field: Field) =>
  field.source.of === 'row'
    ? COLUMNS
    : field.source.of === 'registration'
      ? field.source.column === 'country'
        ? COUNTRIES
        : BANDS
      : (OPTIONS[field.source.question] ?? []);
const isMulti = ({ source }: Field) => source.of === 'choice' && MULTIS.includes(source.question);

function optionSql(field: Field, option: string): string {
  const place = list(field).indexOf(option);
  if (isMulti(field)) return `${field.key}_${place} = 1`;
  return `(${names(field)
    .map((name) => `${name} = ${place + 1}`)
    .join(' or ')})`;
}
function conditionSql(condition: Condition, fields: readonly Field[]): string {
  const field =
    condition.kind === 'option' || condition.kind === 'answered'
      ? fields.find(({ key }) => key === condition.field)
      : undefined;
  const sql = ((): string => {
    if (condition.kind === 'option' && field) return optionSql(field, condition.option);
    if (condition.kind === 'range') return `coalesce(${rangeSql(condition.range)}, false)`;
    if (condition.kind === 'words')
      return wordsOf(condition.words)
        .map((word) => wordSql(word, condition.in))
        .join(' and ');
    if (!field) return 'budget is not null';
    if (isMulti(field))
      return `(${list(field)
        .map((_, i) => `${field.key}_${i} = 1`)
        .join(' or ')})`;
    return `(${names(field)
      .map((name) => `${name} > 0`)
      .join(' or ')})`;
  })();
  return condition.not ? `not (${sql})` : `(${sql})`;
}
const clauseSql = (clause: Clause, fields: readonly Field[]) =>
  `(${clause.map((each) => conditionSql(each, fields)).join(' or ')})`;

/** One statement for every count: a row of numbers for each base, the field's name first. */
export function statement(search: Search, fields: readonly Field[], dialect: 'duckdb' | 'sqlite') {
  const clauses = search.clauses.map((clause) => ({
    field: clauseField(clause),
    sql: clauseSql(clause, fields),
  }));
  const where = (but: string | null) =>
    clauses
      .filter(({ field }) => field === null || field !== but)
      .map(({ sql }) => sql)
      .join(' and ') || 'true';
  const counted = fields.filter(({ key }) => key !== 'organisation');
  const narrowed = new Set(clauses.map(({ field }) => field));
  const count = (sql: string) =>
    dialect === 'duckdb' ? `count(*) filter (where ${sql})` : `sum(${sql})`;
  const options = (field: Field) => field.options.map((option) => count(optionSql(field, option)));
  const bands = questionnaire.budgetBands.map((_, i, all) =>
    count(
      `(budget >= ${i === 0 ? 0 : all[i]?.min}${i + 1 < all.length ? ` and budget < ${all[i + 1]?.min}` : ''})`,
    ),
  );
  const median = dialect === 'duckdb' ? 'median(budget)' : 'null';
  const shared = counted.filter(({ key }) => !narrowed.has(key));
  const parts = [
    {
      fields: shared.map(({ key, options: own }) => ({ key, many: own.length })),
      bands: !narrowed.has('budget'),
      sql: [
        ...shared.flatMap(options),
        ...(narrowed.has('budget') ? [] : bands),
        'count(*)',
        'count(budget)',
        'coalesce(sum(budget), 0)',
        median,
      ],
      where: where(null),
    },
    ...counted
      .filter(({ key }) => narrowed.has(key))
      .map((field) => ({
        fields: [{ key: field.key, many: field.options.length }],
        bands: false,
        sql: options(field),
        where: where(field.key),
      })),
    ...(narrowed.has('budget')
      ? [{ fields: [], bands: true, sql: bands, where: where('budget') }]
      : []),
  ];
  return parts.map(({ sql, where: filter, ...rest }) => ({
    ...rest,
    sql: `select ${sql.join(', ')} from people where ${filter}`,
  }));
}

/** Reads the numbers of each part back. */
export function answerFrom(parts: ReturnType<typeof statement>, rows: (number | null)[][]): Answer {
  const facets = new Map<string, number[]>();
  let bands: number[] = [];
  parts.forEach((part, i) => {
    let from = 0;
    const take = (many: number) => {
      const numbers = (rows[i] ?? []).slice(from, from + many).map((each) => Number(each ?? 0));
      from += many;
      return numbers;
    };
    for (const { key, many } of part.fields) facets.set(key, take(many));
    if (part.bands) bands = take(questionnaire.budgetBands.length);
  });
  const [total = 0, answered = 0, sum = 0, median = null] = (rows[0] ?? []).slice(-4);
  const money =
    Number(answered) === 0
      ? null
      : { answered: Number(answered), total: Number(sum), median: Number(median ?? Number.NaN) };
  return { total: Number(total), facets, bands, money };
}
