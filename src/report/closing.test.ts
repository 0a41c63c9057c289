import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Block, blocksOf } from '#report/closing.ts';

const plain = (text: string) => [{ text, href: null }];

test('an empty line parts paragraphs, ## makes a heading, - a list', () => {
  assert.deepEqual(blocksOf('One\nline.\r\n\r\n## Our firm\nWords:\n- a\n- b\n  goes on\n\n* c'), [
    { kind: 'paragraph', words: plain('One line.') },
    { kind: 'heading', words: plain('Our firm') },
    { kind: 'paragraph', words: plain('Words:') },
    { kind: 'list', items: [plain('a'), plain('b goes on')] },
    { kind: 'list', items: [plain('c')] },
  ] satisfies Block[]);
});

test('addresses of the web and of mailboxes become links, nothing else does', () => {
  const [block] = blocksOf(
    'See [our page](https://firm.example/a?b=c), https://firm.example. Or [write](mailto:a@firm.example).',
  );
  assert.deepEqual(block, {
    kind: 'paragraph',
    words: [
      { text: 'See ', href: null },
      { text: 'our page', href: 'https://firm.example/a?b=c' },
      { text: ', ', href: null },
      { text: 'https://firm.example', href: 'https://firm.example/' },
      { text: '. Or ', href: null },
      { text: 'write', href: 'mailto:a@firm.example' },
      { text: '.', href: null },
    ],
  });
  for (const hostile of ['[a](javascript:alert)', '[a](data:text/html,x)', '[a](/etc)'])
    assert.deepEqual(blocksOf(hostile), [{ kind: 'paragraph', words: plain(hostile) }]);
});

test('whatever is written, no letter of it is lost but signs and blanks', () => {
  const signs = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\n',
    '\n\n',
    '- ',
    '## ',
    '[',
    ']',
    '(',
    ')',
    '*',
    'https://x.example ',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const letters = (some: string) => some.match(/[ab]/g)?.length ?? 0;
      const read = blocksOf(text)
        .flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.words))
        .map((words) => words.text)
        .join('');
      assert.equal(letters(read), letters(text));
    }),
  );
});
