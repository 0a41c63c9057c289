/** Whether a word of a question may be a slip of one of the forum's. */
import { areNear, slips } from '#iq/slips.ts';

/** The first letter is nearly always right: short words that begin otherwise are others. */
export function isSlip(asked: string, meant: string): boolean {
  if (hasPrefix(asked, meant) || hasPrefix(meant, asked)) return false;
  const most = Math.min(slips(asked), slips(meant));
  if (most === 0) return false;
  const swapped = asked[0] === meant[1] && asked[1] === meant[0];
  if (asked[0] !== meant[0] && !swapped && Math.min(asked.length, meant.length) < 6) return false;
  return areNear(asked, meant, most);
}

/** “Rethinking” is no slip of thinking, nor “unchanged” of changed. */
const hasPrefix = (long: string, short: string): boolean =>
  /^(?:re|un|de|in|im|non|dis|mis)$/.test(long.slice(0, Math.max(0, long.length - short.length))) &&
  long.endsWith(short);
