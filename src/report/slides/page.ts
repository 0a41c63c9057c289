/** One slide before it has a number: its layout, what stands on it in reading order, and its charts. */
import { widthOf } from '#base/text-width.ts';
import type { Chart } from '#report/slides/chart.ts';
import { heightOf, sizeFor } from '#report/slides/prose.ts';
import {
  type Box,
  chartFrame,
  placeholder,
  type Shape,
  SLIDE,
  textBox,
} from '#report/slides/shapes.ts';

export type Layout = 'cover' | 'words';
/** `logo`: whether the forum's stands on it */
export type Page = { layout: Layout; shapes: Shape[]; charts: Chart[]; logo?: boolean };

export const INNER = SLIDE.width - 2 * SLIDE.margin;
/** Where titles stand; the master says the same. */
export const TITLE: Box = { x: SLIDE.margin, y: 46, width: INNER, height: 64 };
/** Between title and foot. */
export const BODY: Box = { x: SLIDE.margin, y: 138, width: INNER, height: 352 };

/** relations of a slide: its layout first, then its charts */
const FIRST_CHART = 2;

type Given = {
  kicker?: string | null;
  title: string;
  shapes: Shape[];
  chart?: { chart: Chart; name: string; descr: string; box: Box };
  rest?: Shape[];
};

/** A slide with a title; what it is about stands above it in the accent. */
export function page({ kicker, title, shapes, chart, rest = [] }: Given): Page {
  const size = titleSize(title);
  const above = { x: SLIDE.margin, y: 26, width: INNER, height: 16 };
  const runs = [{ text: kicker ?? '', size: 12, bold: true, colour: 'accent' as const }];
  return {
    layout: 'words',
    shapes: [
      placeholder('title', title, size === 28 ? undefined : size),
      ...(kicker ? [textBox('About', above, [{ runs }])] : []),
      ...shapes,
      ...(chart ? [chartFrame(chart.name, chart.descr, chart.box, FIRST_CHART)] : []),
      ...rest,
    ],
    charts: chart ? [chart.chart] : [],
  };
}

/** One line where a large size has it so, else two. */
function titleSize(title: string): number {
  const line = [28, 26, 24].find((size) => widthOf(title, size) <= TITLE.width);
  return line ?? sizeFor(title, TITLE, [26, 24, 20, 16]);
}

/** Where the body begins under a title of that length. */
export const underTitle = (title: string): number => {
  const size = titleSize(title);
  return TITLE.y + Math.min(TITLE.height, heightOf(title, TITLE.width, size)) + 8;
};
