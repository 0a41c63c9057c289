/** What nobody should see on paper: a heading left alone at the foot of a page, a chart cut by its edge. */
import type { Seen } from './rules.ts';
import { flat, marksOf, type Node } from './structure.ts';

const isHeading = ({ type }: Node) => /^H\d$/.test(type);

/**
 * Headings after which too little stands on their page: `least` pieces of other content, of which
 * one is lower than the heading. The title beside a section's name is such a piece, so there are two.
 */
export function strandedHeadings({ tree, painted }: Seen, least = 2): string[] {
  const order = flat(tree).flatMap((node) =>
    node.marks.map((mark) => ({ ...mark, heading: isHeadingOf(tree, node) })),
  );
  const low = (page: number, mcid: number) =>
    Math.min(
      ...(painted[page] ?? []).filter(({ place }) => place === mcid).map(({ box }) => box.bottom),
    );
  return flat(tree)
    .filter(isHeading)
    .flatMap((heading) => {
      const last = marksOf(heading).at(-1);
      if (!last) return []; // not to be seen: only a bookmark
      const from = order.findIndex(({ page, mcid }) => page === last.page && mcid === last.mcid);
      const next = order.slice(from + 1).filter((each) => !each.heading);
      const here = next.slice(0, 40).filter(({ page }) => page === last.page);
      const lower = here.some(({ page, mcid }) => low(page, mcid) < low(last.page, last.mcid) - 1);
      return here.length >= least && lower ? [] : [`page ${last.page + 1}: a heading alone`];
    });
}

const headingsOf = new WeakMap<readonly Node[], Set<Node>>();
/** Whether a node is a heading or stands in one. */
function isHeadingOf(tree: readonly Node[], node: Node): boolean {
  const known =
    headingsOf.get(tree) ??
    new Set(
      flat(tree)
        .filter(isHeading)
        .flatMap((h) => flat([h])),
    );
  headingsOf.set(tree, known);
  return known.has(node);
}

/** Charts on two pages, and anything painted across the edge of a page but its cover. */
export function cutCharts({ opened, tree, painted }: Seen): string[] {
  const split = flat(tree)
    .filter(({ type }) => type === 'Figure')
    .flatMap((figure) => {
      const pages = [...new Set(marksOf(figure).map(({ page }) => page + 1))];
      return pages.length > 1 ? [`a chart on pages ${pages.join(' and ')}: ${figure.alt}`] : [];
    });
  const over = painted.flatMap((marks, page) => {
    const { width = 0, height = 0 } = opened.pages[page] ?? {};
    const cut = marks.filter(
      ({ box }) =>
        box.left < -1 || box.bottom < -1 || box.right > width + 1 || box.top > height + 1,
    );
    return page > 0 && cut.length > 0 ? [`page ${page + 1}: ${cut.length} over the edge`] : [];
  });
  return [...split, ...over];
}
