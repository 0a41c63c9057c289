/** A forum's colour where something is drawn outside a page: files know no custom properties. */

/** `#rrggbb` each: the accent, its soft ground, the cover and what stands on it */
export type Tones = {
  accent: string;
  soft: string;
  cover: string;
  onCover2: string;
  coverMark: string;
};

/** The house's own, as tokens.css has them. */
export const HOUSE: Tones = {
  accent: '#1e45b6',
  soft: '#eaf0fe',
  cover: '#0a268c',
  onCover2: '#bfd1f6',
  coverMark: '#3e63bd',
};
