/** Slides of words: prose, interviews, products, method. */
import type { Block, Words as Linked } from '#report/closing.ts';
import type { BaseRow, Highlight, Paragraph } from '#report/model.ts';
import { BODY, INNER, type Page, page, underTitle } from '#report/slides/page.ts';
import { paged, proseRuns, roomOf } from '#report/slides/prose.ts';
import { type Box, type Para, type Shape, SLIDE, textBox } from '#report/slides/shapes.ts';
import { tableFrame } from '#report/slides/table.ts';
import { exported } from '#ui/texts/exported.ts';
import { report } from '#ui/texts/report.ts';

const t = exported.slide;
/** A line of reading is 62 to 68 letters. */
const READING = 600;

type Words = {
  kicker?: string | null;
  title: string;
  /** the paragraphs in a size */
  set: (size: number) => Para[];
  /** the largest size; smaller where the words need it */
  largest?: number;
  aside?: Shape[];
};
/** `behind`: what it rests on, in small */
type Prose = Omit<Words, 'set'> & {
  paragraphs: readonly Paragraph[];
  behind?: readonly string[];
};

export const wordPages = ({ paragraphs, behind = [], ...given }: Prose): Page[] =>
  setPages({
    ...given,
    set: (size) => [
      ...paragraphs.map((paragraph) => ({
        runs: proseRuns(paragraph, { size, face: 'serif' }),
        after: size * 0.65,
      })),
      ...evidence(behind, Math.min(14, size - 2)),
    ],
  });

const evidence = (behind: readonly string[], size: number): Para[] =>
  behind.length === 0
    ? []
    : [
        { runs: [{ text: report.behind, size, bold: true, colour: 'ink2' }], after: 4 },
        ...behind.map(
          (text): Para => ({
            runs: [{ text, size, colour: 'ink2' }],
            after: 4,
            bullet: true,
          }),
        ),
      ];

/** As large as one slide allows; in a middle size where they need several. */
function setPages({ kicker = null, title, set, largest = 22, aside = [] }: Words): Page[] {
  const top = underTitle(title) + 8;
  const wide = aside.length > 0 || largest < 24 ? READING : 740;
  const box: Box = { ...BODY, y: top, width: wide, height: BODY.y + BODY.height - top };
  const sizes = [24, 22, 20, 18, 16, 15].filter((size) => size <= largest);
  const size = sizes.find((each) => roomOf(set(each), box.width) <= box.height);
  const pages = size ? [set(size)] : paged(set(16), box);
  return pages.map((paras, at) =>
    page({
      kicker,
      title: at === 0 ? title : t.continued(title),
      shapes: [textBox('Text', box, paras), ...(at === 0 ? aside : [])],
    }),
  );
}

/** The organiser's own page. An address is written out: nothing in the file leads elsewhere by itself. */
export function closingPages(title: string, from: string, blocks: readonly Block[]): Page[] {
  const said = (words: readonly Linked[]) =>
    words
      .map(({ text, href }) => (href && !href.includes(text.trim()) ? `${text} (${href})` : text))
      .join('');
  const set = (size: number): Para[] =>
    blocks.flatMap((block): Para[] => {
      const style = { size, face: 'serif' as const };
      if (block.kind === 'list')
        return block.items.map((item) => ({
          runs: [{ ...style, text: said(item) }],
          after: size * 0.3,
          bullet: true,
        }));
      const heading = block.kind === 'heading';
      const runs = [{ ...style, bold: heading, text: said(block.words) }];
      return [{ runs, after: size * (heading ? 0.3 : 0.65) }];
    });
  return setPages({ kicker: from, title, set, largest: 20 });
}

/** Two people side by side, or one where somebody said more than a column holds. */
export function interviewPages(title: string, highlights: readonly Highlight[]): Page[] {
  const top = underTitle(title) + 14;
  const height = 470 - top;
  const note = { ...BODY, y: 476, height: 16 };
  const said: Para = { runs: [{ text: report.approved, size: 11, colour: 'ink2' }] };
  const wide = (INNER - 48) / 2;
  const sets = highlights.map((each) => cards(each, wide, height));
  const pairs: Para[][][] = [];
  for (const set of sets) {
    const last = pairs.at(-1);
    const [first = []] = set;
    if (last?.length === 1 && set.length === 1) last.push(first);
    else pairs.push(...set.map((paras) => [paras]));
  }
  return pairs.map((pair, at) =>
    page({
      title: at === 0 ? title : t.continued(title),
      shapes: [
        ...pair.map((paras, side) => {
          const box = { x: SLIDE.margin + side * (wide + 48), y: top, width: wide, height };
          return textBox('Interview', box, paras);
        }),
        textBox('Note', note, [said]),
      ],
    }),
  );
}

/** One person's words as one column, or as several where they need more. */
function cards(
  { who, heading, channel, points }: Highlight,
  width: number,
  height: number,
): Para[][] {
  const made = (size: number): Para[] => [
    { runs: [{ text: who, size: 13, bold: true }], after: channel ? 2 : 12 },
    ...(channel
      ? [
          {
            runs: [{ text: report.interviewed(channel), size: 11, colour: 'ink2' as const }],
            after: 12,
          },
        ]
      : []),
    ...(heading
      ? [{ runs: [{ text: heading, size: 22, face: 'serif' as const }], after: 10 }]
      : []),
    ...points.map((text) => ({
      runs: [{ text, size, face: 'serif' as const }],
      after: size * 0.5,
      bullet: true,
    })),
  ];
  const size = [18, 16, 14].find((each) => roomOf(made(each), width - 16) <= height);
  return size ? [made(size)] : paged(made(14), { width: width - 16, height });
}

export function productPages(
  title: string,
  products: readonly { name: string; does: string }[],
): Page[] {
  const columns = Math.min(3, Math.max(1, products.length));
  const gap = 36;
  const width = (INNER - gap * (columns - 1)) / columns;
  const top = underTitle(title) + 24;
  const shapes = products.map(({ name, does }, at) => {
    const paras: Para[] = [
      { runs: [{ text: name, size: 22, face: 'serif' }], after: 8 },
      { runs: [{ text: does, size: 15, colour: 'ink2' }] },
    ];
    const [row, column] = [Math.floor(at / columns), at % columns];
    const box = {
      x: SLIDE.margin + column * (width + gap),
      y: top + row * 160,
      width,
      height: 150,
    };
    return textBox(name, box, paras);
  });
  return [page({ title, shapes })];
}

const ROWS = 13;

/** The base of every figure as a table, so many rows to a slide. */
export function basePages(bases: readonly BaseRow[]): Page[] {
  const { figure, what, base, who } = report.method;
  const head = [figure, what, base, who.title];
  const widths = [90, 334, 170, 270];
  const count = Math.ceil(bases.length / ROWS);
  return Array.from({ length: count }, (_, at) => {
    const rows = bases.slice(at * ROWS, (at + 1) * ROWS);
    const cells = rows.map((row) => [row.number, row.title, row.base, row.who]);
    const title = at === 0 ? t.bases : t.continued(t.bases);
    const box = { x: SLIDE.margin, y: 104, width: INNER };
    const table = { widths, height: 26, rows: [head, ...cells] };
    return page({ title, shapes: [tableFrame(t.bases, box, table)] });
  });
}
