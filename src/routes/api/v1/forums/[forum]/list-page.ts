/** Pages of a list that is read whole: `?limit=` (50, at most 200) and `?cursor=`. */
import { Problem } from '../../endpoint.ts';

const DEFAULT = 50;
const MOST = 200;

/**
 * One page, and the cursor of the next (null at the end). A cursor is the key of the last item
 * seen, so that items which come or go do not shift the pages.
 *
 * @param keyOf the item's place in the list; items come in the order of their keys
 */
export function pageOf<T>(items: readonly T[], url: URL, keyOf: (item: T) => string) {
  const asked = url.searchParams.get('limit') ?? String(DEFAULT);
  const limit = /^\d+$/.test(asked) ? Math.min(Number(asked), MOST) : 0;
  if (limit < 1) throw new Problem(400, 'limit is a whole number from 1 to 200');
  const cursor = url.searchParams.get('cursor');
  const rest = cursor === null ? items : items.filter((item) => keyOf(item) > cursor);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rest.length > limit && last ? keyOf(last) : null };
}
