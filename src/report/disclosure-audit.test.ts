import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawn } from '#report/crosstabs.ts';
import { withheldNow } from '#report/release.ts';
import { crosstab, variablesOf } from '#research/crosstab.ts';
import { printCrosstab } from '#research/crosstab-print.ts';
import { disclosed, isSelectAll } from '#research/disclosure.ts';
import type { Variable } from '#research/figure.ts';
import { type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import { chosenBy, type Group, tally } from '#research/tally.ts';
import {
  type Asked,
  determined,
  type Person,
  type Published,
} from '../../test/disclosure-attack.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'UTC',
  currency: 'EUR',
  seniorityBands: [
    { band: 'Chiefs', titleStartsWith: ['Chief'] },
    { band: 'Heads', titleStartsWith: ['Head'] },
    { band: 'Managers', titleStartsWith: ['Manager'] },
  ],
  questions: [
    { id: 'one', type: 'single', text: 'One', options: ['A', 'B', 'C'] },
    { id: 'all', type: 'multi', text: 'All', options: ['P', 'Q', 'R'] },
    { id: 'two', type: 'multi', text: 'Two', options: ['S', 'T', 'U'], max: 2 },
    { id: 'map', type: 'matrix', text: 'Map', rows: ['x', 'y'], columns: ['up', 'same', 'down'] },
  ],
});
const variables = variablesOf(questionnaire);

/** People by number: what they say follows from it, evenly or not, as the forum is. */
type Draw = {
  title: number;
  one: number;
  all: number;
  two: number;
  x: number;
  y: number;
  skips: number;
  hidden: boolean;
};
const aPerson = (hiddenShare: number): fc.Arbitrary<Draw> =>
  fc.record({
    title: fc.nat(99),
    one: fc.nat(99),
    all: fc.nat(99),
    two: fc.nat(99),
    x: fc.nat(99),
    y: fc.nat(99),
    skips: fc.nat(199),
    hidden: fc.nat(99).map((n) => n < hiddenShare),
  });
/** `tilt`: how unevenly options are chosen, 0 to 60 */
const aForum = fc
  .record({
    size: fc.integer({ min: 60, max: 320 }),
    hiddenShare: fc.constantFrom(0, 20, 40, 60, 90),
    tilt: fc.constantFrom(0, 25, 45),
    skipping: fc.constantFrom(0, 2, 12),
    linked: fc.constantFrom(true, true, false),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      draws: fc.array(aPerson(shape.hiddenShare), {
        minLength: shape.size,
        maxLength: shape.size,
        size: 'max',
      }),
    }),
  );
type Drawn = typeof aForum extends fc.Arbitrary<infer Value> ? Value : never;

function groupOf({ shape, draws }: Drawn): Group {
  const { tilt, skipping, linked } = shape;
  const pick = (list: readonly string[], n: number) =>
    n < tilt ? list[0] : n < 100 - tilt / 3 ? list[1 + (n % (list.length - 1))] : list.at(-1);
  const sets = (list: readonly string[], n: number) =>
    list.filter((_, at) => ((n % 7) + 1) & (1 << at)).slice(0, list[0] === 'S' ? 2 : 3);
  return {
    people: draws.map(({ title, hidden }, at) => ({
      id: `${at}`,
      title: `${pick(['Manager', 'Head', 'Chief'], title)} of x`,
      consent: hidden ? 'aggregate' : 'named',
    })),
    responses: new Map(
      draws.map((draw, at) => {
        const skip = (n: number) => draw.skips % 17 === n && draw.skips < skipping * 16;
        const like = (n: number, other: number) => (linked && n % 10 < 9 ? other : n);
        const answers = {
          ...(!skip(0) && { one: `${pick(['A', 'B', 'C'], like(draw.one, draw.title))}` }),
          ...(!skip(1) && { all: sets(['P', 'Q', 'R'], draw.all) }),
          ...(!skip(2) && { two: sets(['S', 'T', 'U'], draw.two) }),
          map: {
            ...(!skip(3) && { x: `${pick(['up', 'same', 'down'], draw.x)}` }),
            y: `${pick(['up', 'same', 'down'], like(draw.y, draw.x))}`,
          },
        };
        return [`${at}`, { budget: null, answers }] as const;
      }),
    ),
  };
}

const askedOf = (variable: (typeof variables)[number]): Asked => ({
  key: JSON.stringify([variable.figure, variable.row]),
  options: variable.options,
  kind: variable.single ? 'single' : 'several',
  all: isSelectAll(questionnaire, variable.figure),
  always: variable.figure === 'seniority',
});
function peopleOf(asked: Questionnaire, group: Group, list: readonly Variable[]): Person[] {
  const said = list.map((variable) => chosenBy(asked, group, variable).each);
  return group.people.map(({ consent }, at) => ({
    hidden: consent === 'aggregate',
    said: said.map((each) => each[at] ?? null),
  }));
}
const allPairs = variables.flatMap((rows) =>
  variables.flatMap((columns) => (rows === columns ? [] : [{ rows, columns }])),
);
/** Those that go together in linked forums have the small cells, so they come more often. */
const pairs = allPairs.flatMap((pair) => {
  const rare = ['seniority one', 'map map'].includes(`${pair.rows.figure} ${pair.columns.figure}`);
  return rare ? Array.from({ length: 8 }, () => pair) : [pair];
});

/** What a reader gets of two variables, and of their crosstab. `rule`: off shows that it matters. */
function publishedOf(group: Group, pair: (typeof pairs)[number], rule = true): Published {
  const withheld = rule ? withheldNow(questionnaire, group) : [];
  const shown = disclosed(tally(questionnaire, group), withheld);
  const figures = Object.fromEntries(
    [pair.rows, pair.columns].map((variable) => {
      const figure = shown[variable.figure];
      const part = figure && 'rows' in figure ? figure.rows[variable.row ?? ''] : figure;
      return [askedOf(variable).key, part && 'options' in part ? part : undefined];
    }),
  );
  const waits = rule && Object.values(figures).some((figure) => figure === undefined);
  return { figures, crosstabs: waits ? [] : crosstabOf(group, pair, rule) };
}

function crosstabOf(group: Group, pair: (typeof pairs)[number], rule: boolean) {
  const bare = crosstab(questionnaire, group, pair);
  if (!rule) {
    const small = (row: number, column: number) => (bare.counts[row]?.[column] ?? 0) < 3;
    const printed = {
      ...printCrosstab(bare, small),
      rowBases: bare.rowBases,
      base: bare.base,
    };
    const counts = bare.counts.map((line) => line.map((count) => (count < 3 ? null : count)));
    return [{ rows: 0, columns: 1, printed, counts }];
  }
  const result = drawn(
    { id: '', ...pair, merges: [] },
    { forum: { questionnaire, group }, merges: [], withheld: [], edition: 1, asOf: '' },
  );
  return 'crosstab' in result ? [{ rows: 0, columns: 1, printed: result.crosstab.printed }] : [];
}

const seeded = (runs: number) => ({
  numRuns: Number(process.env.RUNS ?? runs),
  seed: Number(process.env.SEED ?? 5),
});
/** What the program finds, knowing the named, and of cells that are off, knowing nobody. */
function foundIn(group: Group, pair: (typeof pairs)[number], rule: boolean): string[] {
  const published = publishedOf(group, pair, rule);
  const list = [pair.rows, pair.columns];
  const people = peopleOf(questionnaire, group, list);
  const strangers = people.map((person) => ({ ...person, hidden: true }));
  return [
    ...determined(list.map(askedOf), published, people),
    ...determined(list.map(askedOf), published, strangers).filter((each) =>
      each.endsWith('off, and told'),
    ),
  ];
}

test('of one edition no program finds an answer of a hidden person, nor a cell that is off', () => {
  const seen = { tables: 0, off: 0 };
  fc.assert(
    fc.property(aForum, fc.constantFrom(...pairs), (forum, pair) => {
      const group = groupOf(forum);
      const shares = publishedOf(group, pair).crosstabs.flatMap(({ printed }) => printed.shares);
      seen.tables += shares.length > 0 ? 1 : 0;
      seen.off += shares.flat().filter((share) => share === null).length;
      assert.deepEqual(foundIn(group, pair, true), []);
    }),
    seeded(100),
  );
  assert.ok(seen.tables >= 20 && seen.off > 0, JSON.stringify(seen));
});

test('with counts printed, small ones left out and nothing else, the same program finds them', () => {
  const found = new Map<string, number>();
  fc.assert(
    fc.property(aForum, fc.constantFrom(...pairs), (forum, pair) => {
      for (const each of foundIn(groupOf(forum), pair, false)) {
        const kind =
          ['off, and told', 'few hidden', 'all of the', 'all said', 'nobody', 'alone'].find(
            (words) => each.includes(words),
          ) ?? each;
        found.set(kind, (found.get(kind) ?? 0) + 1);
      }
    }),
    seeded(60),
  );
  console.log(found);
  for (const kind of ['off, and told', 'few hidden', 'all of the', 'alone'])
    assert.ok((found.get(kind) ?? 0) > 0, `${kind} is never found`);
});
