import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { connect, LISTED, reasonsFor } from '#iq/connections/connections.ts';
import { type Acquaintance, introductionsFor } from '#iq/connections/introducing.ts';
import { measureOf } from '#iq/connections/measure.ts';
import { bothWays, pairUp } from '#iq/connections/pairing.ts';
import { type Peer, sharingGroup } from '#iq/connections/peers.ts';
import type { Reason } from '#iq/connections/reasons.ts';
import { likeness } from '#iq/likeness.ts';
import type { Answers } from '#research/questionnaire.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

const ranked = ['AI', 'Cloud', 'Radio', 'Drones'];
const questionnaire = questionnaireSchema.parse({
  title: 'F',
  dates: ['2030-01-01'],
  timezone: 'Europe/London',
  currency: 'GBP',
  seniorityBands: [{ band: 'Chiefs', titleStartsWith: ['Chief'] }],
  questions: [
    { id: 'need', type: 'single', text: 'Need', options: ['Speed', 'Trust', 'People'] },
    { id: 'tools', type: 'multi', text: 'Tools', options: ['A', 'B', 'C', 'D'] },
    { id: 'priority', type: 'rank', text: 'Priorities', options: ranked },
    { id: 'spend', type: 'matrix', text: 'Spend', rows: ['AI'], columns: ['More', 'Less'] },
    { id: 'own', type: 'text', text: 'In your own words' },
  ],
});

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const aShare = fc
  .record({
    need: some(fc.constantFrom('Speed', 'Trust', 'People')),
    tools: some(fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 })),
    priority: some(fc.shuffledSubarray(ranked, { minLength: 1 })),
    spend: some(fc.constant({ AI: 'More' })),
    own: some(fc.constant('CANARY')),
    country: fc.constantFrom('UK', 'Norway', ''),
    seats: fc.subarray(['Opening', 'Workshop']),
    tables: fc.subarray(['Drones over cities', 'Ethics']),
  })
  .map(({ country, seats, tables, ...answers }) => ({
    ...{ country, seats, tables },
    answers: JSON.parse(JSON.stringify(answers)) as Answers,
  }));
const aPeer = fc.record({
  title: fc.constantFrom('Chief Constable', 'chief constable', 'Director', ''),
  organisation: fc.constantFrom(
    'Avon Constabulary',
    'Kent Constabulary',
    'Essex Constabulary',
    'MoD',
  ),
  speaks: fc.subarray(['Opening', 'Data']),
  asks: fc.subarray(['Opening']),
  shares: fc.option(aShare),
});
const aForum = (most = 14) =>
  fc.array(aPeer, { minLength: 2, maxLength: most }).map((all) =>
    all.map((peer, i): Peer => {
      const seniority = peer.title.startsWith('Chief') ? 'Chiefs' : null;
      return { id: `p${i}`, name: `N${i}`, seniority, ...peer };
    }),
  );

/** Everything that all suggestions of a forum say. */
async function said(peers: readonly Peer[]) {
  const connections = await connect(peers, questionnaire);
  return [...connections.lists].map(([id, list]) => [
    id,
    list.map((other) => [other, reasonsFor(connections, id, other)]),
  ]);
}

const choicesOf = ({ shares }: Peer): string[] => {
  if (!shares) return [];
  const { need, tools, priority } = shares.answers;
  return [need, tools, priority].flat().filter((each) => typeof each === 'string');
};

test('a word in the names of some organisations is a reason, one in the names of many is none', async () => {
  const of = (i: number, organisation: string): Peer => ({
    ...{ id: `p${i}`, name: `N${i}`, title: '', seniority: null, organisation },
    ...{ speaks: [], asks: [], shares: null },
  });
  const banks = ['Avon Bank', 'Kent Bank', 'Essex Bank'].map((name, i) => of(i, name));
  const others = (most: number) =>
    Array.from({ length: most }, (_, i) => of(i + 3, `Place ${i} (one)`));
  const between = async (peers: readonly Peer[]) =>
    reasonsFor(await connect(peers, questionnaire), 'p0', 'p1').map(({ what }) => what);
  assert.deepEqual(await between([...banks, ...others(9)]), ['Bank']);
  assert.deepEqual(await between([...banks, ...others(8)]), []);
});

test('a reason names an answer only if both share and both chose it, and never an amount, a plan or own words', async () => {
  await fc.assert(
    fc.asyncProperty(aForum(), async (peers) => {
      const connections = await connect(peers, questionnaire);
      for (const one of peers)
        for (const other of peers) {
          if (one === other) continue;
          for (const reason of reasonsFor(connections, one.id, other.id)) {
            const what = [reason.what].flat();
            if (reason.from === 'shared') assert.ok(one.shares && other.shares);
            if ('question' in reason)
              for (const option of what)
                assert.ok(choicesOf(one).includes(option) && choicesOf(other).includes(option));
            if (reason.because === 'country')
              assert.ok(
                what.every((each) => [one, other].every((p) => p.shares?.country === each)),
              );
            if (reason.because === 'seats' || reason.because === 'tables')
              for (const each of what)
                for (const p of [one, other]) assert.ok(p.shares?.[reason.because].includes(each));
            if (reason.because === 'speaks' || reason.because === 'asks')
              assert.ok(
                what.every((each) => [one, other].every((p) => p[reason.because].includes(each))),
              );
            assert.ok(!JSON.stringify(reason).includes('CANARY'));
            assert.ok(!('question' in reason && reason.question === 'Spend'));
          }
        }
    }),
    { numRuns: 150 },
  );
});

test('what is not compared changes nothing for anybody: amounts, plans and own words of those who share', async () => {
  await fc.assert(
    fc.asyncProperty(aForum(), async (peers) => {
      const without = peers.map((peer): Peer => {
        if (!peer.shares) return peer;
        const { spend: _, own: __, ...answers } = peer.shares.answers;
        return { ...peer, shares: { ...peer.shares, answers } };
      });
      assert.deepEqual(await said(peers), await said(without));
    }),
    { numRuns: 80 },
  );
});

test('everyone on my list has me on theirs, nobody is on more lists than there are places, never a colleague', async () => {
  await fc.assert(
    fc.asyncProperty(aForum(30), async (peers) => {
      const { lists } = await connect(peers, questionnaire);
      const organisation = new Map(peers.map((peer) => [peer.id, peer.organisation]));
      for (const [id, list] of lists) {
        assert.ok(list.length <= LISTED);
        assert.equal(new Set(list).size, list.length);
        for (const other of list) {
          assert.ok(lists.get(other)?.includes(id));
          assert.notEqual(organisation.get(other), organisation.get(id));
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('of all who are in a forum only the popular have full lists: two with room who fit are on each other’s', () => {
  const tie = fc.record({
    a: fc.nat({ max: 11 }),
    b: fc.nat({ max: 11 }),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const ties = fc
    .uniqueArray(tie, { selector: ({ a, b }) => [a, b].sort().join(), maxLength: 60 })
    .map((all) => all.filter(({ a, b }) => a !== b));
  fc.assert(
    fc.property(ties, fc.integer({ min: 1, max: 4 }), (all, most) => {
      const lists = pairUp(12, all, most);
      for (const { a, b, score } of all) {
        const room = (lists[a]?.length ?? 0) < most && (lists[b]?.length ?? 0) < most;
        if (score > 0 && room) assert.ok(lists[a]?.includes(b) && lists[b]?.includes(a));
      }
    }),
  );
});

test('the two-sided score is high only where both sides’ are', () => {
  assert.equal(bothWays(0.5, [0.5, 0.5]), 1);
  assert.ok(Math.abs(bothWays(0.2, [0.2, 0.6]) - 0.5) < 1e-12);
  assert.equal(bothWays(0, [0, 0.5]), 0);
});

test('the fast measure is the likeness of Client iQ', () => {
  fc.assert(
    fc.property(aForum(), (peers) => {
      const group = sharingGroup(peers, questionnaire);
      const measure = measureOf(group);
      group.profiles.forEach((one, a) => {
        group.profiles.forEach((other, b) => {
          assert.ok(Math.abs(measure(a, b) - likeness(group, one, other)) < 1e-9);
        });
      });
    }),
  );
});

const acquainted = (id: string, more: Partial<Acquaintance> = {}): Acquaintance => {
  const base = { id, name: id, organisation: `O ${id}`, kind: 'delegate' as const };
  return { ...base, solutions: [], ...more };
};

test('who introduces two reads of their answers only what is shared with each of them', async () => {
  await fc.assert(
    fc.asyncProperty(aForum(8), async (peers) => {
      const connections = await connect(peers, questionnaire);
      const [me] = peers;
      if (!me) return;
      const known = peers.slice(1).map(({ id }) => acquainted(id));
      const company = acquainted('c', { kind: 'client', solutions: ['AI', 'Cloud', 'A'] });
      const found = introductionsFor(connections, me.id, [...known, company], new Set());
      for (const each of found) {
        const one = peers.find(({ id }) => id === each.one.id);
        const other = peers.find(({ id }) => id === each.other.id);
        const told: string[] = each.to === 'company' ? each.chose : [];
        for (const option of told)
          assert.ok([me, one].every((peer) => peer && choicesOf(peer).includes(option)));
        const reasons: Reason[] = each.to === 'delegate' ? each.reasons : [];
        for (const reason of reasons) {
          if (reason.from === 'open') continue;
          const three: (Peer | undefined)[] = [me, one, other];
          assert.ok(three.every((peer) => peer?.shares));
          if ('question' in reason)
            for (const option of reason.what)
              assert.ok(three.every((peer) => peer && choicesOf(peer).includes(option)));
          if (reason.because === 'country')
            assert.ok(three.every((peer) => peer?.shares?.country === reason.what));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('an introduction that was put aside or asked does not come again, and nobody is in two at once', async () => {
  const peers = ['me', 'a', 'b', 'c', 'd'].map((id): Peer => {
    const open = {
      title: 'Director',
      organisation: `O ${id}`,
      seniority: null,
      speaks: ['Data'],
      asks: [],
    };
    return { id, name: id, ...open, shares: null };
  });
  const connections = await connect(peers, questionnaire);
  const known = ['a', 'b', 'c', 'd'].map((id) => acquainted(id));
  const pairs = (settled: string[]) =>
    introductionsFor(connections, 'me', known, new Set(settled)).map(
      ({ one, other }) => `${one.id} ${other.id}`,
    );
  assert.deepEqual(pairs([]), ['a b', 'c d']);
  assert.deepEqual(pairs(['a b']), ['a c', 'b d']);
});
