/** The rules of an accessible PDF (PDF/UA-1) that a program can check: each says what breaks it. */
import type { PDFObject } from '@cantoo/pdf-lib';
import type { Mark } from './content.ts';
import { at, listOf, namedIn, type Opened, streamText, textAt } from './open.ts';
import { flat, marksOf, type Node } from './structure.ts';

/** A PDF as the rules look at it; `painted` by page */
export type Seen = { bytes: Uint8Array; opened: Opened; tree: Node[]; painted: Mark[][] };
type Rule = (seen: Seen) => string[];
const unless = (holds: boolean, problem: string) => (holds ? [] : [problem]);

const MOST_BYTES = 5 * 1024 * 1024;
const title = ({ opened }: Seen) =>
  streamText(opened, at(opened, opened.catalog, 'Metadata')).match(
    /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]+)</,
  )?.[1];

export const rules: Record<string, Rule> = {
  'it is tagged': ({ opened, tree }) => [
    ...unless(textAt(opened, opened.catalog, 'MarkInfo', 'Marked') === 'true', 'not marked'),
    ...unless(tree.length === 1 && tree[0]?.type === 'Document', 'no Document at the root'),
  ],
  'it names its language': ({ opened }) =>
    unless(/^[a-z]{2}(-[A-Z]{2})?$/.test(textAt(opened, opened.catalog, 'Lang')), 'no language'),
  'it has a title, which is shown': (seen) => {
    const { opened } = seen;
    const shown = textAt(opened, opened.catalog, 'ViewerPreferences', 'DisplayDocTitle');
    return [...unless(Boolean(title(seen)), 'no title'), ...unless(shown === 'true', 'not shown')];
  },
  'it says that it is PDF/UA-1': ({ opened }) =>
    unless(
      /pdfuaid:part(>|=")1\b/.test(streamText(opened, at(opened, opened.catalog, 'Metadata'))),
      'no such words in its metadata',
    ),
  'every font is embedded and leads back to letters': ({ opened }) =>
    fontsIn(opened).flatMap(([name, font]) => fontProblems(opened, name, font)),
  'headings come in order, without a gap': ({ tree }) => {
    const levels = flat(tree)
      .flatMap(({ type }) => type.match(/^H(\d)$/)?.[1] ?? [])
      .map(Number);
    if (levels.length === 0) return ['no headings'];
    return levels.flatMap((level, index) =>
      unless(level <= (levels[index - 1] ?? 0) + 1, `H${level} after H${levels[index - 1] ?? 0}`),
    );
  },
  'every figure has words': ({ tree }) =>
    flat(tree)
      .filter(({ type }) => type === 'Figure' || type === 'Formula')
      .flatMap(({ alt }, index) => unless(alt.trim() !== '', `figure ${index + 1} has none`)),
  'every head of a table says what it is the head of': ({ tree }) => {
    const tables = flat(tree).filter(({ type }) => type === 'Table');
    return tables.flatMap((table, index) => {
      const heads = flat([table]).filter(({ type }) => type === 'TH');
      const lost = heads.filter(({ scope }) => !/^(Row|Column|Both)$/.test(scope));
      return [
        ...unless(heads.length > 0, `table ${index + 1} has no heads`),
        ...unless(lost.length === 0, `table ${index + 1}: ${lost.length} without scope`),
      ];
    });
  },
  'the keyboard walks it in the order of its tags': ({ opened }) =>
    opened.pages.flatMap(({ dict }, index) => {
      const links = listOf(opened, at(opened, dict, 'Annots'));
      const mute = links.filter((link) => textAt(opened, link, 'Contents') === '');
      return [
        ...unless(links.length === 0 || textAt(opened, dict, 'Tabs') === 'S', `page ${index + 1}`),
        ...unless(mute.length === 0, `page ${index + 1}: ${mute.length} links without words`),
      ];
    }),
  'it has bookmarks': ({ opened }) => unless(bookmarksIn(opened).length > 0, 'none'),
  'all that is painted is content or an artifact': ({ tree, painted }) => {
    const known = new Set(tree.flatMap(marksOf).map(({ page, mcid }) => `${page} ${mcid}`));
    return painted.flatMap((marks, page) => {
      const loose = marks.filter(({ place }) => place === 'none');
      const lost = marks.filter(
        ({ place }) => typeof place === 'number' && !known.has(`${page} ${place}`),
      );
      return [
        ...unless(loose.length === 0, `page ${page + 1}: ${loose.length} neither`),
        ...unless(lost.length === 0, `page ${page + 1}: ${lost.length} not in the tree`),
      ];
    });
  },
  'it is no larger than 5 MiB': ({ bytes }) =>
    unless(bytes.length <= MOST_BYTES, `${bytes.length}`),
};

/** Titles of the outline, whatever their depth. */
export function bookmarksIn(opened: Opened): string[] {
  const below = (parent: PDFObject | undefined): string[] => {
    const found: string[] = [];
    for (let item = at(opened, parent, 'First'); item; item = at(opened, item, 'Next'))
      found.push(textAt(opened, item, 'Title'), ...below(item));
    return found;
  };
  return below(at(opened, opened.catalog, 'Outlines'));
}

/** Fonts of pages, and of drawings on them. */
function fontsIn(opened: Opened): [string, PDFObject][] {
  const inside = (resources: PDFObject | undefined): [string, PDFObject][] => [
    ...namedIn(opened, at(opened, resources, 'Font')),
    ...namedIn(opened, at(opened, resources, 'XObject')).flatMap(([, form]) =>
      inside(at(opened, form, 'Resources')),
    ),
  ];
  return opened.pages.flatMap(({ dict }) => inside(at(opened, dict, 'Resources')));
}

function fontProblems(opened: Opened, name: string, font: PDFObject): string[] {
  const kind = textAt(opened, font, 'Subtype');
  const [first] = listOf(opened, at(opened, font, 'DescendantFonts'));
  const descriptor = at(opened, first ?? font, 'FontDescriptor');
  const files = ['FontFile', 'FontFile2', 'FontFile3'].map((file) => at(opened, descriptor, file));
  return [
    ...unless(kind === 'Type3' || files.some(Boolean), `${name} is not embedded`),
    ...unless(at(opened, font, 'ToUnicode') !== undefined, `${name} has no ToUnicode`),
  ];
}
