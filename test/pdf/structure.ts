/** The tree of tags that a screen reader walks. */
import type { PDFObject } from '@cantoo/pdf-lib';
import { asNumber, at, dictOf, isSameRef, listOf, type Opened, textAt } from './open.ts';

export type Node = {
  /** such as H1, P, Figure, TH; roles of the maker's own are looked up */
  type: string;
  alt: string;
  /** of a TH: Row, Column or Both; else empty */
  scope: string;
  kids: Node[];
  /** what it marks itself: page, from 0, and number on it */
  marks: { page: number; mcid: number }[];
};

/** @returns the elements below the root */
export function structureOf(opened: Opened): Node[] {
  const root = at(opened, opened.catalog, 'StructTreeRoot');
  return listOf(opened, at(opened, root, 'K')).map((kid) => nodeOf(opened, root, kid, -1));
}

function nodeOf(
  opened: Opened,
  root: PDFObject | undefined,
  value: PDFObject,
  above: number,
): Node {
  const own = at(opened, value, 'Pg');
  const page = own ? opened.pages.findIndex(({ ref }) => isSameRef(ref, own)) : above;
  const given = textAt(opened, value, 'S');
  const node: Node = {
    type: textAt(opened, root, 'RoleMap', given) || given,
    alt: textAt(opened, value, 'Alt'),
    scope: listOf(opened, at(opened, value, 'A'))
      .map((each) => textAt(opened, each, 'Scope'))
      .join(''),
    kids: [],
    marks: [],
  };
  for (const kid of listOf(opened, at(opened, value, 'K'))) {
    const mcid = asNumber(opened, kid) ?? asNumber(opened, at(opened, kid, 'MCID'));
    const kidPage = at(opened, kid, 'Pg');
    if (mcid !== null && dictOf(opened, kid) === null) node.marks.push({ page, mcid });
    else if (mcid !== null)
      node.marks.push({
        page: kidPage ? opened.pages.findIndex(({ ref }) => isSameRef(ref, kidPage)) : page,
        mcid,
      });
    else if (textAt(opened, kid, 'S')) node.kids.push(nodeOf(opened, root, kid, page));
  }
  return node;
}

/** All elements in reading order. */
export const flat = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...flat(node.kids)]);
/** Marks of an element and of all inside it. */
export const marksOf = (node: Node): Node['marks'] => flat([node]).flatMap(({ marks }) => marks);
