/** Where a search found its words in a message: a stretch around the first, with all of them marked. */
import { searchForm, tokensOf } from '#base/folding.ts';

export type Stretch = { text: string; found: boolean }[];

/** characters before the first found word, and of all */
const [BEFORE, LENGTH] = [60, 220];

export function foundIn(body: string, words: string): Stretch {
  const wanted = tokensOf(words.replace(/['’]/g, ' ')).map(({ word }) => word);
  const hits = tokensOf(body).filter(({ word, from, to }) =>
    wanted.some((each) => word.startsWith(each) || searchForm(body.slice(from, to)).includes(each)),
  );
  const start = startBefore(body, (hits[0]?.from ?? 0) - BEFORE);
  const end = Math.min(body.length, start + LENGTH);
  const stretch: Stretch = start > 0 ? [{ text: '… ', found: false }] : [];
  let from = start;
  for (const hit of hits.filter(({ to }) => to <= end)) {
    if (hit.from > from) stretch.push({ text: body.slice(from, hit.from), found: false });
    stretch.push({ text: body.slice(hit.from, hit.to), found: true });
    from = hit.to;
  }
  const rest = body.slice(from, end) + (end < body.length ? ' …' : '');
  return rest === '' ? stretch : [...stretch, { text: rest, found: false }];
}

/** The beginning of a word, never the middle of a character. */
function startBefore(body: string, place: number): number {
  if (place <= 0) return 0;
  const space = body.slice(place).search(/\s\S/);
  return space < 0 ? 0 : place + space + 1;
}
