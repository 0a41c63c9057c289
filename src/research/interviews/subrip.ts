/**
 * SubRip (.srt): a number, a line of times, words, a blank line. There is no standard; this reads
 * what the programs write, with numbers missing or the times with a full stop too.
 */
import { blocksOf, type Cue, type Fault, fault, spokenBy } from '#research/interviews/cues.ts';
import { readTiming } from '#research/interviews/timing.ts';

export const isSubRip = (lines: readonly string[]): boolean =>
  lines
    .filter((line) => line !== '')
    .slice(0, 2)
    .some((line) => line.includes('-->'));

/** @returns cues in the order of the file, or the first fault */
export function readSubRip(lines: readonly string[]): Cue[] | Fault {
  const cues: Cue[] = [];
  for (const { line, lines: block } of blocksOf(lines)) {
    const at = block.slice(0, 2).findIndex((each) => each.includes('-->'));
    if (at < 0) {
      const last = cues.at(-1);
      // words behind a blank line within a cue go on with it, unless a number says that one begins
      if (!last || block.some((each) => each.includes('-->')))
        return fault('no-time', line, block[0]);
      last.text = [last.text, ...block.map(plain)].filter((each) => each !== '').join('\n');
      continue;
    }
    const timing = readTiming(block[at] ?? '', line + at);
    if ('reason' in timing) return timing;
    const stray = block.findIndex((each, index) => index > at && each.includes('-->'));
    if (stray >= 0) return fault('no-time', line + stray, block[stray]);
    const words = block
      .slice(at + 1)
      .map(plain)
      .join('\n')
      .trim();
    cues.push({ ...timing, ...spokenBy(words) });
  }
  return cues.filter(({ text }) => text !== '');
}

/** Only the tags that SubRip programs write; any other angle bracket is a word of the speaker. */
const plain = (line: string): string =>
  line.replace(/<\/?(?:b|i|u|font)(?:\s[^>]*)?>|\{\\an?\d+\}/gi, '').trim();
