/** Runs of words that stand in people's titles or names: “procurement leads”, “CIO”, “Priya Grunwald”. */
import { isSmall } from '#base/folding.ts';
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { saidOtherwise } from './synonyms.ts';

/** `either`: other words for the same title that somebody has. */
export type TitleRun = {
  length: number;
  content: number;
  words: string;
  either: string[];
  /** all the words of somebody's title */
  whole: boolean;
};

const LONGEST = 9;

export function titlesAt(
  at: number,
  items: readonly Item[],
  lexicon: Lexicon,
  isSaid: (word: string) => boolean,
): TitleRun[] {
  const runs: TitleRun[] = [];
  const first = items[at];
  if (!first || first.sign || isSmallIn(first)) return runs;
  for (let length = 1; length <= LONGEST; length++) {
    const run = items.slice(at, at + length);
    const last = run.at(-1);
    if (run.length < length || !last || (last.sign && !/[&/,-]/.test(last.word))) break;
    if (last.sign || isSmallIn(last)) continue;
    const words = spellings(run).find((each) => isWhole(stemsIn(each), lexicon)) ?? wordsOnly(run);
    const stems = stemsIn(words);
    const spelt = standing(
      stems,
      lexicon,
      words.map(
        (each) =>
          isSmallIn(each) || (each.word.length <= 3 && !isShouted(each) && isSaid(each.word)),
      ),
    );
    const whole = spelt.length > 0 && words.length > 1 && isWhole(stems, lexicon);
    if (!whole && run.some(({ word }) => word === ',')) continue;
    const others = [...otherTitles(stems, lexicon), ...byInitials(run, lexicon)];
    const content = words.filter((each) => !isSmallIn(each)).length;
    if (length === 1 && (isSaid(first.word) || (others.length === 0 && !isShouted(first))))
      continue;
    const [main, ...either] = [...new Set([...spelt, ...others])];
    if (main !== undefined)
      runs.push({
        length,
        content: content === 1 && others.length > 0 ? 1.1 : content,
        words: main,
        either,
        whole,
      });
  }
  return runs;
}

const isShouted = ({ raw }: Item) => raw.length > 1 && /^[A-Z]+s?$/.test(raw);
/** “it” is small, “IT” is not. */
const isSmallIn = (item: Item) => isSmall(item.word) && !isShouted(item);

/**
 * The words of titles in which these stand one after the other, the shortest forms; each spelling
 * that is no beginning of another (“Sr”, “Senior”) by itself.
 */
function standing(
  stems: readonly string[],
  { texts, textsByStem }: Lexicon,
  small: readonly boolean[] = stems.map((stem) => isSmall(stem)),
): string[] {
  const [first] = stems;
  if (first === undefined) return [];
  const found: string[][] = [];
  for (const place of textsByStem.get(first) ?? []) {
    const text = texts[place];
    const start = text ? startOf(text.stems, stems) : -1;
    if (!text || start < 0) continue;
    const words = text.words.slice(start, start + stems.length);
    const like = found.findIndex((each) => each.every((word, i) => isBegun(word, words[i] ?? '')));
    const known = found[like];
    if (known) found[like] = known.map((word, i) => shared(word, words[i] ?? word));
    else found.push(words);
  }
  return found.map((words) => words.filter((_, i) => !small[i]).join(' '));
}

const isBegun = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

const wordsOnly = (run: readonly Item[]): readonly Item[] => run.filter(({ sign }) => !sign);
const stemsIn = (items: readonly Item[]): string[] => items.map(({ word }) => stemOf(word));

/** “Data & Analytics” and “Data and Analytics”, whichever of both a title has. */
const spellings = (run: readonly Item[]): (readonly Item[])[] =>
  run.some(({ word }) => word === '&' || word === 'and')
    ? [
        run
          .map((item) => (item.word === '&' ? { ...item, word: 'and', sign: false } : item))
          .filter(({ sign }) => !sign),
        run.filter(({ word, sign }) => !sign && word !== 'and'),
      ]
    : [];

const isWhole = (stems: readonly string[], { texts, textsByStem }: Lexicon): boolean =>
  (textsByStem.get(stems[0] ?? '') ?? []).some((place) => {
    const text = texts[place];
    return text?.stems.length === stems.length && startOf(text.stems, stems) === 0;
  });

const shared = (a: string, b: string) => (a.length <= b.length ? a : b);

function startOf(text: readonly string[], stems: readonly string[]): number {
  for (let at = text.indexOf(stems[0] ?? ''); at >= 0; at = text.indexOf(stems[0] ?? '', at + 1))
    if (stems.every((stem, i) => text[at + i] === stem)) return at;
  return -1;
}

const otherTitles = (stems: readonly string[], lexicon: Lexicon): string[] => [
  ...new Set(saidOtherwise(stems).flatMap((other) => standing(other, lexicon))),
];

/** “CMO”: the title of Chief Merchandising Officers. */
function byInitials(run: readonly Item[], { texts }: Lexicon): string[] {
  const [item] = run;
  if (!item || run.length > 1 || !isShouted(item) || item.raw.length < 3) return [];
  const initials = item.raw.replace(/s$/, '').toLowerCase();
  const spelt = texts.flatMap(({ words }) => {
    const naming = words.filter((word) => !isSmall(word));
    return naming.map((word) => word[0]).join('') === initials ? [naming.join(' ')] : [];
  });
  return [...new Set(spelt)];
}
