/** How a forum looks where something is drawn outside a page: files know no custom properties. */
import type { Report } from '#report/model.ts';

/** A logo's picture: PNG as a `data:` address · `white`: for the coloured ground itself; else it stands on white. */
export type Logo = { src: string; alt: string; white: boolean; width: number; height: number };

/** `#rrggbb` each: the accent in the light and in the dark, the cover and what stands on it */
export type ReportLook = {
  accent: string;
  darkAccent: string;
  cover: string;
  onCover2: string;
  coverMark: string;
  logo: Logo | null;
};

/** The house's own, as tokens.css has them. */
const HOUSE: ReportLook = {
  accent: '#1e45b6',
  darkAccent: '#90b3fe',
  cover: '#0a268c',
  onCover2: '#bfd1f6',
  coverMark: '#3e63bd',
  logo: null,
};

/** The one place from which drawings, slides and frames take a forum's look. */
export const lookOf = (_report: Pick<Report, 'forum'>): ReportLook => HOUSE;
