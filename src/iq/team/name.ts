/** Names that a team gives its lists and segments. */
import { fold } from '#base/text.ts';

export type NameRefusal = 'no-name' | 'name-too-long' | 'name-taken';
export const LONGEST_LIST_NAME = 60;
export const LONGEST_SEGMENT_NAME = 80;

/** The name as it is kept, or why it can't be; names that look alike are the same. */
export function nameFor(
  typed: string,
  taken: readonly string[],
  longest: number,
): { name: string } | { refused: NameRefusal } {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '') return { refused: 'no-name' };
  if (name.length > longest) return { refused: 'name-too-long' };
  return taken.some((each) => fold(each) === fold(name)) ? { refused: 'name-taken' } : { name };
}

/** A free name like this one: “Cloud”, “Cloud 2”, “Cloud 3”. */
export function freeName(wanted: string, taken: readonly string[], longest: number): string {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`;
    const name = `${wanted.slice(0, longest - end.length).trim()}${end}`;
    if (!taken.some((each) => fold(each) === fold(name))) return name;
  }
}
