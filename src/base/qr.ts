/** QR codes for links, as a drawing that web and print share. */
import { encode } from 'uqr';

/** Rows of modules, true is dark; without the quiet zone of four modules around them. */
export type Matrix = boolean[][];

/** The QR code of a text, at level M: it can still be read with about a seventh of it soiled. */
export const qrOf = (text: string): Matrix => encode(text, { ecc: 'M', border: 0 }).data;

/** The dark modules as one SVG path, a module to a unit: a rectangle for each run in a row. */
export const qrPath = (matrix: Matrix): string =>
  matrix
    .flatMap((line, y) => {
      const row = line.map((dark) => (dark ? '1' : '0')).join('');
      return [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      );
    })
    .join('');
