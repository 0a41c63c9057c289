/** Words as they are compared, not as they are shown. */

const DRAWN_ALIKE: readonly [RegExp, string][] = [
  [/[‘’‚′]/g, "'"],
  [/[“”„″]/g, '"'],
  [/[‐‑‒–—−]/g, '-'],
];

/**
 * Two texts that a reader takes for the same fold to the same: letter case, white space of any
 * kind, composed and decomposed accents, typographic quotes and dashes do not count.
 */
export function fold(text: string): string {
  const plain = DRAWN_ALIKE.reduce((each, [from, to]) => each.replace(from, to), text);
  return plain.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase().normalize('NFC');
}

/** An e-mail address as it is stored and compared: trimmed, lower case. */
export const foldEmail = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** One @, something on both sides, no white space and nothing that separates addresses. */
export const isEmail = (text: string): boolean => /^[^\s@,;<>|"]+@[^\s@,;<>|"]+$/.test(text);

/** A title as the key of a forum: a-z, 0-9 and hyphens, at most 50; empty if nothing of it is Latin. */
export function slugOf(text: string): string {
  const latin = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
}
