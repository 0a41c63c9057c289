/** A cell of several answers, read as the listed options it consists of. */
import { fold } from '#base/text.ts';

export type Chosen = { options: string[] } | { options: null; unknown: string };

/** What may stand between two options: any signs but letters, digits, brackets and quotes. */
const JOINER = /^[^\p{L}\p{N}\p{M}()[\]{}"']*/u;

/**
 * The options in a cell, in order, longest match first. Options may contain the signs that join
 * them; where the longest leads nowhere the next shorter is tried. Letter case and kinds of white
 * space do not count.
 *
 * @returns the part that is no option, if the cell does not consist of options alone
 */
export function readOptions(cell: string, options: readonly string[]): Chosen {
  const text = joinable(cell);
  const known = longestFirst(options);
  // every option twice and a long joiner after each is more than anyone writes
  const most = known.reduce((sum, each) => sum + 2 * each.text.length + 20, 20);
  if (text.length > most) return { options: null, unknown: text.slice(0, most) };
  const deadEnds = new Set<number>();
  let furthest = 0;

  const from = (start: number): string[] | null => {
    const at = start + (JOINER.exec(text.slice(start))?.[0].length ?? 0);
    // an option may itself begin with a sign, so try at the start too
    for (const place of at === start ? [start] : [start, at]) {
      if (place === text.length) return [];
      if (deadEnds.has(place)) continue;
      furthest = Math.max(furthest, at);
      for (const { option, text: each } of known) {
        const end = place + each.length;
        if (!text.startsWith(each, place) || !isEnd(text, end)) continue;
        const rest = from(end);
        if (rest) return [option, ...rest];
      }
      deadEnds.add(place);
    }
    return null;
  };
  const found = from(0);
  return found
    ? { options: found }
    : {
        options: null,
        unknown:
          text
            .slice(furthest)
            .split(/[;|>\n]/)[0]
            ?.trim() ?? text,
      };
}

type Known = { option: string; text: string };
const sorted = new WeakMap<readonly string[], Known[]>();

function longestFirst(options: readonly string[]): Known[] {
  const before = sorted.get(options);
  if (before) return before;
  const known = options
    .map((option) => ({ option, text: joinable(option) }))
    .sort((a, b) => b.text.length - a.text.length);
  sorted.set(options, known);
  return known;
}

/** Folded, but line breaks stay: they join. */
const joinable = (text: string) => text.split('\n').map(fold).join('\n').trim();

/** An option ends at the end, or where something other than a word goes on. */
function isEnd(text: string, end: number): boolean {
  const next = text.slice(end);
  if (next === '') return true;
  const joiner = JOINER.exec(next)?.[0] ?? '';
  return /[^ ]/.test(joiner) || joiner.length > 1;
}
