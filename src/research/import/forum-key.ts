/** The key of a forum: what stands in its addresses. */
import { slugOf } from '#base/text.ts';

/** First parts of addresses that are the house's own. */
const RESERVED = new Set(
  'api app calendar command fonts healthz import iq live look metrics new openapi p quote readyz report sign-in sign-out survey'.split(
    ' ',
  ),
);
const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

export type KeyRefusal = { refused: 'reserved-key' | 'no-key'; key: string };

/** The key that a folder's name gives: itself where it can be one, else its slug. */
export function keyOfFolder(name: string): string | KeyRefusal {
  const key = KEY.test(name) ? name : slugOf(name);
  if (key === '') return { refused: 'no-key', key: name };
  return RESERVED.has(key) ? { refused: 'reserved-key', key } : key;
}

/** Keys to try for an uploaded forum, in order: its title's slug, then numbered. */
export function* keysOfTitle(title: string, firstDay: string): Generator<string> {
  const slug = slugOf(title) || `forum-${firstDay}`;
  if (!RESERVED.has(slug)) yield slug;
  for (let number = 2; ; number++) yield `${slug}-${number}`;
}
