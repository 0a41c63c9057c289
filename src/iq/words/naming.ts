/** Which topics a run of words names, and how well. */
import { alike, isSmall } from '#base/folding.ts';
import { isCommon } from './common-words.ts';
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon, Name } from './lexicon.ts';
import type { Meaning } from './parts.ts';
import { isSlip } from './slips.ts';

/** A lexicon's stems that a word can stand for: itself, an inflection, a slip. */
export type Likeness = { stem: string; quality: number };
export type Run = { length: number; meanings: Meaning[]; content: number };

const LONGEST = 9;
/** Words that say little of what they stand with. */
const GENERAL = new Set(
  'service system technology management data digital security solution software platform tool process development new general other area support program project strategy information capability operation activity business network'
    .split(' ')
    .map(stemOf),
);
const weightOf = (word: string) => (GENERAL.has(word) ? 0.4 : 1);

/** Where this exact stem stands, else inflections of it, else (of no common word) slips. */
export function likenessesOf(
  item: Item,
  { byStem, stems, ownStems }: Lexicon,
  isKnown: boolean,
): Likeness[] {
  if (item.sign) return [];
  const own = /^\p{Lu}{2,}s$/u.test(item.raw) ? item.word.slice(0, -1) : stemOf(item.word);
  const found: Likeness[] = byStem.has(own) ? [{ stem: own, quality: 1 }] : [];
  if (isSmall(item.word)) return found;
  for (const stem of stems)
    if (stem !== own && stem[0] === own[0] && inflects(own, stem))
      found.push({ stem, quality: 0.92 });
  if (found.length > 0 || isKnown || isCommon(item.word)) return found;
  for (const stem of ownStems) if (isSlip(own, stem)) found.push({ stem, quality: 0.8 });
  if (found.length > 0 || own.length < 4) return found;
  for (const stem of ownStems)
    if (
      stem.length > own.length + 2 &&
      (stem.startsWith(own) || (own.length >= 6 && stem.endsWith(own)))
    )
      found.push({ stem, quality: 0.75 });
  return found;
}

const SUFFIX =
  /^(?:[aeiouy]|s|es|ed|er|ers|en|em|ern|ing|ings|ion|ions|al|ally|ment|or|ors|ist|ists|ive|ly|ity|ation|ations|e?n|nen|innen|in|ung|ungen|t|te|d|izing|ize|ized|ization|ar|na|erna|ene|r)?$/;

/** Forms of one word: the same beginning, and an ending on either side. */
export function inflects(a: string, b: string): boolean {
  if (!alike(a, b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [restA, restB] = [a.slice(shared), b.slice(shared)];
  return (
    (SUFFIX.test(restA) || SUFFIX.test(a.slice(shared - 1))) &&
    (SUFFIX.test(restB) || SUFFIX.test(b.slice(shared - 1)))
  );
}

type Candidate = { name: Name; used: boolean[]; weight: number; quality: number };

/** Every run from `at` on that names something, with all that it could name. */
export function runsAt(
  items: readonly Item[],
  at: number,
  likenesses: readonly Likeness[][],
  lexicon: Lexicon,
): Run[] {
  const runs: Run[] = [];
  let candidates = null as Candidate[] | null;
  let content = 0;
  for (let end = at; end < Math.min(items.length, at + LONGEST); end++) {
    const item = items[end];
    if (!item) break;
    if (item.sign) {
      if (end === at || !/[/&+,–—-]/.test(item.word)) break;
      if (item.word === ',')
        candidates = (candidates ?? []).filter(({ name }) => name.words.length > content + 1);
      if (item.word === '&' || item.word === '+')
        candidates = (candidates ?? []).filter(({ name }) => joinsInside(name));
      continue;
    }
    const likes = likenesses[end] ?? [];
    const next: Candidate[] =
      candidates === null ? begun(likes, lexicon) : continued(candidates, likes, item.word);
    if (next.length > 0) {
      candidates = next;
      content++;
      runs.push({ length: end - at + 1, meanings: meaningsOf(candidates, content), content });
    } else if ((candidates !== null && isSmall(item.word)) || isInside(candidates, item.word)) {
      candidates = (candidates ?? []).filter(
        ({ name }) => name.small.has(item.word) || LOOSE.has(item.word),
      );
    } else break;
    if (candidates.length === 0) break;
  }
  return runs.filter(({ meanings }) => meanings.length > 0);
}

const LOOSE = new Set(['of', 'the', 'a']);
const isInside = (candidates: Candidate[] | null, word: string) =>
  (candidates ?? []).some(({ name }) => name.small.has(word));
const joinsInside = ({ small, words, whole }: Name) =>
  small.size === 0 ? words.length > 1 && whole : true;

function begun(likes: readonly Likeness[], { byStem, names }: Lexicon): Candidate[] {
  return likes
    .flatMap(({ stem, quality }) =>
      (byStem.get(stem) ?? []).flatMap((at) => {
        const name = names[at];
        return name ? [taking({ name, used: [], weight: 0, quality: 1 }, stem, quality)] : [];
      }),
    )
    .filter((each) => each !== null);
}

function continued(
  candidates: readonly Candidate[],
  likes: readonly Likeness[],
  word: string,
): Candidate[] {
  const found = candidates.flatMap((candidate) =>
    likes
      .map(({ stem, quality }) => taking(candidate, stem, quality))
      .filter((each) => each !== null)
      .slice(0, 1),
  );
  return found.length > 0 || word.length < 3 ? found : cutShort(candidates, word);
}

/** “Facial rec”: the beginning of the word that comes next. */
const cutShort = (candidates: readonly Candidate[], word: string): Candidate[] =>
  candidates.flatMap((candidate) => {
    const { name, used } = candidate;
    const last = used.lastIndexOf(true);
    const next = name.words[last + 1];
    if (!next || name.foreign || next.length < word.length + 2 || !next.startsWith(word)) return [];
    return taking(candidate, next, 0.9) ?? [];
  });

function taking(candidate: Candidate, stem: string, quality: number): Candidate | null {
  const place = candidate.name.words.findIndex((word, i) => word === stem && !candidate.used[i]);
  if (place < 0) return null;
  const used = [...candidate.used];
  used[place] = true;
  return {
    ...candidate,
    used,
    weight: candidate.weight + weightOf(stem),
    quality: candidate.quality * quality,
  };
}

/** Best score for each topic; of whole names, those that only half fit are left out. */
function meaningsOf(candidates: readonly Candidate[], content: number): Meaning[] {
  const best = new Map<string, Meaning>();
  for (const { name, weight, quality } of candidates) {
    const total = name.words.reduce((sum, word) => sum + weightOf(word), 0);
    const full = content === name.words.length;
    const score = name.quality * quality * (full ? 1 : 0.9 * (weight / total));
    if (!name.whole && !full) continue;
    const key = `${name.topic.field.key} ${name.topic.options.join('|')}`;
    if ((best.get(key)?.score ?? 0) < score) best.set(key, { ...name.topic, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
