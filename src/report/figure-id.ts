/** The short name under which a figure of an edition is found again, from any form it is printed on. */

/** Without I, L, O and U: nobody mistakes one sign for another. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PRIME = 0x100000001b3n;
const START = 0xcbf29ce484222325n;

/**
 * Six signs (30 bits) of the FNV-1a hash of forum, edition and figure: the same on web, paper and
 * in a spreadsheet, another one in each edition, since the numbers are others.
 *
 * @param edition its number, or null for the draft
 * @param key the figure as the API calls it, such as `top_priority`
 */
export function figureId(forumKey: string, edition: number | null, key: string): string {
  let hash = START;
  for (const byte of new TextEncoder().encode(JSON.stringify([forumKey, edition, key])))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return Array.from({ length: 6 }, (_, at) => SIGNS[Number((hash >> BigInt(34 + at * 5)) & 31n)])
    .reverse()
    .join('');
}
