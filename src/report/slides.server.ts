/** The report as a PowerPoint file: text is text, charts are charts, and behind each are its own numbers. */
import {
  CORE_TYPE,
  contentTypes,
  coreProperties,
  type Part,
  RELATION,
  relations,
} from '#base/package.ts';
import { zipOf } from '#base/zip-maker.server.ts';
import { lookOf, type ReportLook } from '#report/look.ts';
import type { Report } from '#report/model.ts';
import { chartParts } from '#report/slides/chart.ts';
import { deck } from '#report/slides/deck.ts';
import { coverLayout, master, part, theme, tree, wordsLayout } from '#report/slides/frame.ts';
import type { Page } from '#report/slides/page.ts';
import { emu, placeholder, SLIDE } from '#report/slides/shapes.ts';
import { exported } from '#ui/texts/exported.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument';
const LOGO = 'ppt/media/logo.png';
const LAYOUTS = { cover: 'slideLayout1.xml', words: 'slideLayout2.xml' };

/** Equal reports give equal bytes. */
export function reportPptx(report: Report): Uint8Array {
  const look = lookOf(report);
  const pages = deck(report, look);
  const charts = pages.flatMap((page) => page.charts);
  const { logo } = look;
  const said = exported.from(report.forum.title, report.edition.name, report.edition.asOf);
  return zipOf([
    types(pages.length, charts.length, logo !== null),
    relations('', [
      ['officeDocument', 'ppt/presentation.xml'],
      [RELATION.core, 'docProps/core.xml'],
    ]),
    coreProperties(`${report.forum.title}: ${report.forum.subtitle}`),
    ...presentation(pages.length),
    ...shared(look),
    ...pages.flatMap((page, at) => slide(page, at + 1, said, chartsBefore(pages, at))),
    ...charts.flatMap((chart, at) => chartParts(chart, at + 1, zipOf)),
    ...(logo ? [{ name: LOGO, content: Buffer.from(logo.src.replace(/^.*,/, ''), 'base64') }] : []),
  ]);
}

const chartsBefore = (pages: readonly Page[], at: number) =>
  pages.slice(0, at).reduce((sum, { charts }) => sum + charts.length, 0);
const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

function types(slides: number, charts: number, logo: boolean): Part {
  const slide = `${TYPE}.presentationml`;
  return contentTypes(
    {
      'ppt/presentation.xml': `${slide}.presentation.main+xml`,
      'ppt/presProps.xml': `${slide}.presProps+xml`,
      'ppt/tableStyles.xml': `${slide}.tableStyles+xml`,
      'ppt/theme/theme1.xml': `${TYPE}.theme+xml`,
      'ppt/slideMasters/slideMaster1.xml': `${slide}.slideMaster+xml`,
      'ppt/slideLayouts/slideLayout1.xml': `${slide}.slideLayout+xml`,
      'ppt/slideLayouts/slideLayout2.xml': `${slide}.slideLayout+xml`,
      ...Object.fromEntries(
        numbered(slides).map((n) => [`ppt/slides/slide${n}.xml`, `${slide}.slide+xml`]),
      ),
      ...Object.fromEntries(
        numbered(charts).map((n) => [`ppt/charts/chart${n}.xml`, `${TYPE}.drawingml.chart+xml`]),
      ),
      'docProps/core.xml': CORE_TYPE,
    },
    { xlsx: `${TYPE}.spreadsheetml.sheet`, ...(logo && { png: 'image/png' }) },
  );
}

function presentation(slides: number): Part[] {
  const ids = numbered(slides).map((n) => `<p:sldId id="${255 + n}" r:id="rId${n + 4}"/>`);
  const name = 'ppt/presentation.xml';
  const inner =
    `<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
    `<p:sldSz cx="${emu(SLIDE.width)}" cy="${emu(SLIDE.height)}"/><p:notesSz cx="6858000" cy="9144000"/>`;
  return [
    { name, content: part('presentation', inner, ' saveSubsetFonts="1"') },
    relations(name, [
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['theme', 'theme/theme1.xml'],
      ['presProps', 'presProps.xml'],
      ['tableStyles', 'tableStyles.xml'],
      ...numbered(slides).map((n): [string, string] => ['slide', `slides/slide${n}.xml`]),
    ]),
    { name: 'ppt/presProps.xml', content: part('presentationPr', '') },
    {
      name: 'ppt/tableStyles.xml',
      content:
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
    },
  ];
}

function shared(look: ReportLook): Part[] {
  const name = 'ppt/slideMasters/slideMaster1.xml';
  const layouts = [coverLayout(look), wordsLayout()].flatMap((content, at) => {
    const file = `ppt/slideLayouts/slideLayout${at + 1}.xml`;
    return [
      { name: file, content },
      relations(file, [['slideMaster', '../slideMasters/slideMaster1.xml']]),
    ];
  });
  return [
    { name: 'ppt/theme/theme1.xml', content: theme(look) },
    { name, content: master() },
    relations(name, [
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['slideLayout', '../slideLayouts/slideLayout2.xml'],
      ['theme', '../theme/theme1.xml'],
    ]),
    ...layouts,
  ];
}

/** Numbers of shapes a hundred apart: a drawing takes some for its parts. */
function slide(
  { layout, shapes, charts, logo }: Page,
  number: number,
  said: string,
  before: number,
): Part[] {
  const name = `ppt/slides/slide${number}.xml`;
  const foot =
    layout === 'words' ? [placeholder('ftr', said), placeholder('sldNum', `${number}`)] : [];
  const drawn = [...shapes, ...foot].map((shape, at) => shape(2 + at * 100)).join('');
  const inner = `<p:cSld>${tree(drawn)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`;
  return [
    { name, content: part('sld', inner) },
    relations(name, [
      ['slideLayout', `../slideLayouts/${LAYOUTS[layout]}`],
      ...charts.map((_, at): [string, string] => [
        'chart',
        `../charts/chart${before + at + 1}.xml`,
      ]),
      ...(logo ? [['image', '../media/logo.png'] as [string, string]] : []),
    ]),
  ];
}
