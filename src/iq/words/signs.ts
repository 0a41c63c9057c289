/** Signs of a question: “AI ↑”, “cloud-”, “AI, cloud & data”. */
import { directionSaid } from './directions.ts';
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Said } from './parts.ts';
import { columnsSaid } from './phrases.ts';

const ARROWS: readonly [signs: string, said: string][] = [
  ['↑↗⬆▲', 'up'],
  ['↓↘⬇▼', 'down'],
  ['→➡↔', 'flat'],
];

/** What a sign does between other words. */
export function signSaid(
  { word, from, to }: Item,
  before: Item | undefined,
  after: Item | undefined,
): Said {
  if (word === ',') return { kind: 'comma' };
  if (word === '&' || word === '+') return { kind: 'joint', joint: 'and' };
  if (word === '/' || word === '|') return { kind: 'joint', joint: 'or' };
  if (word === '(' || word === '[') return { kind: 'open' };
  if (word === ')' || word === ']') return { kind: 'close' };
  if (word === ':') return { kind: 'colon' };
  if (word === '.' && before?.to === from && after?.from === to) return { kind: 'plain', word };
  // “AI - up”
  if (/[–—-]/.test(word) && after && directionSaid(after.word)) return { kind: 'colon' };
  return /[.;?–—-]/.test(word) ? { kind: 'stop' } : { kind: 'plain', word };
}

/** “AI ↑”, “AI+”, “AI-”, “AI=”: a sign that says how something changes; null where it says nothing. */
export function signedColumn(
  { word, from }: Item,
  before: Item | undefined,
  after: Item | undefined,
  { columns }: Lexicon,
): Extract<Said, { kind: 'column' }> | null {
  const said = ARROWS.find(([signs]) => signs.includes(word))?.[1] ?? touching(word);
  if (said === undefined) return null;
  const isArrow = !/[-+=]/.test(word);
  const touches = before !== undefined && before.to === from && !/\p{Nd}$/u.test(before.raw);
  if (!isArrow && !(touches && endsThing(after, word))) return null;
  const found = columnsSaid(said, [stemOf(said)], columns);
  return found && { ...found, side: 'after' };
}

const touching = (word: string): string | undefined =>
  ({ '+': 'up', '-': 'down', '--': 'down', '=': 'flat' })[word];

/** “AI+, …”, “AI+ and cloud-”: nothing follows that it could join. */
const endsThing = (after: Item | undefined, word: string): boolean =>
  after === undefined ||
  (after.sign && (/[,;)]/.test(after.word) || after.word === word)) ||
  /^(?:and|or|but|und|oder|et|ou|y|o|en|of)$/.test(after.word);
