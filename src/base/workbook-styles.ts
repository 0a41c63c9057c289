/** How the cells of our workbooks look, and what keeps text from becoming a formula when it is edited. */
import type { NumberKind } from '#base/workbook-maker.ts';

const faces = {
  body: '<sz val="10"/><color rgb="FF131A20"/><name val="Arial"/><family val="2"/>',
  title: '<sz val="16"/><color rgb="FF131A20"/><name val="Cambria"/><family val="1"/>',
  strong: '<b/><sz val="10"/><color rgb="FF131A20"/><name val="Arial"/><family val="2"/>',
  quiet: '<sz val="10"/><color rgb="FF61696E"/><name val="Arial"/><family val="2"/>',
  link: '<u/><sz val="10"/><color rgb="FF1E45B6"/><name val="Arial"/><family val="2"/>',
  head: '<b/><sz val="10"/><color rgb="FF41494F"/><name val="Arial"/><family val="2"/>',
} as const;
/** `headRight`: over numbers · `prose`: wraps in its column */
export type CellStyle = keyof typeof faces | 'headRight' | 'prose';

const FACES = Object.keys(faces) as (keyof typeof faces)[];
const TEXTS: readonly CellStyle[] = [...FACES, 'headRight', 'prose'];
const FORMATS: Record<NumberKind, { id: number; code: string | null }> = {
  count: { id: 3, code: null },
  percent: { id: 164, code: '0.0%' },
  whole: { id: 9, code: null },
  plain: { id: 165, code: '0.0' },
  distance: { id: 166, code: '0.0;0.0' },
  people: { id: 167, code: '0;0' },
};
const NUMBERS = Object.keys(FORMATS) as NumberKind[];

/** Signs by which a program takes typed text for a formula, and white space that it drops before them. */
const FORMULA = /^[\s\0-\x20=+\-@|%＝＋－＠−'"]/;

/** Its place in the list of styles. Text that could be taken for a formula bears the mark of a text: it stays one when edited. */
export const textStyle = (style: CellStyle, words: string): number =>
  TEXTS.indexOf(style) + (FORMULA.test(words) ? TEXTS.length : 0);
export const numberStyle = (kind: NumberKind): number => TEXTS.length * 2 + NUMBERS.indexOf(kind);

function textCell(style: CellStyle, quoted: boolean): string {
  const face = style === 'headRight' ? 'head' : style === 'prose' ? 'body' : style;
  const alignment =
    style === 'headRight'
      ? '<alignment horizontal="right" vertical="top" wrapText="1"/>'
      : style === 'prose' || style === 'head'
        ? '<alignment vertical="top" wrapText="1"/>'
        : '<alignment vertical="top"/>';
  const border = face === 'head' ? 1 : 0;
  return `<xf numFmtId="49" fontId="${FACES.indexOf(face)}" fillId="0" borderId="${border}" xfId="0"${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

const numberCell = (kind: NumberKind) =>
  `<xf numFmtId="${FORMATS[kind].id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>`;

const custom = NUMBERS.flatMap((kind) => {
  const { id, code } = FORMATS[kind];
  return code === null ? [] : [`<numFmt numFmtId="${id}" formatCode="${code}"/>`];
});
const sides = '<left/><right/><top/>';

export const STYLES = [
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="${custom.length}">${custom.join('')}</numFmts>`,
  `<fonts count="${FACES.length}">${FACES.map((face) => `<font>${faces[face]}</font>`).join('')}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  `<borders count="2"><border>${sides}<bottom/><diagonal/></border><border>${sides}<bottom style="thin"><color rgb="FF131A20"/></bottom><diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${TEXTS.length * 2 + NUMBERS.length}">`,
  ...[false, true].flatMap((quoted) => TEXTS.map((style) => textCell(style, quoted))),
  ...NUMBERS.map(numberCell),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
