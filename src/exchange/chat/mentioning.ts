/** Offering names while one is written after an “@”. */
import { searchForm } from '#base/folding.ts';

type Person = { name: string };

/** Longer than this is no name that is being written. */
const LONGEST_NAME = 40;

/** The name that is being written at the caret: where its “@” stands and what follows; else null. */
export function mentionAt(text: string, caret: number): { from: number; words: string } | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > LONGEST_NAME) return null;
  if (from > 0 && !/[\s("“'‘]/.test(text[from - 1] ?? '')) return null; // an e-mail address
  const words = text.slice(from + 1, caret);
  return words.includes('\n') ? null : { from, words };
}

const MOST_OFFERED = 6;

/** People one of whose names begins so, those whose whole name does first. */
export function offered<P extends Person>(people: readonly P[], words: string): P[] {
  const form = searchForm(words);
  const rank = ({ name }: P) => {
    const whole = searchForm(name);
    return whole.startsWith(form) ? 0 : whole.includes(` ${form}`) ? 1 : 2;
  };
  return people
    .map((person) => ({ person, place: rank(person) }))
    .filter(({ place }) => place < 2)
    .sort((a, b) => a.place - b.place)
    .slice(0, MOST_OFFERED)
    .map(({ person }) => person);
}
