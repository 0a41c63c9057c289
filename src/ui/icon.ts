import type { IconNode } from 'lucide';

/** What icons are made of, as far as they are drawn here. */
export const SHAPES = ['path', 'line', 'circle', 'rect'];

/**
 * An icon's shapes as one path, so that a page needs one element and no code for each shape.
 * Rectangles have round corners of `rx` (0 if absent), as SVG 2, 9.2 draws them.
 */
export function pathOf(icon: IconNode): string {
  return icon.map(([shape, given]) => outline(shape, given)).join('');
}

function outline(shape: string, given: Readonly<Record<string, unknown>>): string {
  const at = (name: string) => Number(given[name] ?? 0);
  if (shape === 'path') return fromAnywhere(String(given.d));
  if (shape === 'line') return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
  if (shape === 'circle') {
    const r = at('r');
    return `M${at('cx') - r} ${at('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  }
  if (shape === 'rect') {
    const [r, wide, high] = [at('rx'), at('width') - 2 * at('rx'), at('height') - 2 * at('rx')];
    const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
    const [top, right] = [`M${at('x') + r} ${at('y')}h${wide}`, `v${high}`];
    const [bottom, left] = [`h${-wide}`, `v${-high}`];
    return `${top}${corner(r, r)}${right}${corner(-r, r)}${bottom}${corner(-r, -r)}${left}${corner(r, -r)}z`;
  }
  throw new Error(`An icon with the shape ${shape}: draw it in ui/icon.ts`);
}

/**
 * A path that may stand after another: there its first `m` would count from the other's end, and
 * the points right after it are lines relative to it.
 */
function fromAnywhere(path: string): string {
  const start = /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*/.exec(path);
  if (!start) return path;
  const [begun, x, y] = start;
  const rest = path.slice(begun.length);
  return `M${x} ${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}
