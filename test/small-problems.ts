/** Timetable problems small enough to try every timetable. */
import fc from 'fast-check';
import { type Cost, compareCosts, type Problem } from '#meetings/timetable/problem.ts';
import { verify } from '#meetings/timetable/verify.ts';

const meeting = (people: number, slots: number, at: number) =>
  fc
    .record({
      a: fc.nat(people - 1),
      next: fc.integer({ min: 1, max: people - 1 }),
      slots: fc.oneof(
        { weight: 2, arbitrary: fc.constant(Array.from({ length: slots }, (_, t) => t + 1)) },
        {
          weight: 1,
          arbitrary: fc.subarray(
            Array.from({ length: slots }, (_, t) => t + 1),
            { minLength: 1 },
          ),
        },
      ),
      after: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc.subarray([...Array(at).keys()], { maxLength: Math.min(1, at) }),
        },
      ),
    })
    .map(({ a, next, slots, after }) => ({ a, b: (a + next) % people, slots, after }));

/** A plan to be made. */
export const smallPlan: fc.Arbitrary<Problem> = fc
  .record({
    people: fc.integer({ min: 2, max: 5 }),
    slots: fc.integer({ min: 1, max: 5 }),
    many: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ people, slots, many }) =>
    fc.record({
      people: fc.constant(people),
      slots: fc.constant(slots),
      tables: fc
        .array(fc.oneof(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 3 })), {
          minLength: slots,
          maxLength: slots,
        })
        .map((tables) => [0, ...tables]),
      meetings: fc.tuple(
        ...Array.from({ length: many }, (_, at) => meeting(people, slots, at)),
      ) as fc.Arbitrary<Problem['meetings']>,
      fairness: fc.constantFrom(null, null, 0, 1, 2),
      inForce: fc.constant(null),
    }),
  );

/** A plan in force to be changed, which may itself break rules by now. */
export const smallChange: fc.Arbitrary<Problem> = smallPlan.chain((problem) =>
  fc
    .array(fc.integer({ min: 0, max: problem.slots }), {
      minLength: problem.meetings.length,
      maxLength: problem.meetings.length,
    })
    .map((inForce) => ({ ...problem, inForce })),
);

/** The best of all timetables by trying each, or null if none keeps the rules. */
export function bestByTrying(problem: Problem): Cost | null {
  const { meetings, inForce } = problem;
  let best: Cost | null = null;
  const slots: number[] = [];
  const go = (at: number) => {
    if (at === meetings.length) {
      const { broken, cost } = verify(problem, slots);
      if (broken.length === 0 && (!best || compareCosts(cost, best) < 0)) best = cost;
      return;
    }
    for (const slot of [...(inForce ? [0] : []), ...(meetings[at]?.slots ?? [])]) {
      slots[at] = slot;
      go(at + 1);
    }
  };
  go(0);
  return best;
}
