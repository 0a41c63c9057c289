/** How a forum looks where something is drawn outside a page: files know no custom properties. */
import type { Report } from '#report/model.ts';
import { type PrintTones, printTones, tonesOf } from '#ui/brand.ts';

/** `darkAccent`: the accent on a dark ground, `#rrggbb` */
export type ReportLook = PrintTones & { darkAccent: string; logo: Report['brand']['logo'] };

/** The one place from which drawings, slides and frames take a forum's look. */
export function lookOf({ brand: { colour, logo } }: Pick<Report, 'brand'>): ReportLook {
  const darkAccent = colour ? tonesOf(colour).dark.accent : HOUSE_DARK_ACCENT;
  return { ...printTones(colour), darkAccent, logo };
}

/** As tokens.css has it. */
const HOUSE_DARK_ACCENT = '#90b3fe';
