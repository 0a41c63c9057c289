/** A drawing is plain data: the browser, the PDF and the tests draw the same marks. Lengths are in units of its own box. */
import { ink, type Palette, type Role } from '#ui/charts/ink.ts';

/** one path of strokes; `dash`: lengths of mark and gap along it */
export type Mark = {
  role: Role;
  path: string;
  width: number;
  dash?: readonly [number, number];
  round?: boolean;
  /** 0 to 1, 1 when absent */
  opacity?: number;
};
export type Drawing = { width: number; height: number; marks: Mark[] };

/**
 * The drawing as a file of its own, with literal colours: renderers outside a browser know no
 * custom properties. It has no words in it: whoever places it gives the text alternative.
 */
export function svg(drawing: Drawing, palette: Palette = 'print'): string {
  const { width, height, marks } = drawing;
  const paths = marks.map(
    ({ role, path, width: stroke, dash, round, opacity }) =>
      `<path d="${path}" stroke="${ink(role, palette)}" stroke-width="${stroke}"` +
      (dash ? ` stroke-dasharray="${dash.join(' ')}"` : '') +
      (round ? ' stroke-linecap="round"' : '') +
      (opacity === undefined ? '' : ` stroke-opacity="${opacity}"`) +
      '/>',
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `width="${width}" height="${height}" preserveAspectRatio="none" fill="none">${paths.join('')}</svg>`
  );
}

/** at most two decimals: enough for print, short for the wire */
export const short = (length: number) => Number(length.toFixed(2));
