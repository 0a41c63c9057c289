/** How wide words are where nothing can measure them: on the server, before anything is drawn. */

/** Advance widths of U+0020 to U+007E in hundredths of the type size: Public Sans Regular, `hmtx` table. */
const LATIN = [
  24, 25, 43, 60, 66, 90, 71, 25, 30, 31, 39, 55, 24, 38, 22, 35, 61, 41, 60, 63, 63, 64, 62, 60,
  65, 62, 23, 24, 55, 55, 55, 52, 83, 71, 67, 69, 69, 62, 59, 73, 77, 28, 39, 68, 58, 89, 75, 73,
  64, 75, 68, 67, 59, 70, 67, 95, 69, 61, 64, 30, 35, 30, 47, 52, 22, 55, 60, 54, 60, 57, 40, 62,
  58, 25, 26, 56, 30, 86, 58, 57, 60, 60, 39, 51, 39, 58, 50, 78, 56, 54, 48, 33, 26, 33, 57,
];
/** Signs of other scripts: means of Noto Sans, a little over. What no script claims counts as a full square. */
const OTHERS: readonly [RegExp, number][] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/\p{Script=Latin}/u, 0.62],
  [/[\p{Script=Greek}\p{Script=Hebrew}]/u, 0.62],
  [/[\p{Script=Cyrillic}\p{Script=Arabic}]/u, 0.7],
  [/[\p{Script=Devanagari}\p{Script=Thai}]/u, 0.78],
  [/[\p{P}\p{Z}£€]/u, 0.5],
];
/** Room for pairs that are set wider, and for another face where ours is absent. */
const RESERVE = 1.04;
const BOLD = 1.07;

function shareOf(sign: string): number {
  const known = LATIN[(sign.codePointAt(0) ?? 0) - 0x20];
  if (known !== undefined) return known / 100;
  return OTHERS.find(([signs]) => signs.test(sign))?.[1] ?? 1;
}

/** The width of words in one line, in the unit of `size`; an estimate that is rather over than under. */
export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const sign of text) sum += shareOf(sign);
  return sum * size * RESERVE * (bold ? BOLD : 1);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Breaks at blanks, else between words of scripts that write none, else between signs; nothing is lost. */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), size, bold) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    let line = '';
    for (const piece of pieces(paragraph, fits)) {
      if (line !== '' && !fits(line + piece)) {
        lines.push(line.trim());
        line = '';
      }
      line += piece;
    }
    lines.push(line.trim());
  }
  return lines;
}

function pieces(text: string, fits: (line: string) => boolean): string[] {
  const split = (piece: string, by: Intl.Segmenter) =>
    fits(piece) ? [piece] : Array.from(by.segment(piece), ({ segment }) => segment);
  return (text.match(/\S+\s*|\s+/g) ?? []).flatMap((word) =>
    split(word, words).flatMap((part) => split(part, graphemes)),
  );
}
