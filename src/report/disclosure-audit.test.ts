import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closesCircle, decideCrosstabs, drawn } from '#report/crosstabs.ts';
import { crosstab } from '#research/crosstab.ts';
import { printCrosstab } from '#research/crosstab-print.ts';
import { disclosed, type Withheld } from '#research/disclosure.ts';
import { withheldAtRelease, withheldNow } from '#research/release.ts';
import { type Group, tally } from '#research/tally.ts';
import { determined, type Published } from '../../test/disclosure-attack.ts';
import { determinedOfLate } from '../../test/disclosure-attack-late.ts';
import {
  aForum,
  askedOf,
  groupOf,
  pairs,
  peopleOf,
  questionnaire,
  variables,
} from '../../test/disclosure-forums.ts';

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
  const people = peopleOf(group, list);
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
  for (const kind of ['off, and told', 'few hidden', 'all of the', 'alone'])
    assert.ok((found.get(kind) ?? 0) > 0, `${kind} is never found`);
});

type Variables = readonly (typeof variables)[number][];
function figuresOf(group: Group, list: Variables, withheld: readonly Withheld[]) {
  const shown = disclosed(tally(questionnaire, group), withheld);
  return Object.fromEntries(
    list.map((variable) => {
      const figure = shown[variable.figure];
      const part = figure && 'rows' in figure ? figure.rows[variable.row ?? ''] : figure;
      return [askedOf(variable).key, part && 'options' in part ? part : undefined];
    }),
  );
}

/** Two editions: of those who answer in the end, some had not answered at first. */
function twoEditions(
  group: Group,
  pair: (typeof pairs)[number],
  late: readonly string[],
  rule: boolean,
) {
  const choice = { id: 'x', ...pair, merges: [] };
  const before: Group = {
    people: group.people,
    responses: new Map([...group.responses].filter(([id]) => !late.includes(id))),
  };
  const list = [pair.rows, pair.columns];
  const counted = ({ responses }: Group) =>
    Object.fromEntries(group.people.map(({ id }) => [id, responses.has(id) ? `r${id}` : null]));
  const first = rule ? withheldAtRelease(questionnaire, before, []) : [];
  const common = { merges: [], asOf: '' };
  const release = (of: Group, withheld: readonly Withheld[], edition: number) => ({
    ...common,
    forum: { questionnaire, group: of },
    counted: counted(of),
    withheld,
    edition,
  });
  const tables = decideCrosstabs([choice], { ...release(before, first, 1), earlier: [] });
  const printed = tables.flatMap((each) => ('crosstab' in each ? [each.crosstab] : []));
  const known = {
    edition: 1,
    group: before,
    counted: counted(before),
    crosstabs: printed,
    withheld: first,
  };
  const second = rule ? withheldAtRelease(questionnaire, group, [known]) : [];
  const next = rule
    ? decideCrosstabs([choice], { ...release(group, second, 2), earlier: [known] })
    : decideCrosstabs([choice], { ...release(group, second, 2), earlier: [] });
  const fresh = next.flatMap((each) => ('crosstab' in each && !each.again ? [each.crosstab] : []));
  const publish = (
    of: Group,
    withheld: readonly Withheld[],
    crosstabs: typeof printed,
  ): Published => ({
    figures: figuresOf(of, list, withheld),
    crosstabs: crosstabs.map((each) => ({ rows: 0, columns: 1, printed: each.printed })),
  });
  const [old, now] = [peopleOf(before, list), peopleOf(group, list)];
  return {
    renewed: fresh.length > 0 && printed.length > 0,
    repeated: next.some((each) => 'crosstab' in each && each.again),
    found: determinedOfLate({
      asked: list.map(askedOf),
      before: publish(before, first, printed),
      after: publish(group, second, fresh),
      people: now.map((person, at) => ({
        hidden: person.hidden,
        before: old[at]?.said ?? [],
        after: person.said,
      })),
    }),
  };
}

const aLateShare = fc.constantFrom(0.01, 0.05, 0.3, 0.6);
/** Not of seniority: its base does not wait for answers. */
const answered = pairs.filter(
  ({ rows, columns }) => rows.figure !== 'seniority' && columns.figure !== 'seniority',
);
const lateOf = ({ people }: Group, share: number) =>
  people.filter((_, at) => (at * 37) % 100 < share * 100).map(({ id }) => id);

test('two editions together tell of no late answer', () => {
  const seen = { renewed: 0, repeated: 0 };
  fc.assert(
    fc.property(aForum, fc.constantFrom(...answered), aLateShare, (forum, pair, share) => {
      const group = groupOf(forum);
      const { renewed, repeated, found } = twoEditions(group, pair, lateOf(group, share), true);
      seen.renewed += renewed ? 1 : 0;
      seen.repeated += repeated ? 1 : 0;
      assert.deepEqual(found, []);
    }),
    seeded(60),
  );
  assert.ok(seen.renewed > 0 && seen.repeated > 0, JSON.stringify(seen));
});

test('with the rule off two editions tell late answers', () => {
  let found = 0;
  fc.assert(
    fc.property(aForum, fc.constantFrom(...answered), aLateShare, (forum, pair, share) => {
      const group = groupOf(forum);
      found += twoEditions(group, pair, lateOf(group, share), false).found.length;
    }),
    seeded(20),
  );
  assert.ok(found > 0);
});

test('crosstabs that share a question tell together what each tells by itself', () => {
  const [level, one, , , x, y] = variables;
  assert.ok(level && one && x && y);
  let both = 0;
  fc.assert(
    fc.property(
      aForum,
      fc.constantFrom([level, one, x], [one, x, y], [level, x, y]),
      (forum, list) => {
        const group = groupOf(forum);
        const withheld = withheldNow(questionnaire, group);
        const links = [
          [0, 1],
          [1, 2],
        ] as const;
        const crosstabs = links.flatMap(([rows, columns]) => {
          const pair = { rows: list[rows] ?? level, columns: list[columns] ?? level };
          const made = drawn(
            { id: '', ...pair, merges: [] },
            { forum: { questionnaire, group }, merges: [], withheld, edition: 1, asOf: '' },
          );
          return 'crosstab' in made ? [{ rows, columns, printed: made.crosstab.printed }] : [];
        });
        both += crosstabs.length === 2 ? 1 : 0;
        const published = { figures: figuresOf(group, list, withheld), crosstabs };
        assert.deepEqual(determined(list.map(askedOf), published, peopleOf(group, list)), []);
      },
    ),
    seeded(80),
  );
  assert.ok(both > 5, `${both}`);
});

test('a pair that would close a ring of crosstabs is known', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((figure) => ({ figure, row: null }));
  assert.ok(a && b && c && d);
  const chain = [
    { rows: a, columns: b },
    { rows: c, columns: b },
  ];
  assert.equal(closesCircle(chain, { rows: a, columns: c }), true);
  assert.equal(closesCircle(chain, { rows: a, columns: d }), false);
  assert.equal(closesCircle(chain, { rows: a, columns: { ...b, row: 'x' } }), false);
});
