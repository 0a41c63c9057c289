import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lookForMatches } from '#iq/team/alerts.server.ts';
import { ALERT, saveSegment } from '#iq/team/segments.server.ts';
import { answer, later, NOW, teamForum } from '../../../test/team-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const NEEDS = ['Cranes', 'Pilots', 'Tugs'] as const;
const searches = [
  'need=Cranes',
  '-need=Cranes',
  'need=Pilots&need=Tugs',
  'words=fog',
  'answered=need',
  '',
];
const step = fc.oneof(
  fc.record({
    act: fc.constant('consent' as const),
    who: fc.nat(4),
    to: fc.constantFrom('named' as const, 'aggregate' as const),
  }),
  fc.record({
    act: fc.constant('answer' as const),
    who: fc.nat(4),
    need: fc.constantFrom(...NEEDS),
    why: fc.constantFrom('fog', 'rain'),
  }),
  fc.record({ act: fc.constant('look' as const) }),
);

test('whatever the order of consents, answers and looks, each who newly matches is told exactly once', async () => {
  await using house = await testHouse();
  const { db } = house;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const five = NEEDS.concat('Cranes', 'Tugs').map((need, i) => ({
        ...{ name: `Nr ${i}`, answers: { need, why: 'rain' } },
        consent: i % 2 ? ('aggregate' as const) : ('named' as const),
      }));
      await db.deleteFrom('person').execute(); // addresses are each forum's own; the forum before is done
      const { rita, rolf, forum, consent, delegate } = await teamForum(db, five);
      const ids = new Map<string, string>();
      for (const search of searches) {
        const asked = { name: search || 'all', search: new URLSearchParams(search) };
        const outcome = await saveSegment(db, rita, asked, NOW);
        assert.ok('segment' in outcome);
        ids.set(outcome.segment, search);
      }
      const ever = new Map([...ids].map(([id, search]) => [id, new Set(plain(five, search))]));
      const expected = new Map([...ids.keys()].map((id) => [id, new Set<number>()]));
      for (const [i, each] of [...steps, { act: 'look' as const }].entries()) {
        const one = 'who' in each ? five[each.who] : undefined;
        if (each.act === 'consent' && one) {
          one.consent = each.to;
          await consent(each.who + 1, each.to, later(i));
        } else if (each.act === 'answer' && one) {
          one.answers = { need: each.need, why: each.why };
          const { personId } = await delegate(each.who + 1);
          await answer(db, forum, personId, one.answers, later(i));
        } else {
          await lookForMatches(db, forum, later(i));
          for (const [id, search] of ids)
            for (const n of plain(five, search))
              if (!ever.get(id)?.has(n)) {
                ever.get(id)?.add(n);
                expected.get(id)?.add(n);
              }
        }
      }
      const rows = await db
        .selectFrom('segment_match as m')
        .innerJoin('delegate as d', 'd.person_id', 'm.delegate_id')
        .select(['m.segment_id', 'd.ref', 'm.told_in'])
        .where('m.told_in', 'is not', null)
        .execute();
      for (const [id, set] of expected) {
        const told = rows
          .filter((row) => row.segment_id === id)
          .map(({ ref }) => Number(ref.slice(2)) - 1);
        assert.deepEqual(told.sort(), [...set].sort());
      }
      const alerts = [...new Set(rows.map(({ told_in }) => told_in))].sort();
      for (const colleague of [rita, rolf]) {
        const given = (
          await db
            .selectFrom('notice')
            .select('body')
            .where('person_id', '=', colleague.personId)
            .where('kind', '=', ALERT)
            .execute()
        ).map(({ body }) => (body as { alert: string }).alert);
        assert.deepEqual(given.sort(), alerts);
      }
    }),
    { numRuns: 12 },
  );
});

type Five = { consent: 'named' | 'aggregate'; answers: { need: string; why: string } }[];

/** Who matches by a plain reading of the five, of the named alone. */
function plain(five: Five, search: string): number[] {
  return five.flatMap(({ consent, answers: { need, why } }, n) => {
    const fits: Record<string, boolean> = {
      'need=Cranes': need === 'Cranes',
      '-need=Cranes': need !== 'Cranes',
      'need=Pilots&need=Tugs': need !== 'Cranes',
      'words=fog': why === 'fog',
    };
    return consent === 'named' && (fits[search] ?? true) ? [n] : [];
  });
}
