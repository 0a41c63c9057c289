/** Whether words name a phrase or a part of it. */
import { alike } from '#base/folding.ts';

/** Each word is another one of the phrase's. */
export function covers(phrase: string[], words: string[]): boolean {
  if (words.length === 0 || words.length > phrase.length) return false;
  const free = [...phrase];
  return words.every((word) => {
    const exact = free.indexOf(word);
    const place = exact >= 0 ? exact : free.findIndex((each) => alike(each, word));
    if (place >= 0) free.splice(place, 1);
    return place >= 0;
  });
}
