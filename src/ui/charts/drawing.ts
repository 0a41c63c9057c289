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
 * custom properties. It has no words in it: whoever places it gives the text alternative. Strips are
 * filled rather than stroked, because many readers of PDF move thin strokes to whole pixels, and a
 * bar of a hundred would flicker.
 */
export function svg(drawing: Drawing, palette: Palette = 'print'): string {
  const { width, height, marks } = drawing;
  const paths = marks.map((mark) => {
    const { role, path, width: stroke, round, opacity } = mark;
    const colour = ink(role, palette);
    const fade = opacity === undefined ? '' : ` opacity="${opacity}"`;
    return round
      ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round"${fade}/>`
      : `<path d="${filled(mark)}" fill="${colour}"${fade}/>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `width="${width}" height="${height}" preserveAspectRatio="none">${paths.join('')}</svg>`
  );
}

/** The horizontal strokes of a mark, dash by dash, as rectangles. */
function filled({ path, width, dash }: Mark): string {
  return [...path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)]
    .flatMap(([, x, y, length]) => {
      const [from, middle, reach] = [Number(x), Number(y), Number(length)];
      const [mark, gap] = dash ?? [reach, 0];
      const count = Math.ceil((reach - 0.01) / (mark + gap));
      const top = short(middle - width / 2);
      return Array.from({ length: count }, (_, index) => {
        const start = index * (mark + gap);
        const wide = short(Math.min(mark, reach - start));
        return `M${short(from + start)} ${top}h${wide}v${width}h-${wide}z`;
      });
    })
    .join('');
}

/** at most two decimals: enough for print, short for the wire */
export const short = (length: number) => Number(length.toFixed(2));
