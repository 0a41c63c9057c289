/**
 * A forum's colour in the roles of ui/tokens.css, by the formula of the look: hue kept, chroma
 * limited, lightness set by role, so that every forum passes the same contrast, yellow ones too.
 */
import type { Palette } from '#ui/charts/ink.ts';
import { hexOf, lchOf } from '#ui/oklch.ts';

/** What stands in tokens.css for a forum that gave no colour. */
export const HOUSE_COLOUR = '#1e45b6';

/** A role's lightness, and its chroma as a share of the forum's. */
type Cut = readonly [l: number, c: number];
const light = {
  accent: [0.4404, 1],
  'accent-strong': [0.3606, 0.952],
  'accent-soft': [0.9547, 0.108],
  'on-accent-soft': [0.3606, 0.952],
  'accent-line': [0.7993, 0.452],
  cover: [0.3353, 0.922],
  'on-cover-2': [0.8592, 0.3],
  'cover-mark': [0.5203, 0.802],
} as const satisfies Record<string, Cut>;
const dark = {
  accent: [0.7704, 0.624],
  'accent-strong': [0.8598, 0.373],
  'on-accent': [0.1996, 0.405],
  'accent-soft': [0.2844, 0.365],
  'on-accent-soft': [0.8807, 0.298],
  'accent-line': [0.45, 0.599],
  cover: [0.2693, 0.751],
  'on-cover-2': [0.8592, 0.3],
  'cover-mark': [0.5003, 0.798],
} as const satisfies Record<string, Cut>;

export type Tones = Record<keyof typeof light | keyof typeof dark, string>;

/** No forum is louder than the house. */
const MOST_CHROMA = 0.1841;
const WHITE = '#ffffff';

/** `#rrggbb` in small letters out of what an organiser writes (`#ABC`, `1e45b6`), or null. */
export function readColour(written: string): string | null {
  const [, digits = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written.trim()) ?? [];
  if (digits === '') return null;
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${full.toLowerCase()}`;
}

/** The roles in both themes. @param colour `#rrggbb` */
export function tonesOf(colour: string): { light: Tones; dark: Tones } {
  const { c, h } = lchOf(colour);
  const chroma = Math.min(c, MOST_CHROMA);
  const cut = (cuts: Record<string, Cut>) =>
    Object.fromEntries(
      Object.entries(cuts).map(([role, [l, share]]) => [role, hexOf({ l, c: chroma * share, h })]),
    );
  return {
    light: { 'on-accent': WHITE, ...cut(light) } as Tones,
    dark: cut(dark) as Tones,
  };
}

const declared = (tones: Tones) =>
  Object.entries(tones)
    .map(([role, hex]) => `--${role}:${hex}`)
    .join(';');

/**
 * The tokens of a forum's colour as a style sheet; nothing for none. It outweighs tokens.css in
 * whichever order the two are read.
 */
export function brandCss(colour: string | null): string {
  if (!colour) return '';
  const { light: day, dark: night } = tonesOf(colour);
  return [
    `:root:root,[data-theme="light"][data-theme]{${declared(day)}}`,
    `[data-theme="dark"][data-theme]{${declared(night)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:root:not([data-theme]){${declared(night)}}}`,
    '',
  ].join('\n');
}

/** What is printed in the forum's colour, on white; drawings take them by role (ui/charts/ink.ts). */
export type PrintTones = {
  accent: string;
  soft: string;
  cover: string;
  onCover2: string;
  coverMark: string;
};

/** As tokens.css has them. */
const HOUSE_TONES: PrintTones = {
  accent: HOUSE_COLOUR,
  soft: '#eaf0fe',
  cover: '#0a268c',
  onCover2: '#bfd1f6',
  coverMark: '#3e63bd',
};

/** The printed palette of drawings in a forum's colour. @param colour `#rrggbb`, or null for the house's own */
export function brandPalette(colour: string | null): Palette {
  if (!colour) return 'print';
  const { accent, onCover2, coverMark } = printTones(colour);
  return { on: accent, cover2: onCover2, cover3: coverMark };
}

/** @param colour `#rrggbb`, or null for the house's own */
export function printTones(colour: string | null): PrintTones {
  if (!colour) return HOUSE_TONES;
  const { light: day } = tonesOf(colour);
  return {
    accent: day.accent,
    soft: day['accent-soft'],
    cover: day.cover,
    onCover2: day['on-cover-2'],
    coverMark: day['cover-mark'],
  };
}
