/** What a PDF says in letters, page by page, by its fonts' own way back to them (ToUnicode). */
import type { PDFObject } from '@cantoo/pdf-lib';
import { at, listOf, namedIn, type Opened, streamText } from './open.ts';
import { operationsOf } from './tokens.ts';

/** The text of each page in the order of painting, pieces of it without spaces between. */
export const textsOn = (opened: Opened): string[] =>
  opened.pages.map(({ dict }) => {
    const fonts = new Map(
      namedIn(opened, at(opened, dict, 'Resources', 'Font')).map(([name, font]) => [
        name,
        lettersOf(opened, font),
      ]),
    );
    const parts = listOf(opened, at(opened, dict, 'Contents'));
    return written(parts.map((part) => streamText(opened, part)).join('\n'), fonts);
  });

function written(content: string, fonts: Map<string, Map<number, string>>): string {
  let letters = new Map<number, string>();
  let text = '';
  for (const { operator, operands } of operationsOf(content)) {
    if (operator === 'Tf') letters = fonts.get(operands[0]?.slice(1) ?? '') ?? letters;
    if (operator !== 'TJ' && operator !== 'Tj') continue;
    for (const [literal] of (operands.at(-1) ?? '').matchAll(
      /\((?:\\[\s\S]|[^\\()])*\)|<[^>]*>/g,
    )) {
      const bytes = bytesOf(literal);
      for (let i = 0; i + 1 < bytes.length; i += 2)
        text += letters.get((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0)) ?? '';
    }
  }
  return text;
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function bytesOf(literal: string): number[] {
  if (literal.startsWith('<'))
    return (literal.match(/[\da-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  return [...literal.slice(1, -1).matchAll(/\\([0-7]{1,3}|[\s\S])|[\s\S]/g)].map(
    ([sign, escaped]) => {
      if (escaped === undefined) return sign.charCodeAt(0);
      if (/^[0-7]/.test(escaped)) return Number.parseInt(escaped, 8);
      return ESCAPES[escaped] ?? escaped.charCodeAt(0);
    },
  );
}

const unicode = (hex: string) =>
  (hex.match(/[\da-f]{4}/gi) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('');

function lettersOf(opened: Opened, font: PDFObject): Map<number, string> {
  const map = streamText(opened, at(opened, font, 'ToUnicode'));
  const letters = new Map<number, string>();
  for (const [, lines = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of lines.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi))
      letters.set(Number.parseInt(code, 16), unicode(to));
  for (const [, lines = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', last = '', to = ''] of lines.matchAll(
      /<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/gi,
    ))
      for (
        let code = Number.parseInt(from, 16), n = 0;
        code <= Number.parseInt(last, 16);
        code++, n++
      )
        letters.set(code, String.fromCharCode(Number.parseInt(to, 16) + n));
  return letters;
}
