import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { newAnswers, withheldAtRelease } from '#research/release.ts';
import type { Group } from '#research/tally.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-05-01'],
  timezone: 'UTC',
  currency: 'EUR',
  questions: [
    { id: 'q', type: 'single', text: 'Q', options: ['A', 'B'] },
    { id: 'm', type: 'matrix', text: 'M', rows: ['x', 'y'], columns: ['up', 'down'] },
  ],
});

type Said = { q?: string; x?: string; y?: string };
/** The first `hidden` people share no profile. */
const group = (hidden: number, said: (Said | null)[]): Group => ({
  people: said.map((_, index) => ({
    id: `${index}`,
    title: '',
    consent: index < hidden ? 'aggregate' : 'named',
  })),
  responses: new Map(
    said.flatMap((each, index) => {
      if (!each) return [];
      const { q, ...m } = each;
      return [[`${index}`, { budget: null, answers: { ...(q && { q }), m } }] as const];
    }),
  ),
});
const many = (count: number, said: (index: number) => Said | null) =>
  Array.from({ length: count }, (_, index) => said(index));
const waits = (before: Group, after: Group) =>
  withheldAtRelease(questionnaire, after, [{ group: before, withheld: [] }]).map(
    ({ figure, row, reason }) => [figure, row, reason].filter(Boolean).join(' '),
  );
const either = (index: number) => (index % 2 ? 'A' : 'B');
const upOrDown = (index: number) => (index % 2 ? 'up' : 'down');

test('an answer is new where another response counts, or the first', () => {
  assert.equal(
    newAnswers({ a: 'r1', b: null, c: 'r2' }, { a: 'r1', b: 'r3', c: 'r4', d: null }),
    2,
  );
});

test('only what few hidden people changed waits; the rest of the edition appears', () => {
  const said = (index: number) => ({ q: either(index), x: upOrDown(index), y: upOrDown(index) });
  const before = group(30, many(60, said));
  const after = group(
    30,
    many(60, (index) => ({ ...said(index), ...(index < 3 && { y: upOrDown(index + 1) }) })),
  );

  assert.deepEqual(waits(before, after), ['m y few-hidden']);
});

test('ten late hidden people may appear, but not if they are of one mind', () => {
  const before = group(
    30,
    many(60, (index) => (index < 10 ? null : { q: either(index) })),
  );
  const differing = group(
    30,
    many(60, (index) => ({ q: either(index) })),
  );
  const alike = group(
    30,
    many(60, (index) => ({ q: index < 10 ? 'A' : either(index) })),
  );

  assert.deepEqual(
    waits(before, differing).filter((each) => each.startsWith('q')),
    [],
  );
  assert.deepEqual(
    waits(before, alike).filter((each) => each.startsWith('q')),
    ['q alike'],
  );
});

test('who left is told by a difference as well as who came', () => {
  const before = group(
    30,
    many(60, (index) => ({ q: either(index) })),
  );
  const fewer = { ...before, people: before.people.slice(2) };

  assert.deepEqual(
    waits(before, fewer).filter((each) => each.startsWith('q')),
    ['q few-hidden'],
  );
});

test('what two editions print never differs by one to nine hidden people', () => {
  const answer = fc.option(fc.constantFrom('A', 'B'), { freq: 4 });
  const person = fc.record({ hidden: fc.boolean(), first: answer, next: answer });
  fc.assert(
    fc.property(fc.array(person, { minLength: 20, maxLength: 60 }), (people) => {
      const edition = (said: (each: (typeof people)[number]) => string | null): Group => ({
        people: people.map(({ hidden }, index) => ({
          id: `${index}`,
          title: '',
          consent: hidden ? 'aggregate' : 'named',
        })),
        responses: new Map(
          people.flatMap((each, index) => {
            const q = said(each);
            return q ? [[`${index}`, { budget: null, answers: { q } }] as const] : [];
          }),
        ),
      });
      const [before, after] = [edition(({ first }) => first), edition(({ next }) => next)];
      const printed = (withheld: { figure: string }[]) =>
        !withheld.some(({ figure }) => figure === 'q');
      const earlier = withheldAtRelease(questionnaire, before, []);
      const later = withheldAtRelease(questionnaire, after, [{ group: before, withheld: earlier }]);
      const changed = people.filter(({ hidden, first, next }) => hidden && first !== next).length;

      if (printed(earlier) && printed(later)) assert.ok(changed === 0 || changed >= 10);
    }),
    { numRuns: 300 },
  );
});
