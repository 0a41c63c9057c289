import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Asked,
  atLeastFive,
  printedTally,
  printedWords,
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
    const tally = printedTally(countChoices(['A'], Array(votes).fill(['A'])));
    assert.equal(atLeastFive(tally) === null, votes < 5);
    assert.equal(votedInSteps(votes), votes < 5 ? null : votes < 10 ? 5 : 10);
  }
  assert.equal(atLeastFive(printedWords(4, [])), null);
});
