/** Prose on slides: how large it may be, and where it goes on to the next slide. */
import { wrapped } from '#base/text-width.ts';
import type { Paragraph } from '#report/model.ts';
import type { Para, Run } from '#report/slides/shapes.ts';
import { report as t } from '#ui/texts/report.ts';

/** line height as a share of the size, in the programs that draw slides */
const LEADING = 1.22;

/** Points that words take one below the other. */
export const heightOf = (text: string, width: number, size: number, bold = false): number =>
  wrapped(text, width, size, bold).length * size * LEADING;

/** The first of the sizes, from large to small, in which the words fit; the last where none does. */
export function sizeFor(
  text: string,
  box: { width: number; height: number },
  sizes: readonly number[],
) {
  const fits = (size: number) => heightOf(text, box.width, size) <= box.height;
  return sizes.find(fits) ?? sizes.at(-1) ?? 12;
}

/** Words of each run, and for a claim that is not bound, as what it is printed. */
export const proseRuns = ({ runs }: Paragraph, style: Omit<Run, 'text'>): Run[] =>
  runs.map(({ text, mark }) =>
    mark === null || mark === 'bound'
      ? { ...style, text }
      : { ...style, italic: true, text: `${text} (${t.marks[mark]})` },
  );

const wordsOf = (para: Para) => para.runs.map(({ text }) => text).join('');
const sizeOf = (para: Para) => para.runs[0]?.size ?? 12;
const room = (para: Para, width: number) =>
  heightOf(wordsOf(para), width, sizeOf(para), para.runs[0]?.bold) + (para.after ?? 0);
export const roomOf = (paras: readonly Para[], width: number): number =>
  paras.reduce((sum, para) => sum + room(para, width), 0) - (paras.at(-1)?.after ?? 0);

/** Paragraphs by slide. One that fills more than a slide goes on at the end of a line. */
export function paged(paras: readonly Para[], box: { width: number; height: number }): Para[][] {
  const pages: Para[][] = [[]];
  for (const para of paras.flatMap((each) => cut(each, box))) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && roomOf([...page, para], box.width) > box.height) pages.push([para]);
    else page.push(para);
  }
  return pages;
}

function cut(para: Para, { width, height }: { width: number; height: number }): Para[] {
  if (roomOf([para], width) <= height) return [para];
  const [first] = para.runs;
  if (!first) return [para];
  const lines = wrapped(wordsOf(para), width, first.size);
  const most = Math.max(1, Math.floor(height / (first.size * LEADING)));
  return Array.from({ length: Math.ceil(lines.length / most) }, (_, at) => ({
    ...para,
    runs: [{ ...first, text: lines.slice(at * most, (at + 1) * most).join(' ') }],
  }));
}
