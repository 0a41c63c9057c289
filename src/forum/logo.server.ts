/** A logo out of a file that somebody uploaded: looked at by its content and drawn anew. */
import { createHash } from 'node:crypto';
import { type Picture, pictureOf, svgText } from '#base/picture.ts';
import { foreignPng, png } from '#base/png.server.ts';

export type Drawn = { mark: string; png: Uint8Array; width: number; height: number };
/** `own`: in its own colours · `white`: its shape in white, for a coloured ground */
export type ReadLogo = { own: Drawn; white: Drawn };
export type NoLogo = { refused: 'too-large' | 'not-a-picture' | 'too-many-pixels' | 'too-long' };

/** bytes of a file; pixels of a side and of the whole; sides against each other */
const MOST = { bytes: 1_000_000, side: 6_000, pixels: 16_000_000, ratio: 12 };
/** The box it is drawn into, twice what the largest cover shows. */
const BOX = { width: 800, height: 320 };

/**
 * Draws the picture anew, so that no script, address, hidden note or second picture in the file is
 * kept. A file that would need much room or time is refused by what it declares, or ended.
 *
 * @param fonts for the words of an SVG
 */
export async function readLogo(
  bytes: Uint8Array,
  fonts: readonly string[],
): Promise<ReadLogo | NoLogo> {
  if (bytes.length > MOST.bytes) return { refused: 'too-large' };
  const picture = pictureOf(bytes);
  if (!picture) return { refused: 'not-a-picture' };
  const { type, width, height } = picture;
  const ratio = Math.max(width / height, height / width);
  if (ratio > MOST.ratio) return { refused: 'too-long' };
  const pixels = type === 'svg' ? 0 : width * height;
  if (pixels > MOST.pixels || (type !== 'svg' && Math.max(width, height) > MOST.side))
    return { refused: 'too-many-pixels' };

  const size = sizeIn(picture);
  const source = type === 'svg' ? svgText(bytes) : framed(bytes, type, picture);
  const own = await foreignPng(source, { width: size.width, fonts });
  if (!own) return { refused: 'not-a-picture' };
  const drawn = drawnOf(own);
  if (await isBlank(drawn)) return { refused: 'not-a-picture' };
  const white = await png(framed(own, 'png', drawn, WHITE), {
    width: drawn.width,
    fonts: [],
  });
  return { own: drawn, white: drawnOf(white) };
}

/** What can't be read inside a drawing is left out of it without a word, so nothing may be left. */
async function isBlank({ png: picture, width, height }: Drawn): Promise<boolean> {
  const nothing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"/>`;
  return Buffer.compare(await png(nothing, { width, fonts: [] }), picture) === 0;
}

/** Whatever the colour, white; where it was clear it stays clear. */
const WHITE =
  '<filter id="white"><feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/></filter>';

function framed(
  bytes: Uint8Array,
  type: 'png' | 'jpeg',
  { width, height }: { width: number; height: number },
  filter = '',
): string {
  const data = `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
  const through = filter ? ' filter="url(#white)"' : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${filter}` +
    `<image width="${width}" height="${height}" href="${data}"${through}/></svg>`
  );
}

/** A drawing fills the box; a picture is made smaller, never larger. */
function sizeIn({ type, width, height }: Picture): { width: number } {
  const scale = Math.min(BOX.width / width, BOX.height / height);
  return { width: Math.max(1, Math.round(width * (type === 'svg' ? scale : Math.min(1, scale)))) };
}

function drawnOf(png: Uint8Array): Drawn {
  const { width, height } = pictureOf(png) ?? { width: 1, height: 1 };
  return { mark: createHash('sha256').update(png).digest('hex'), png, width, height };
}
