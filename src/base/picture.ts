/** What an uploaded picture says it is, by its bytes and never by its name. */
export type Picture = { type: 'png' | 'jpeg' | 'svg'; width: number; height: number };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Type and declared size of a PNG, JPEG or SVG, in pixels (an SVG: units of its own).
 * @returns null for anything else, and for a file that does not say its size
 */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const found = PNG.every((byte, at) => bytes[at] === byte)
    ? sizeOfPng(bytes)
    : bytes[0] === 0xff && bytes[1] === 0xd8
      ? sizeOfJpeg(bytes)
      : sizeOfSvg(bytes);
  return found && found.width > 0 && found.height > 0 ? found : null;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The first chunk is IHDR: width, height (PNG specification, 11.2.1). */
function sizeOfPng(bytes: Uint8Array): Picture | null {
  if (bytes.length < 33) return null;
  const view = viewOf(bytes);
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers up to the start of frame, which holds height and width (ITU T.81, B.2.2). */
function sizeOfJpeg(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Its own drawing alone: no entities, and nothing that it fetches from anywhere. */
function sizeOfSvg(bytes: Uint8Array): Picture | null {
  const text = svgText(bytes);
  const bare = text.replace(/<!--[\s\S]*?-->/g, '');
  const [root = ''] = /<svg\b[^>]*>/.exec(bare) ?? [];
  if (root === '' || !/^\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE[^>[]*>\s*)?<svg\b/.test(bare))
    return null;
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text) || reachesOut(text)) return null;
  const [, box] = /\bviewBox\s*=\s*["']([^"']+)["']/.exec(root) ?? [];
  const [, , width, height] =
    box
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  if (width && height) return { type: 'svg', width, height };
  const length = (name: string) =>
    Number.parseFloat(
      new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(px)?["']`).exec(root)?.[1] ?? '0',
    );
  return { type: 'svg', width: length('width'), height: length('height') };
}

/** An SVG as text, or '' for what is none. */
export function svgText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

/** A reference to anything but a part of the drawing itself or a picture inside it. */
function reachesOut(text: string): boolean {
  const hrefs = [...text.matchAll(/[\w:.-]*href\s*=\s*(["'])([\s\S]*?)\1/gi)].map(
    ([, , to = '']) => to,
  );
  const urls = [...text.matchAll(/url\(\s*["']?([^)]*)/gi)].map(([, to = '']) => to);
  const inside = (to: string) => /^\s*(#|data:image\/(png|jpe?g);base64,)/.test(to);
  return !hrefs.every(inside) || !urls.every((to) => to.startsWith('#')) || /@import/i.test(text);
}
