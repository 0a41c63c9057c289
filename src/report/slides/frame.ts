/** What every slide shares: colours and faces, the master and its two layouts. */
import { NAMESPACE } from '#base/package.ts';
import { XML_HEAD, xmlText } from '#base/xml.ts';
import type { ReportLook } from '#report/look.ts';
import { COVER_SUBTITLE, COVER_TITLE } from '#report/slides/cover.ts';
import { BODY, TITLE } from '#report/slides/page.ts';
import { type Box, emu, SLIDE } from '#report/slides/shapes.ts';

/**
 * Faces that come with the programs that show slides, near to ours in build. A face that a machine
 * lacks is replaced by whatever it has, and lines break elsewhere; ours can't be sent along.
 */
export const FACES = { serif: 'Cambria', sans: 'Arial' };

const NAMES = `xmlns:a="${NAMESPACE.drawing}" xmlns:r="${NAMESPACE.relations}" xmlns:p="${NAMESPACE.slide}"`;
/** A part of the presentation, from its outermost element. */
export const part = (element: string, inner: string, traits = ''): string =>
  `${XML_HEAD}<p:${element} ${NAMES}${traits}>${inner}</p:${element}>`;

const colour = (name: string, hex: string) =>
  `<a:${name}><a:srgbClr val="${hex.slice(1).toUpperCase()}"/></a:${name}>`;

export function theme({ accent, onCover2 }: ReportLook): string {
  const colours = [
    ['dk1', '#131a20'],
    ['lt1', '#ffffff'],
    ['dk2', '#41494f'],
    ['lt2', '#f0f4f7'],
    ['accent1', accent],
    ['accent2', '#a9b4bc'],
    ['accent3', onCover2],
    ['accent4', '#c2551a'],
    ['accent5', '#17a3a5'],
    ['accent6', '#bc8600'],
    ['hlink', accent],
    ['folHlink', '#61696e'],
  ] as const;
  const font = (tag: string, face: string) =>
    `<a:${tag}><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${tag}>`;
  const flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${flat}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return (
    `${XML_HEAD}<a:theme xmlns:a="${NAMESPACE.drawing}" name="Plenary"><a:themeElements>` +
    `<a:clrScheme name="Plenary">${colours.map(([name, hex]) => colour(name, hex)).join('')}</a:clrScheme>` +
    `<a:fontScheme name="Plenary">${font('majorFont', FACES.serif)}${font('minorFont', FACES.sans)}</a:fontScheme>` +
    `<a:fmtScheme name="Plenary"><a:fillStyleLst>${flat.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${flat.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

/** An empty tree of shapes with those given. */
export const tree = (shapes: string): string =>
  '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>' +
  `${shapes}</p:spTree>`;

const FOOT = { y: SLIDE.height - 30, height: 14 };
const FOOTER: Box = { ...FOOT, x: SLIDE.margin, width: 700 };
const NUMBER: Box = { ...FOOT, x: SLIDE.width - SLIDE.margin - 80, width: 80 };

type Place = {
  id: number;
  name: string;
  ph: string;
  box: Box;
  anchor?: string;
  style?: string;
  prompt: string;
};

function place({ id, name, ph, box, anchor = 't', style = '', prompt }: Place): string {
  const { x, y, width, height } = box;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>${style}</a:lstStyle>` +
    `<a:p>${prompt}</a:p></p:txBody></p:sp>`
  );
}

const level = (size: number, scheme: string, align: 'l' | 'r' = 'l', face = 'mn') =>
  `<a:lvl1pPr marL="0" indent="0" algn="${align}"><a:buNone/><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="${scheme}"/></a:solidFill><a:latin typeface="+${face}-lt"/><a:ea typeface="+${face}-ea"/><a:cs typeface="+${face}-cs"/></a:defRPr></a:lvl1pPr>`;
const prompt = (words: string) => `<a:r><a:rPr lang="en-GB"/><a:t>${xmlText(words)}</a:t></a:r>`;
const field =
  '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>';

const title = (id: number) =>
  place({ id, name: 'Title', ph: 'type="title"', box: TITLE, prompt: prompt('Title') });
const foot = (id: number) =>
  place({
    id,
    name: 'Footer',
    ph: 'type="ftr" sz="quarter" idx="11"',
    box: FOOTER,
    style: level(9, 'tx2'),
    prompt: '',
  }) +
  place({
    id: id + 1,
    name: 'Slide number',
    ph: 'type="sldNum" sz="quarter" idx="12"',
    box: NUMBER,
    style: level(9, 'tx2', 'r'),
    prompt: field,
  });

const style = (tag: string, size: number, face: string, bullets: boolean) =>
  `<p:${tag}><a:lvl1pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>${bullets ? '<a:buNone/>' : ''}` +
  `<a:defRPr sz="${size * 100}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+${face}-lt"/><a:ea typeface="+${face}-ea"/><a:cs typeface="+${face}-cs"/></a:defRPr></a:lvl1pPr></p:${tag}>`;

export const master = (): string =>
  part(
    'sldMaster',
    `<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${tree(
      title(2) +
        place({
          id: 3,
          name: 'Text',
          ph: 'type="body" idx="1"',
          box: BODY,
          prompt: prompt('Text'),
        }) +
        foot(4),
    )}</p:cSld>` +
      '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
      '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>' +
      `<p:txStyles>${style('titleStyle', 28, 'mj', false)}${style('bodyStyle', 18, 'mn', true)}${style('otherStyle', 12, 'mn', false)}</p:txStyles>`,
  );

const layout = (name: string, type: string, ground: string, shapes: string) =>
  part(
    'sldLayout',
    `<p:cSld name="${name}">${ground}${tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`,
    ` type="${type}" preserve="1"`,
  );

export const wordsLayout = (): string => layout('Title', 'titleOnly', '', title(2) + foot(3));

export function coverLayout({ cover }: ReportLook): string {
  const ground = `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="${cover.slice(1).toUpperCase()}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
  const large = place({
    id: 2,
    name: 'Title',
    ph: 'type="ctrTitle"',
    box: COVER_TITLE,
    style: level(52, 'bg1', 'l', 'mj'),
    prompt: prompt('Title'),
  });
  const small = place({
    id: 3,
    name: 'Subtitle',
    ph: 'type="subTitle" idx="1"',
    box: COVER_SUBTITLE,
    style: level(20, 'accent3', 'l', 'mj'),
    prompt: prompt('Subtitle'),
  });
  return layout('Cover', 'title', ground, large + small);
}
