/** Random forums big enough for crosstabs: levels, bands of answers, people who skip, people who hide. */
import fc from 'fast-check';
import { variablesOf } from '#research/crosstab.ts';
import { isSelectAll } from '#research/disclosure.ts';
import type { Variable } from '#research/figure.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { chosenBy, type Group } from '#research/tally.ts';
import type { Asked, Person } from './disclosure-attack.ts';

export const questionnaire = questionnaireSchema.parse({
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
export const variables = variablesOf(questionnaire);

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
export const aForum = fc
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
export type Drawn = typeof aForum extends fc.Arbitrary<infer Value> ? Value : never;

export function groupOf({ shape, draws }: Drawn): Group {
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

export const askedOf = (variable: (typeof variables)[number]): Asked => ({
  key: JSON.stringify([variable.figure, variable.row]),
  options: variable.options,
  kind: variable.single ? 'single' : 'several',
  all: isSelectAll(questionnaire, variable.figure),
  always: variable.figure === 'seniority',
});
export function peopleOf(group: Group, list: readonly Variable[]): Person[] {
  const said = list.map((variable) => chosenBy(questionnaire, group, variable).each);
  return group.people.map(({ consent }, at) => ({
    hidden: consent === 'aggregate',
    said: said.map((each) => each[at] ?? null),
  }));
}
const allPairs = variables.flatMap((rows) =>
  variables.flatMap((columns) => (rows === columns ? [] : [{ rows, columns }])),
);
/** Those that go together in linked forums have the small cells, so they come more often. */
export const pairs = allPairs.flatMap((pair) => {
  const rare = ['seniority one', 'map map'].includes(`${pair.rows.figure} ${pair.columns.figure}`);
  return rare ? Array.from({ length: 8 }, () => pair) : [pair];
});
