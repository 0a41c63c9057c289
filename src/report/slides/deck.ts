/** The report as slides, in the order of its sections. */
import { figuresOf } from '#report/figures-of.ts';
import type { ReportLook } from '#report/look.ts';
import type { Report, Section } from '#report/model.ts';
import { plain, textOf } from '#report/prose.ts';
import { closingPage, coverPage } from '#report/slides/cover.ts';
import { figurePages } from '#report/slides/figure-pages.ts';
import type { Page } from '#report/slides/page.ts';
import { type Shape, textBox } from '#report/slides/shapes.ts';
import {
  basePages,
  closingPages,
  interviewPages,
  productPages,
  wordPages,
} from '#report/slides/word-pages.ts';
import { exported } from '#ui/texts/exported.ts';
import { report as words } from '#ui/texts/report.ts';

const t = exported.slide;

export function deck(report: Report, look: ReportLook): Page[] {
  const last = report.sections.filter(({ kind }) => kind === 'share');
  const body = report.sections.filter(({ kind }) => kind !== 'share');
  return [coverPage(report, look), ...[...body, ...last].flatMap((each) => pagesOf(each, report))];
}

function pagesOf(section: Section, report: Report): Page[] {
  if ('figure' in section) {
    const placed = figuresOf(report).find(({ figure }) => figure.id === section.figure.id);
    return placed ? figurePages(placed, section.paragraphs) : [];
  }
  const { name: title } = section;
  switch (section.kind) {
    case 'basis':
      return wordPages({
        title,
        paragraphs: section.paragraphs,
        aside: facts(report),
        largest: 18,
      });
    case 'finding': {
      const kicker = words.findingOf(section.ordinal, section.of);
      const behind = section.evidence.map(({ text }) => text);
      const { paragraphs } = section;
      return wordPages({ kicker, title, paragraphs, behind, largest: 24 });
    }
    case 'interviews':
      return interviewPages(title, section.highlights);
    case 'products':
      return productPages(title, section.products);
    case 'closing':
      return closingPages(title, section.from, section.blocks);
    case 'share':
      return [closingPage(title, section.paragraphs.map(textOf), section.contacts)];
    case 'method':
      return [
        ...wordPages({ title, paragraphs: section.paragraphs, largest: 16 }),
        ...basePages(section.bases),
        ...listed(t.waits, section.withheld),
        ...(section.changes ? listed(section.changes.title, section.changes.lines) : []),
      ];
  }
}

const listed = (title: string, lines: readonly string[]): Page[] =>
  lines.length === 0 ? [] : wordPages({ title, paragraphs: lines.map(plain), largest: 16 });

/** How many of how many, large, beside what the report rests on. */
function facts({ responses, delegates, fieldDates }: Report): Shape[] {
  const box = { x: 700, y: 92, width: 212, height: 200 };
  const said = [words.delegatesAnswered, fieldDates].filter((each) => each !== null).join(', ');
  return [
    textBox('Answers', box, [
      { runs: [{ text: words.answered(responses, delegates), size: 36, face: 'serif' }], after: 6 },
      { runs: [{ text: said, size: 13, colour: 'ink2' }] },
    ]),
  ];
}
