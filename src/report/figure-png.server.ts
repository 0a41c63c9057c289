/** One figure as a picture, in our own faces, the same on every machine. */
import { png } from '#base/png.server.ts';
import { FIGURE_WIDTH, figureSvg, type Source } from '#report/figure-svg.ts';
import type { Placed } from '#report/figures-of.ts';
import { fontsFor } from '#report/print-fonts.ts';

/** two pixels of the picture for one of the drawing */
const SHARPNESS = 2;

/** Signs that a face lacks are taken from the first file that has them: a plain face comes before one for titles. */
const plainFirst = (fonts: string[]): string[] => [
  ...fonts.filter((path) => path.includes('/noto-sans')),
  ...fonts.filter((path) => path.startsWith('node_modules') && !path.includes('/noto-sans')),
  ...fonts.filter((path) => !path.startsWith('node_modules')),
];

export function figurePng(placed: Placed, source: Source): Promise<Uint8Array> {
  const svg = figureSvg(placed, source);
  return png(svg, { width: FIGURE_WIDTH * SHARPNESS, fonts: plainFirst(fontsFor(svg)) });
}
