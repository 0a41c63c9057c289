/** “Wifi” for Wi-Fi, “check-in” for checkin, “e-discovery”: one thing, however it is joined. */
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';

const SHORTEST = 4;

/** The same words, joined or parted as the forum writes them. */
export function asWritten(items: readonly Item[], lexicon: Lexicon, text: string): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const [item, next] = [items[at], items[at + 1]];
    if (!item) break;
    const joined = next && isJoined(item, next, text) ? joinedItem(item, next, lexicon) : null;
    if (joined) {
      found.push(joined);
      at++;
    } else found.push(...partedItems(item, lexicon));
  }
  return found;
}

const isJoined = (item: Item, next: Item, text: string) =>
  !item.sign && !next.sign && /^[-‐‑ ]$/.test(text.slice(item.to, next.from));

function joinedItem(item: Item, next: Item, { byStem, ownStems, names }: Lexicon): Item | null {
  const place = { raw: `${item.raw}-${next.raw}`, sign: false, from: item.from, to: next.to };
  const word = item.word + next.word;
  const stem = stemOf(word);
  if (word.length >= SHORTEST && ownStems.has(stem) && !isPair(item, next, byStem, names))
    return { ...place, word };
  // the letter of “e-discovery” names nothing by itself
  const isLetter = item.word.length === 1 && item.to + 1 === next.from;
  const after = byStem.get(stemOf(next.word)) ?? [];
  return isLetter && after.some((each) => names[each]?.small.has(item.word))
    ? { ...place, word: next.word }
    : null;
}

const isPair = (
  item: Item,
  next: Item,
  byStem: Lexicon['byStem'],
  names: Lexicon['names'],
): boolean => {
  const second = stemOf(next.word);
  return (byStem.get(stemOf(item.word)) ?? []).some((at) => names[at]?.words.includes(second));
};

function partedItems(item: Item, { byStem, ownStems, names }: Lexicon): Item[] {
  const { word } = item;
  if (item.sign || word.length < SHORTEST || byStem.has(stemOf(word))) return [item];
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const [head, rest] = [stemOf(word.slice(0, cut)), word.slice(cut)];
    if (!ownStems.has(head)) continue;
    const tail = stemOf(rest);
    for (const at of byStem.get(head) ?? []) {
      const name = names[at];
      if (!name || name.foreign) continue;
      if (name.small.has(rest) && name.after?.get(head) === rest) return [{ ...item, word: head }];
      if (name.words[name.words.indexOf(head) + 1] === tail && word.length > 3)
        return [
          { ...item, word: head, raw: item.raw.slice(0, cut), to: item.from + cut },
          { ...item, word: rest, raw: item.raw.slice(cut), from: item.from + cut },
        ];
    }
  }
  return [item];
}
