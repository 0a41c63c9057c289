/** “À la fois … et”, “sowohl … als auch”, “tanto … como”, “sia … sia”: two words that join two things. */
import type { Edge } from './context.ts';
import type { Item } from './lexer.ts';

/** `later`: what stands between both things; none where that is an *and* by itself. */
const PAIRS: readonly { first: readonly string[]; later?: readonly (readonly string[])[] }[] = [
  { first: ['a', 'la', 'fois'] },
  { first: ['a', 'la', 'vez'] },
  { first: ['sowohl'], later: [['als', 'auch'], ['wie', 'auch'], ['als']] },
  { first: ['tanto'], later: [['como'], ['quanto'], ['che']] },
  { first: ['sia'], later: [['sia'], ['che']] },
  { first: ['zowel'], later: [['als']] },
  { first: ['bade'], later: [['och'], ['og']] },
];
const SCORE = 10;

const standsAt = (items: readonly Item[], at: number, words: readonly string[]) =>
  words.every((word, i) => items[at + i]?.word === word);
const isEnd = ({ word }: Item) => /^[.;!?]$/.test(word);

/** Such a word at one place: the first says nothing, the later one is *and*. */
export function correlativeAt(items: readonly Item[], at: number): Edge | null {
  for (const { first, later = [] } of PAIRS) {
    const before = items.slice(0, at);
    const opens = before.findLastIndex((_, i) => standsAt(items, i, first));
    const isOpen = opens >= 0 && !before.slice(opens).some(isEnd);
    const closing = isOpen
      ? later.find(
          (words) =>
            standsAt(items, at, words) &&
            !before.some(
              (_, i) => i >= opens + first.length && later.some((each) => standsAt(items, i, each)),
            ),
        )
      : undefined;
    if (closing)
      return {
        length: closing.length,
        score: SCORE * closing.length,
        said: { kind: 'joint', joint: 'and' },
      };
    const isFirst =
      standsAt(items, at, first) &&
      (later.length === 0 ||
        items.some(
          (_, i) => i > at + first.length && later.some((words) => standsAt(items, i, words)),
        ));
    if (isFirst)
      return {
        length: first.length,
        score: SCORE * first.length,
        said: { kind: 'plain', word: first.join(' ') },
      };
  }
  return null;
}
