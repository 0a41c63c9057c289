/**
 * Workbooks (SpreadsheetML, ECMA-376) that hold what is written into them and nothing besides: no
 * author, no formulas, no names, nothing hidden. Text is a string by its type, whatever it begins with.
 */
import {
  CORE_TYPE,
  contentTypes,
  coreProperties,
  NAMESPACE,
  type Part,
  RELATION,
  relations,
} from '#base/package.ts';
import { type CellStyle, numberStyle, STYLES, textStyle } from '#base/workbook-styles.ts';
import { XML_HEAD, xmlText } from '#base/xml.ts';

/**
 * `percent`: 0 to 100 with one decimal, kept as a share of one · `plain`: one decimal as it is ·
 * `whole`: 0 to 100 in whole numbers, kept as a share of one · `distance`, `people`: shown without their sign, with one decimal and without
 */
export type NumberKind = 'count' | 'percent' | 'whole' | 'plain' | 'distance' | 'people';
export type Cell =
  | null
  | { text: string; style?: CellStyle /** a sheet */; to?: string }
  | { number: number; as: NumberKind };
/** `table`: its heading row, from 0; rows follow until `last`; headings must differ from each other */
export type Sheet = {
  name: string;
  widths: number[];
  rows: Cell[][];
  table: { head: number; last: number } | null;
};

export const text = (words: string, style?: CellStyle, to?: string): Cell => ({
  text: words,
  ...(style && { style }),
  ...(to !== undefined && { to }),
});

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** @param title of the file; null: a workbook behind a chart, which has none */
export function workbookParts(title: string | null, sheets: readonly Sheet[]): Part[] {
  const tables = sheets.flatMap((sheet, at) => (sheet.table ? [at] : []));
  const sheetName = (at: number) => `xl/worksheets/sheet${at + 1}.xml`;
  const tableName = (at: number) => `xl/tables/table${tables.indexOf(at) + 1}.xml`;
  const strings = new Map<string, number>();
  const drawn = sheets.map((sheet, at) => worksheet(sheet, at === 0, strings));
  const types = {
    'xl/workbook.xml': `${TYPE}.sheet.main+xml`,
    'xl/styles.xml': `${TYPE}.styles+xml`,
    'xl/sharedStrings.xml': `${TYPE}.sharedStrings+xml`,
    ...Object.fromEntries(sheets.map((_, at) => [sheetName(at), `${TYPE}.worksheet+xml`])),
    ...Object.fromEntries(tables.map((at) => [tableName(at), `${TYPE}.table+xml`])),
    ...(title !== null && { 'docProps/core.xml': CORE_TYPE }),
  };
  return [
    contentTypes(types),
    relations('', [
      ['officeDocument', 'xl/workbook.xml'],
      ...(title === null ? [] : [[RELATION.core, 'docProps/core.xml'] as [string, string]]),
    ]),
    ...(title === null ? [] : [coreProperties(title)]),
    { name: 'xl/workbook.xml', content: workbook(sheets) },
    relations('xl/workbook.xml', [
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    { name: 'xl/styles.xml', content: `${XML_HEAD}${STYLES}` },
    { name: 'xl/sharedStrings.xml', content: sharedStrings(strings) },
    ...sheets.flatMap((sheet, at) => [
      { name: sheetName(at), content: drawn[at] ?? '' },
      ...(sheet.table
        ? [
            relations(sheetName(at), [['table', `../tables/table${tables.indexOf(at) + 1}.xml`]]),
            { name: tableName(at), content: table(sheet, sheet.table, tables.indexOf(at) + 1) },
          ]
        : []),
    ]),
  ];
}

function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return (
    `${XML_HEAD}<workbook xmlns="${NAMESPACE.sheet}" xmlns:r="${NAMESPACE.relations}">` +
    `<bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets></workbook>`
  );
}

/** "A", "Z", "AA": a column from 0. */
export const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
const cellName = (column: number, row: number) => `${columnName(column)}${row + 1}`;

/** In strings of a workbook `_x0041_` stands for a sign by its number: where it is meant itself, its first sign is. */
const cellText = (words: string) => xmlText(words.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));

/** Every text once, in the order of the cells, under the number by which cells name it. */
function sharedStrings(strings: ReadonlyMap<string, number>): string {
  const each = [...strings.keys()].map(
    (words) => `<si><t xml:space="preserve">${cellText(words)}</t></si>`,
  );
  return `${XML_HEAD}<sst xmlns="${NAMESPACE.sheet}" uniqueCount="${each.length}">${each.join('')}</sst>`;
}

function worksheet(
  { rows, widths, table: marked }: Sheet,
  first: boolean,
  strings: Strings,
): string {
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = marked ? marked.head + 1 : 0;
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const links = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell && 'text' in cell && cell.to !== undefined
        ? [
            `<hyperlink ref="${cellName(column, row)}" location="${xmlText(sheetRef(cell.to))}!A1"/>`,
          ]
        : [],
    ),
  );
  return [
    `${XML_HEAD}<worksheet xmlns="${NAMESPACE.sheet}" xmlns:r="${NAMESPACE.relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} showGridLines="0" workbookViewId="0">${frozen ? pane : ''}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="13.5"/>',
    cols.length ? `<cols>${cols.join('')}</cols>` : '',
    `<sheetData>${rows.map((cells, row) => drawnRow(cells, row, strings)).join('')}</sheetData>`,
    links.length ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    marked ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : '',
    '</worksheet>',
  ].join('');
}

/** A sheet as formulas and links name it. */
export const sheetRef = (name: string): string => `'${name.replaceAll("'", "''")}'`;

type Strings = Map<string, number>;

const isShare = (kind: NumberKind) => kind === 'percent' || kind === 'whole';
const isTitle = (cell: Cell) => cell !== null && 'text' in cell && cell.style === 'title';

const drawnRow = (cells: readonly Cell[], row: number, strings: Strings): string =>
  `<row r="${row + 1}"${cells.some(isTitle) ? ' ht="24" customHeight="1"' : ''}>${cells.map((cell, column) => drawnCell(cell, cellName(column, row), strings)).join('')}</row>`;

function drawnCell(cell: Cell, at: string, strings: Strings): string {
  if (!cell) return '';
  if ('number' in cell) {
    const value = isShare(cell.as) ? (cell.number / 100).toFixed(3) : `${cell.number}`;
    return `<c r="${at}" s="${numberStyle(cell.as)}"><v>${value}</v></c>`;
  }
  const style = textStyle(cell.style ?? 'body', cell.text);
  const known = strings.get(cell.text) ?? strings.size;
  strings.set(cell.text, known);
  return `<c r="${at}" s="${style}" t="s"><v>${known}</v></c>`;
}

/** Marks the heading row as one, for those who hear a sheet: no filter, no totals, no formulas. */
function table(
  { rows }: Sheet,
  { head, last }: { head: number; last: number },
  id: number,
): string {
  const heads = rows[head] ?? [];
  const columns = heads.map((cell, at) => {
    const name = cell && 'text' in cell ? cell.text : columnName(at);
    return `<tableColumn id="${at + 1}" name="${cellText(name)}"/>`;
  });
  const ref = `A${head + 1}:${cellName(heads.length - 1, last)}`;
  return (
    `${XML_HEAD}<table xmlns="${NAMESPACE.sheet}" id="${id}" name="Table${id}" displayName="Table${id}" ref="${ref}" totalsRowShown="0">` +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
  );
}
