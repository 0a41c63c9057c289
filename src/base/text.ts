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
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@,;<>|"]+@[^\s@,;<>|"]+$/.test(text);

/** Greek and Cyrillic letters as the Latin ones that travellers read on signs. */
const LATIN: Record<string, string> = Object.fromEntries(
  (
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ u φ f χ ch ψ ps ω o ' +
    'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh ' +
    'щ shch ы y э e ю yu я ya і i є ye ъ ь ß ss ø o ł l đ d æ ae œ oe þ th'
  )
    .split(/ (?=\P{ASCII})/u)
    .map((pair) => pair.split(' '))
    .map(([letter = '', latin = '']) => [letter, latin]),
);

/** A title as the key of a forum: a-z, 0-9 and hyphens, at most 50; empty if no letter of it is known. */
export function slugOf(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const latin = Array.from(plain, (letter) => LATIN[letter] ?? letter).join('');
  return latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
}
