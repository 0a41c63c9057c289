/** A synthetic forum of any size, always the same: 30 questions, and answers drawn from a seed as columns. */
import type { Profile } from '#iq/profile.ts';
import { type Answers, type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { seeded } from '../large-forum.ts';

const list = (many: number, make: (i: number) => string) =>
  Array.from({ length: many }, (_, i) => make(i));
const letter = (i: number) => String.fromCharCode(65 + i);

export const SINGLES = list(12, (i) => `s${i}`);
export const MULTIS = list(4, (i) => `c${i}`);
export const ROWS = list(8, (i) => `Area ${letter(i)}`);
export const RANKS = ['r0', 'r1'];
export const TEXTS = ['t0', 't1', 't2'];
export const COLUMNS = ['Increase', 'Same', 'Decrease', 'None'];
export const RANK_DEPTH = 3;
const optionsOf = (id: string, many: number) => list(many, (i) => `${id} option ${letter(i)}`);
export const OPTIONS: Record<string, string[]> = Object.fromEntries([
  ...SINGLES.map((id, i) => [id, optionsOf(id, 3 + (i % 6))]),
  ...MULTIS.map((id) => [id, optionsOf(id, 8)]),
  ...RANKS.map((id) => [id, optionsOf(id, 7)]),
]);
export const BANDS = ['Board', 'Director', 'Head', 'Manager', 'Officer'];
export const COUNTRIES = list(30, (i) => `Country ${letter(Math.floor(i / 6))}${letter(i % 6)}`);
const STEMS =
  'data cloud legacy record body camera train officer budget case file court border health crime trust demand digital network model'.split(
    ' ',
  );
const ENDS = ' s er ing ation al ly ment ity ist'.split(' ');
/** Word 0 is none. */
export const WORDS = [
  '',
  ...list(
    3000,
    (i) =>
      `${STEMS[i % STEMS.length]}${ENDS[Math.floor(i / STEMS.length) % ENDS.length]}${
        i < 200
          ? ''
          : list(3, (k) => letter((i * 7 + k * 11) % 26))
              .join('')
              .toLowerCase()
      }`,
  ),
];
export const GIVEN = list(400, (i) =>
  `Given${letter(i % 26)}${letter(Math.floor(i / 26))}`.toLowerCase(),
);
export const FAMILY = list(5000, (i) =>
  `Fam${letter(i % 26)}${letter(Math.floor(i / 26) % 26)}${letter(Math.floor(i / 676))}`.toLowerCase(),
);
const FIELDS =
  'data technology finance operations security strategy estates people transport health'.split(' ');
export const TITLES = BANDS.flatMap((band) => FIELDS.map((field) => `${band} of ${field}`));
export const TEXT_WORDS = 6;

/** 30 questions: 12 with one answer, 4 with several, a matrix of 8 rows, 2 rankings, 3 open ones, and money. */
export const questionnaire: Questionnaire = questionnaireSchema.parse({
  title: 'A large forum',
  dates: ['2026-01-01'],
  timezone: 'UTC',
  currency: 'GBP',
  seniorityBands: BANDS.map((band) => ({ band, titleStartsWith: [band] })),
  budgetQuestion: 'Budget?',
  budgetBands: [0, 250_000, 1_000_000, 5_000_000, 10_000_000, 25_000_000].map((min) => ({
    label: `From ${min}`,
    min,
  })),
  questions: [
    ...SINGLES.map((id) => ({ id, type: 'single', text: id, options: OPTIONS[id] })),
    ...MULTIS.map((id) => ({ id, type: 'multi', text: id, options: OPTIONS[id] })),
    { id: 'm', type: 'matrix', text: 'm', rows: ROWS, columns: COLUMNS },
    ...RANKS.map((id) => ({ id, type: 'rank', text: id, max: RANK_DEPTH, options: OPTIONS[id] })),
    ...TEXTS.map((id) => ({ id, type: 'text', text: id })),
  ],
});

export type People = {
  many: number;
  /** by name of the column: 0 none, else the option's place plus one; `r0#1` is a ranking's second place */
  codes: Map<string, Uint8Array>;
  /** a bit for each option of a question with several answers */
  masks: Map<string, Uint8Array>;
  /** NaN: none */
  amounts: Float64Array;
  /** by open question: so many words a person */
  texts: Map<string, Uint16Array>;
  given: Uint16Array;
  family: Uint16Array;
  title: Uint8Array;
  organisation: Uint32Array;
};

export const organisations = (many: number) => Math.max(20, Math.floor(many / 50));
export const organisationName = (place: number) => `Service ${place}`;
export const refOf = (row: number) => `R${String(row).padStart(7, '0')}`;

export function makePeople(many: number): People {
  const random = seeded(many);
  const skewed = (most: number) => Math.floor(random() ** 1.7 * most);
  const column = (most: number, said: number) =>
    Uint8Array.from({ length: many }, () => (random() < said ? skewed(most) + 1 : 0));
  const codes = new Map<string, Uint8Array>();
  for (const id of SINGLES) codes.set(id, column(OPTIONS[id]?.length ?? 1, 0.9));
  for (const row of ROWS) codes.set(`m.${row}`, column(COLUMNS.length, 0.8));
  for (const id of RANKS) ranking(id, codes, many, random);
  codes.set('country', column(COUNTRIES.length, 1));
  const title = Uint8Array.from({ length: many }, () => skewed(TITLES.length));
  codes.set(
    'seniority',
    title.map((place) => Math.floor(place / FIELDS.length) + 1),
  );
  const mask = () => (random() < 0.85 ? (1 << skewed(8)) | (1 << skewed(8)) | (1 << skewed(8)) : 0);
  const text = () => {
    const words = new Uint16Array(many * TEXT_WORDS);
    for (let row = 0; row < many; row++)
      if (random() < 0.4)
        for (let i = 0; i < TEXT_WORDS; i++)
          words[row * TEXT_WORDS + i] = 1 + Math.floor(random() ** 3 * (WORDS.length - 1));
    return words;
  };
  return {
    many,
    codes,
    masks: new Map(MULTIS.map((id) => [id, Uint8Array.from({ length: many }, mask)])),
    amounts: Float64Array.from({ length: many }, () =>
      random() < 0.8 ? Math.round(random() ** 4 * 5000) * 10_000 : Number.NaN,
    ),
    texts: new Map(TEXTS.map((id) => [id, text()])),
    given: Uint16Array.from({ length: many }, () => skewed(GIVEN.length)),
    family: Uint16Array.from({ length: many }, () => skewed(FAMILY.length)),
    title,
    organisation: Uint32Array.from({ length: many }, () => skewed(organisations(many))),
  };
}

function ranking(id: string, codes: Map<string, Uint8Array>, many: number, random: () => number) {
  const places = list(RANK_DEPTH, () => '').map(() => new Uint8Array(many));
  const most = OPTIONS[id]?.length ?? 1;
  for (let row = 0; row < many; row++) {
    if (random() > 0.85) continue;
    const first = Math.floor(random() ** 1.7 * most);
    const step = 1 + Math.floor(random() * (most - 1));
    for (const [place, column] of places.entries())
      column[row] = ((first + place * step) % most) + 1;
  }
  for (const [place, column] of places.entries()) codes.set(`${id}#${place}`, column);
}

export const textOf = (words: Uint16Array | undefined, row: number) =>
  [...(words?.subarray(row * TEXT_WORDS, (row + 1) * TEXT_WORDS) ?? [])]
    .map((word) => WORDS[word])
    .filter(Boolean)
    .join(' ');

/** One person as the index is given people. */
export function profileAt(people: People, row: number): Profile {
  const code = (name: string) => people.codes.get(name)?.[row] ?? 0;
  const answers: Answers = {};
  for (const id of SINGLES) if (code(id)) answers[id] = OPTIONS[id]?.[code(id) - 1] ?? '';
  for (const id of MULTIS) {
    const mask = people.masks.get(id)?.[row] ?? 0;
    if (mask) answers[id] = (OPTIONS[id] ?? []).filter((_, i) => (mask >>> i) & 1);
  }
  const matrix: Record<string, string> = {};
  for (const name of ROWS)
    if (code(`m.${name}`)) matrix[name] = COLUMNS[code(`m.${name}`) - 1] ?? '';
  answers.m = matrix;
  for (const id of RANKS)
    if (code(`${id}#0`))
      answers[id] = list(RANK_DEPTH, (place) => OPTIONS[id]?.[code(`${id}#${place}`) - 1] ?? '');
  for (const id of TEXTS) {
    const text = textOf(people.texts.get(id), row);
    if (text) answers[id] = text;
  }
  const amount = people.amounts[row] ?? Number.NaN;
  return {
    id: refOf(row),
    ref: refOf(row),
    name: `${GIVEN[people.given[row] ?? 0]} ${FAMILY[people.family[row] ?? 0]}`,
    title: TITLES[people.title[row] ?? 0] ?? '',
    organisation: organisationName(people.organisation[row] ?? 0),
    country: COUNTRIES[code('country') - 1] ?? '',
    seniority: BANDS[code('seniority') - 1] ?? null,
    budget: Number.isNaN(amount) ? null : amount,
    answers,
  };
}
