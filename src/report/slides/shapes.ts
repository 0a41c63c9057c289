/** What stands on a slide, as PresentationML (ECMA-376). Lengths are in points; a slide is 960 by 540. */
import { xmlText } from '#base/xml.ts';
import type { Mark } from '#ui/charts/drawing.ts';

export const SLIDE = { width: 960, height: 540, margin: 48 };
export type Box = { x: number; y: number; width: number; height: number };

/** EMU in a point */
export const emu = (points: number): number => Math.round(points * 12_700);

/** A colour of the theme, or `#rrggbb`. */
export type Colour =
  | 'ink'
  | 'ink2'
  | 'white'
  | 'ground'
  | 'accent'
  | 'rest'
  | 'accentSoft'
  | `#${string}`;
const SCHEME: Record<string, string> = {
  ink: 'tx1',
  white: 'bg1',
  ink2: 'tx2',
  ground: 'bg2',
  accent: 'accent1',
  rest: 'accent2',
  accentSoft: 'accent3',
};

export function fill(colour: Colour, opacity = 1): string {
  const alpha = opacity < 1 ? `<a:alpha val="${Math.round(opacity * 100_000)}"/>` : '';
  const scheme = SCHEME[colour];
  return scheme
    ? `<a:solidFill><a:schemeClr val="${scheme}">${alpha}</a:schemeClr></a:solidFill>`
    : `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}">${alpha}</a:srgbClr></a:solidFill>`;
}

/** `face`: read (serif) or worked with (sans) */
export type Run = {
  text: string;
  size: number;
  colour?: Colour;
  bold?: boolean;
  italic?: boolean;
  face?: 'serif' | 'sans';
};
/** `after`: points below it */
export type Para = { runs: Run[]; after?: number; bullet?: boolean; align?: 'r' | 'ctr' };

const RTL = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function drawnRun(run: Run): string {
  const { size, colour = 'ink', bold, italic, face = 'sans' } = run;
  const font = face === 'serif' ? '+mj' : '+mn';
  const fonts = `<a:latin typeface="${font}-lt"/><a:ea typeface="${font}-ea"/><a:cs typeface="${font}-cs"/>`;
  const traits = `lang="en-GB" sz="${Math.round(size * 100)}"${bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''} dirty="0"`;
  return `<a:r><a:rPr ${traits}>${fill(colour)}${fonts}</a:rPr><a:t>${oneLine(run.text)}</a:t></a:r>`;
}

/** Line ends inside a run would be lost: a text of ours has none, another's become blanks. */
const oneLine = (text: string) => xmlText(text.replace(/[\r\n\t\v\f]+/g, ' '));

function drawnPara({ runs, after = 0, bullet, align }: Para): string {
  const right = RTL.test(runs.map(({ text }) => text).join('')) ? ' rtl="1"' : '';
  const aligned = align ? ` algn="${align}"` : '';
  const indent = bullet ? ' marL="180000" indent="-180000"' : ' marL="0" indent="0"';
  const mark = bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>';
  const space = `<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="${Math.round(after * 100)}"/></a:spcAft>`;
  return `<a:p><a:pPr${indent}${aligned}${right}>${space}${mark}</a:pPr>${runs.map(drawnRun).join('')}</a:p>`;
}

export const textBody = (tag: 'p:txBody' | 'a:txBody', paras: readonly Para[], body: string) =>
  `<${tag}>${body}<a:lstStyle/>${paras.length ? paras.map(drawnPara).join('') : '<a:p/>'}</${tag}>`;

const at = ({ x, y, width, height }: Box, tag: 'a:xfrm' | 'p:xfrm' = 'a:xfrm') =>
  `<${tag}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${tag}>`;

/** A shape waits for its number, which is its place in reading order. */
export type Shape = (id: number) => string;

type Anchor = 't' | 'ctr' | 'b';
const plainBody = (anchor: Anchor) =>
  `<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr>`;

export const textBox =
  (name: string, box: Box, paras: readonly Para[], anchor: Anchor = 't'): Shape =>
  (id) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr>${at(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>${textBody('p:txBody', paras, plainBody(anchor))}</p:sp>`;

/** Text in a place of the layout, whose look it takes; `size` where the layout's is too large for it. */
export const placeholder =
  (
    type: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'ftr' | 'sldNum',
    text: string,
    size?: number,
  ): Shape =>
  (id) => {
    const index =
      { body: ' idx="1"', subTitle: ' idx="1"', ftr: ' idx="11"', sldNum: ' idx="12"' }[
        type as string
      ] ?? '';
    const traits = `lang="en-GB"${size ? ` sz="${Math.round(size * 100)}"` : ''} dirty="0"`;
    const run =
      type === 'sldNum'
        ? `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>${xmlText(text)}</a:t></a:fld>`
        : type === 'ftr'
          ? drawnRun({ text, size: 9, colour: 'ink2' })
          : `<a:r><a:rPr ${traits}/><a:t>${oneLine(text)}</a:t></a:r>`;
    const right = RTL.test(text) ? '<a:pPr rtl="1"/>' : '<a:pPr algn="l"/>';
    return (
      `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${NAMES[type]}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
      `<p:nvPr><p:ph type="${type}"${index}${type === 'ftr' || type === 'sldNum' ? ' sz="quarter"' : ''}/></p:nvPr></p:nvSpPr><p:spPr/>` +
      `<p:txBody><a:bodyPr/><a:lstStyle/><a:p>${type === 'sldNum' ? '' : right}${run}</a:p></p:txBody></p:sp>`
    );
  };
const NAMES = {
  title: 'Title',
  ctrTitle: 'Title',
  subTitle: 'Subtitle',
  body: 'Text',
  ftr: 'Footer',
  sldNum: 'Slide number',
};

/** A bar of colour that says nothing by itself, and is marked so for those who hear the slide. */
export const swatch =
  (box: Box, colour: Colour): Shape =>
  (id) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Colour ${id}"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">` +
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>' +
    `<p:spPr>${at(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;

/** The chart of the slide. `relation`: its number among the slide's relations. */
export const chartFrame =
  (name: string, descr: string, box: Box, relation: number): Shape =>
  (id) =>
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${xmlText(name)}" descr="${xmlText(descr)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
    `${at(box, 'p:xfrm')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${relation}"/></a:graphicData></a:graphic></p:graphicFrame>`;

/** A picture among the slide's relations. */
export const picture =
  (name: string, descr: string, box: Box, relation: number): Shape =>
  (id) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="${xmlText(name)}" descr="${xmlText(descr)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="rId${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${at(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

/** A drawing of round strokes as shapes of the slide, one for each mark, under one description. */
export const strokes =
  (
    name: string,
    descr: string,
    box: Box,
    drawn: { width: number; height: number; marks: (Mark & { colour: Colour })[] },
  ): Shape =>
  (id) => {
    const scale = box.width / drawn.width;
    const each = drawn.marks.map((mark, index) => {
      const points = [...mark.path.matchAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g)].map(
        ([, way, x, y]) => {
          const tag = way === 'M' ? 'moveTo' : 'lnTo';
          return `<a:${tag}><a:pt x="${Math.round(Number(x) * 100)}" y="${Math.round(Number(y) * 100)}"/></a:${tag}>`;
        },
      );
      return (
        `<p:sp><p:nvSpPr><p:cNvPr id="${id + 1 + index}" name="${xmlText(`${name} ${index + 1}`)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${at(box)}` +
        `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${Math.round(drawn.width * 100)}" h="${Math.round(drawn.height * 100)}" fill="none">${points.join('')}</a:path></a:pathLst></a:custGeom>` +
        `<a:noFill/><a:ln w="${emu(mark.width * scale)}" cap="rnd">${fill(mark.colour, mark.opacity)}<a:round/></a:ln></p:spPr></p:sp>`
      );
    });
    const frame = at(box).replace(
      '</a:xfrm>',
      `<a:chOff x="${emu(box.x)}" y="${emu(box.y)}"/><a:chExt cx="${emu(box.width)}" cy="${emu(box.height)}"/></a:xfrm>`,
    );
    return (
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${id}" name="${xmlText(name)}" descr="${xmlText(descr)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
      `<p:grpSpPr>${frame}</p:grpSpPr>${each.join('')}</p:grpSp>`
    );
  };
