import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Asked,
  mayBeCounted,
  printedTally,
  readChoice,
  votedInSteps,
} from '#research/polls/poll.ts';
import { mayBeSeen, wordsSaid } from '#research/polls/words-said.ts';
import { countChoices } from '#research/tally.ts';

const single: Asked = { kind: 'single', words: 'Q', options: ['B', 'A'], most: 1 };
const words: Asked = { kind: 'words', words: 'Q', options: [], most: 2 };

test('a vote is read in the order of the poll, and refused with a reason', () => {
  const multiple: Asked = { ...single, kind: 'multiple', options: ['C', 'B', 'A'], most: 2 };
  assert.deepEqual(readChoice(multiple, ['A', 'C', 'A']), { choice: ['C', 'A'] });
  assert.deepEqual(readChoice(multiple, ['A', 'B', 'C']), { refused: 'too-many' });
  assert.deepEqual(readChoice(single, ['A', 'B']), { refused: 'too-many' });
  assert.deepEqual(readChoice(single, ['Z']), { refused: 'no-such-option' });
  assert.deepEqual(readChoice(single, ['']), { refused: 'no-choice' });
});

test('words are one however they are written, at most so many, none too long', () => {
  assert.deepEqual(readChoice(words, ['  Data   Sharing ', 'data-sharing!', '…']), {
    choice: ['data-sharing!'],
  });
  assert.deepEqual(readChoice(words, ['a', 'b', 'c']), { refused: 'too-many' });
  assert.deepEqual(readChoice(words, ['x'.repeat(41)]), { refused: 'too-long' });
  assert.deepEqual(readChoice(words, [' ', '!']), { refused: 'no-choice' });
});

test('a word shows from three people, in the spelling most of them used, unless it is hidden', () => {
  const given = [
    ['Trust'],
    ['trust'],
    ['trust!', 'money'],
    ['Money'],
    ['rude'],
    ['rude'],
    ['Rude'],
  ];
  const seen = mayBeSeen(wordsSaid(given), new Set(['rude']));
  assert.deepEqual(seen, [{ word: 'trust', shown: 'Trust', people: 3 }]);
});

test('a word counts people: nobody adds to it by saying it twice', () => {
  const entry = fc.constantFrom('data', 'Data', 'DATA!', 'trust', 'Trust', 'money');
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 4 }), { maxLength: 20 }), (given) => {
      const fold = (text: string) => text.toLowerCase().replace('!', '');
      for (const { word, people } of wordsSaid(given))
        assert.equal(
          people,
          given.filter((said) => said.some((each) => fold(each) === word)).length,
        );
    }),
  );
});

test('a tally keeps the order of options that look like numbers, and small bases have no percent', () => {
  const scale = ['1', '2', '10'];
  const tally = printedTally(countChoices(scale, [['10'], ['10'], ['2']]));
  assert.deepEqual(tally, {
    answered: 3,
    rows: [
      { option: '1', count: 0, percent: null },
      { option: '2', count: 1, percent: null },
      { option: '10', count: 2, percent: null },
    ],
  });
  const many = printedTally(countChoices(['A', 'B'], Array(20).fill(['A'])));
  assert.deepEqual(
    many.rows.map(({ percent }) => percent),
    [100, 0],
  );
});

test('below five votes there is nothing to see, not even how many there are', () => {
  for (let votes = 0; votes < 12; votes++) {
    assert.equal(mayBeCounted(votes, null, 'closed'), votes < 5 ? null : votes);
    assert.equal(mayBeCounted(votes, null, 'open'), votes < 10 ? null : 5);
    assert.equal(votedInSteps(votes), votes < 5 ? null : votes < 10 ? 5 : 10);
  }
});

/** Somebody votes or changes the vote, somebody leaves the forum, or the moderator does something. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      who: fc.integer({ min: 0, max: 29 }),
      says: fc.constantFrom('A', 'B'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ leaves: fc.integer({ min: 0, max: 29 }) }) },
  { weight: 2, arbitrary: fc.constantFrom('close', 'open', 'show', 'hide') },
);

test('any two tallies that are ever seen are the same or five votes apart, through closings and openings too', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const votes = new Map<number, string>();
      const gone = new Set<number>();
      let state: 'open' | 'closed' = 'open';
      let isShown = true;
      let last: string[] | null = null;
      let opened = 1;
      let left = false;
      const seen: string[][] = [];
      for (const each of steps) {
        if (each === 'show' || each === 'hide') isShown = each === 'show';
        else if (each === 'close') state = 'closed';
        else if (each === 'open') {
          if (state === 'closed') opened++;
          state = 'open';
        } else if ('leaves' in each) {
          gone.add(each.leaves);
          left = votes.delete(each.leaves) || left;
        } else if (state === 'open' && !gone.has(each.who)) {
          votes.delete(each.who); // a changed vote is the newest
          votes.set(each.who, each.says);
        }
        if (!isShown) continue;
        const counted = mayBeCounted(votes.size, last?.length ?? null, state);
        if (counted !== null) {
          last = [...votes.values()].slice(0, counted);
          seen.push(last);
        }
        // what is closed once is whole: nobody's vote is left out for being late
        const isWhole: boolean = last?.length === votes.size || votes.size < 5;
        if (state === 'closed' && opened === 1 && !left) assert.ok(isWhole);
      }
      for (const [at, one] of seen.entries())
        for (const other of seen.slice(at + 1)) assert.ok(other.length - one.length >= 5);
    }),
    { numRuns: 2_000 },
  );
});
