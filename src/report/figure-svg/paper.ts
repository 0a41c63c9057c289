/** What a drawing of a figure stands on: its width, colours and faces, and words at a place. */
import { widthOf, wrapped } from '#base/text-width.ts';
import { xmlText } from '#base/xml.ts';
import type { ReportLook } from '#report/look.ts';
import { type Drawing, short, svg } from '#ui/charts/drawing.ts';
import { ink, type Palette, type Role } from '#ui/charts/ink.ts';

export type Theme = 'light' | 'dark';
export type Paper = {
  ground: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  accent: string;
  palette: Exclude<Palette, string>;
};

/** Pixels between the left and the right edge of what is drawn. */
export const WIDTH = 816;

/** Dark values of the roles, as tokens.css has them; a test compares them. */
export const DARK: Partial<Record<Role, string>> = {
  on: '#90b3fe',
  rest: '#5d6973',
  ink: '#edf1f3',
  seat: '#383e43',
  up: '#7fa3f0',
  same: '#5d6973',
  down: '#f0925a',
  none: '#5d646a',
  unsure: '#383e43',
  c1: '#73b8ff',
  c2: '#efd369',
  c3: '#9ff1ef',
  c4: '#984ab2',
  c5: '#8b919d',
  c6: '#ce8922',
};

export function paper(theme: Theme, look: ReportLook): Paper {
  const accent = theme === 'light' ? look.accent : look.darkAccent;
  return theme === 'light'
    ? {
        ground: '#ffffff',
        ink: '#131a20',
        ink2: '#41494f',
        ink3: '#61696e',
        line: '#b9bec2',
        accent,
        palette: { on: accent },
      }
    : {
        ground: '#10161a',
        ink: '#edf1f3',
        ink2: '#b9bec2',
        ink3: '#969ca1',
        line: '#3f464b',
        accent,
        palette: { ...DARK, on: accent },
      };
}

const SCRIPTS =
  "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Sans Thai'";
export const FACES = {
  sans: `'Public Sans', ${SCRIPTS}, Arial, Helvetica, sans-serif`,
  serif: `'Source Serif 4', ${SCRIPTS}, Georgia, serif`,
  display: `'Plenary Display', 'Source Serif 4', ${SCRIPTS}, Georgia, serif`,
};

export type Style = {
  size: number;
  fill: string;
  weight?: 300 | 400 | 600 | 700;
  face?: keyof typeof FACES;
  anchor?: 'start' | 'end';
};

/** One line of words on a baseline. */
export function line(text: string, x: number, y: number, style: Style): string {
  const { size, fill, weight = 400, face = 'sans', anchor = 'start' } = style;
  const faced = face === 'sans' ? '' : ` font-family="${FACES[face]}"`;
  const heavy = weight === 400 ? '' : ` font-weight="${weight}"`;
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${short(x)}" y="${short(y)}" font-size="${size}" fill="${fill}"${faced}${heavy}${at}>${xmlText(text)}</text>`;
}

/** Words in as many lines as they need. `height`: what they take, from the first line's top. */
export type Block = { parts: string[]; height: number };

export function block(text: string, place: { x: number; y: number; width: number }, style: Style) {
  const { size, weight = 400 } = style;
  const step = Math.round(size * 1.36);
  const lines = wrapped(text, place.width, size, weight > 400);
  const parts = lines.map((each, at) =>
    line(each, place.x, place.y + size * 0.98 + step * at, style),
  );
  return { parts, height: lines.length * step };
}

/** Whether words fit one line of a width. */
export const fits = (text: string, width: number, { size, weight = 400 }: Style): boolean =>
  widthOf(text, size, weight > 400) <= width;

/** A drawing in a box, whatever its shape. */
export function placed(
  drawing: Drawing,
  box: { x: number; y: number; width: number; height: number },
  { palette }: Paper,
): string {
  const { x, y, width, height } = box;
  const open = `<svg x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${drawing.width} ${drawing.height}" preserveAspectRatio="none">`;
  return svg(drawing, palette).replace(/^<svg [^>]*>/, open);
}

export const hair = (y: number, { line: stroke }: Paper, width = WIDTH): string =>
  `<path d="M0 ${short(y)}h${short(width)}" stroke="${stroke}"/>`;

/** Numbers of change have its colour, the others are quiet. */
export const wordInk = (role: Role, { palette, ink3 }: Paper): string =>
  role === 'up' || role === 'down' ? ink(role, palette) : ink3;
