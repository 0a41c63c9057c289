/** A native bar chart (DrawingML charts), and the workbook behind it that holds its numbers and no others. */
import { NAMESPACE, type Part, relations } from '#base/package.ts';
import {
  type Cell,
  columnName,
  type NumberKind,
  type Sheet,
  sheetRef,
  text,
  workbookParts,
} from '#base/workbook-maker.ts';
import { XML_HEAD, xmlText } from '#base/xml.ts';
import { type Colour, fill } from '#report/slides/shapes.ts';

/** `look`: how its bars are filled · `marked`: places of bars in the accent · `unsaid`: places without room for their number */
export type Series = {
  name: string;
  values: (number | null)[];
  look: { colour: Colour; words: Colour; dotted?: boolean };
  marked: number[];
  unsaid: number[];
};
/**
 * `labels`: part of the width, 0 to 1, that the words take · `most`, `least`: ends of the scale ·
 * `format`: of the numbers in bars, as a spreadsheet writes it · `as`: of those in the workbook
 */
export type Chart = {
  sheet: string;
  categories: string[];
  series: Series[];
  stacked: boolean;
  /** whether it says what its series are; else words beside it do */
  legend: boolean;
  labels: number;
  least: number;
  most: number;
  as: NumberKind;
  format: string;
  size: number;
  gap: number;
};

const attribute = (tag: string, val: string | number) => `<c:${tag} val="${val}"/>`;

export function chartParts(
  chart: Chart,
  number: number,
  zip: (parts: Part[]) => Uint8Array,
): Part[] {
  const name = `ppt/charts/chart${number}.xml`;
  const book = `Microsoft_Excel_Sheet${number}.xlsx`;
  return [
    { name, content: chartXml(chart) },
    relations(name, [['package', `../embeddings/${book}`]]),
    { name: `ppt/embeddings/${book}`, content: zip(workbookParts(null, [sheetOf(chart)])) },
  ];
}

/** What is charted, as a table: categories down, series across. */
function sheetOf({ sheet, categories, series, as }: Chart): Sheet {
  const number = (value: number | null): Cell => (value === null ? null : { number: value, as });
  const rows: Cell[][] = [
    [null, ...series.map(({ name }) => text(name, 'headRight'))],
    ...categories.map((label, at) => [
      text(label),
      ...series.map(({ values }) => number(values[at] ?? null)),
    ]),
  ];
  return { name: sheet, widths: [40, ...series.map(() => 18)], rows, table: null };
}

function chartXml(chart: Chart): string {
  const { series, stacked } = chart;
  const legend = chart.legend
    ? `<c:legend>${attribute('legendPos', 't')}<c:overlay val="0"/>${words(11, 'ink2')}</c:legend>`
    : '';
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${NAMESPACE.chart}" xmlns:a="${NAMESPACE.drawing}" xmlns:r="${NAMESPACE.relations}">` +
    `${attribute('date1904', 0)}${attribute('lang', 'en-GB')}${attribute('roundedCorners', 0)}<c:chart>${attribute('autoTitleDeleted', 1)}` +
    `<c:plotArea>${layout(chart, legend !== '')}<c:barChart>${attribute('barDir', 'bar')}${attribute('grouping', stacked ? 'stacked' : 'clustered')}${attribute('varyColors', 0)}` +
    `${series.map((_, at) => drawnSeries(chart, at)).join('')}${attribute('gapWidth', chart.gap)}${stacked ? attribute('overlap', 100) : ''}` +
    `${attribute('axId', 1001)}${attribute('axId', 1002)}</c:barChart>${axes(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>` +
    `${legend}${attribute('plotVisOnly', 1)}${attribute('dispBlanksAs', 'gap')}</c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${words(chart.size, 'ink')}<c:externalData r:id="rId1">${attribute('autoUpdate', 0)}</c:externalData></c:chartSpace>`
  );
}

/** Where the bars stand, so that the words beside them have their room in every program. */
function layout({ labels, stacked }: Chart, legend: boolean): string {
  const top = legend ? 0.1 : 0;
  const right = stacked ? 0 : 0.09;
  const sides = [
    ['x', labels],
    ['y', top],
    ['w', 1 - labels - right],
    ['h', 1 - top],
  ] as const;
  const each = sides.map(([side, part]) => attribute(side, part.toFixed(4))).join('');
  return `<c:layout><c:manualLayout>${attribute('layoutTarget', 'inner')}${attribute('xMode', 'edge')}${attribute('yMode', 'edge')}${each}</c:manualLayout></c:layout>`;
}

const words = (size: number, colour: Colour, bold = false) =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${fill(colour)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;

function drawnSeries(
  { series, categories, sheet, stacked, format, size }: Chart,
  at: number,
): string {
  const { name, values, look, marked, unsaid } = series[at] as Series;
  const column = columnName(at + 1);
  const ref = (cells: string) => `<c:f>${xmlText(`${sheetRef(sheet)}!${cells}`)}</c:f>`;
  const last = categories.length + 1;
  const points = marked.map(
    (index) =>
      `<c:dPt>${attribute('idx', index)}${attribute('invertIfNegative', 0)}${attribute('bubble3D', 0)}<c:spPr>${fill('accent')}</c:spPr></c:dPt>`,
  );
  const silent = unsaid.map(
    (index) => `<c:dLbl>${attribute('idx', index)}${attribute('delete', 1)}</c:dLbl>`,
  );
  const shown = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize']
    .map((what) => attribute(`show${what}`, what === 'Val' ? 1 : 0))
    .join('');
  return (
    `<c:ser>${attribute('idx', at)}${attribute('order', at)}<c:tx><c:strRef>${ref(`$${column}$1`)}${strings([name])}</c:strRef></c:tx>` +
    `<c:spPr>${look.dotted ? dots(look.colour) : fill(look.colour)}<a:ln><a:noFill/></a:ln></c:spPr>${attribute('invertIfNegative', 0)}${points.join('')}` +
    `<c:dLbls>${silent.join('')}<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${words(size, look.words, !stacked)}${attribute('dLblPos', stacked ? 'ctr' : 'outEnd')}${shown}</c:dLbls>` +
    `<c:cat><c:strRef>${ref(`$A$2:$A$${last}`)}${strings(categories)}</c:strRef></c:cat>` +
    `<c:val><c:numRef>${ref(`$${column}$2:$${column}$${last}`)}${numbers(values, format)}</c:numRef></c:val></c:ser>`
  );
}

/** Nothing is spent there, so the bar is not solid. */
const dots = (colour: Colour) =>
  `<a:pattFill prst="pct30"><a:fgClr>${inner(colour)}</a:fgClr><a:bgClr>${inner('white')}</a:bgClr></a:pattFill>`;
const inner = (colour: Colour) => fill(colour).replace(/<\/?a:solidFill>/g, '');

const strings = (all: readonly string[]) =>
  `<c:strCache>${attribute('ptCount', all.length)}${all.map((each, at) => `<c:pt idx="${at}"><c:v>${xmlText(each)}</c:v></c:pt>`).join('')}</c:strCache>`;

const numbers = (all: readonly (number | null)[], format: string) =>
  `<c:numCache><c:formatCode>${xmlText(format)}</c:formatCode>${attribute('ptCount', all.length)}${all.map((each, at) => (each === null ? '' : `<c:pt idx="${at}"><c:v>${each}</c:v></c:pt>`)).join('')}</c:numCache>`;

function axes({ least, most, size, labels }: Chart): string {
  const crossing = (id: number, other: number, orientation: string, ends: string) =>
    `${attribute('axId', id)}<c:scaling>${attribute('orientation', orientation)}${ends}</c:scaling>${attribute('delete', other === 1001 || labels === 0 ? 1 : 0)}`;
  const ticks = `${attribute('majorTickMark', 'none')}${attribute('minorTickMark', 'none')}`;
  const line = least < 0 ? `<a:ln w="9525">${fill('ink')}</a:ln>` : '<a:ln><a:noFill/></a:ln>';
  return (
    `<c:catAx>${crossing(1001, 1002, 'maxMin', '')}${attribute('axPos', 'l')}<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}${attribute('tickLblPos', 'low')}` +
    `<c:spPr>${line}</c:spPr>${words(size, 'ink')}${attribute('crossAx', 1002)}${attribute('crosses', 'autoZero')}${attribute('auto', 0)}${attribute('lblAlgn', 'ctr')}${attribute('lblOffset', 60)}${attribute('noMultiLvlLbl', 1)}</c:catAx>` +
    `<c:valAx>${crossing(1002, 1001, 'minMax', `${attribute('max', most)}${attribute('min', least)}`)}${attribute('axPos', 't')}<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}${attribute('tickLblPos', 'none')}` +
    `${attribute('crossAx', 1001)}${attribute('crosses', 'autoZero')}${attribute('crossBetween', 'between')}</c:valAx>`
  );
}
