/** Which words stand next to each other in what people wrote. */
import { isSmall, wordsOf } from '#base/folding.ts';
import { CALLED, type ForumIndex, textsOf } from '#iq/index.ts';
import { stemOf } from './lexer.ts';

/** Pairs of stems, and each stem by itself; small words between them do not part them. */
export type Written = { pairs: ReadonlySet<string>; stems: ReadonlySet<string> };
type Known = { version: number; written: Written };
const known = new WeakMap<ForumIndex, Known>();
const NOTHING: Written = { pairs: new Set(), stems: new Set() };

/** From so many people on only single words are looked for. */
const MOST_PEOPLE = 5000;

export function writtenIn(index: ForumIndex): Written {
  const last = known.get(index);
  if (last?.version === index.version) return last.written;
  const written = index.profiles.length > MOST_PEOPLE ? NOTHING : read(index);
  known.set(index, { version: index.version, written });
  return written;
}

function read({ profiles, questionnaire }: ForumIndex): Written {
  const pairs = new Set<string>();
  const stems = new Set<string>();
  const seen = new Set<string>();
  for (const profile of profiles)
    for (const { text, in: place } of textsOf(profile, questionnaire)) {
      if (place === CALLED || seen.has(text)) continue;
      seen.add(text);
      const content = wordsOf(text)
        .filter((word) => !isSmall(word))
        .map(stemOf);
      content.forEach((stem, at) => {
        stems.add(stem);
        const next = content[at + 1];
        if (next !== undefined) pairs.add(`${stem} ${next}`);
      });
    }
  return { pairs, stems };
}

/** Whether somebody wrote all of these words one after the other. */
export const isWrittenSo = ({ pairs }: Written, stems: readonly string[]): boolean =>
  stems.length > 1 && stems.every((stem, at) => at === 0 || pairs.has(`${stems[at - 1]} ${stem}`));
