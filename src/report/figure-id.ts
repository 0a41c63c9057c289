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
export const figureId = (forumKey: string, edition: number | null, key: string): string =>
  sixSigns([forumKey, edition, key]);

/** Six signs (30 bits) of the FNV-1a hash of a value as JSON. */
export function sixSigns(value: unknown): string {
  let hash = START;
  for (const byte of new TextEncoder().encode(JSON.stringify(value)))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return Array.from({ length: 6 }, (_, at) => SIGNS[Number((hash >> BigInt(34 + at * 5)) & 31n)])
    .reverse()
    .join('');
}

/**
 * An id as somebody types it off paper: in any case, with spaces or hyphens, O for 0, I or L for 1.
 *
 * @returns the id as it is printed, or null where it can be none
 */
export function typedId(text: string): string | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return signs.length === 6 && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : null;
}
