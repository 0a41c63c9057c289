/** The first and the last slide, on the forum's colour. */

import type { ReportLook } from '#report/look.ts';
import type { Report } from '#report/model.ts';
import type { Page } from '#report/slides/page.ts';
import { heightOf, sizeFor } from '#report/slides/prose.ts';
import {
  type Colour,
  type Para,
  picture,
  placeholder,
  type Shape,
  SLIDE,
  strokes,
  swatch,
  textBox,
} from '#report/slides/shapes.ts';
import type { Role } from '#ui/charts/ink.ts';
import { coverSeats, seatsDrawing } from '#ui/charts/seats.ts';
import { report as t } from '#ui/texts/report.ts';

/** Where the title stands; the layout says the same. */
export const COVER_TITLE = { x: SLIDE.margin, y: 64, width: 430, height: 190 };
export const COVER_SUBTITLE = { x: SLIDE.margin, y: 268, width: 430, height: 56 };

export function coverPage(report: Report, look: ReportLook): Page {
  const { forum, edition } = report;
  const size = sizeFor(forum.title, COVER_TITLE, [52, 44, 36, 28, 22]);
  const subtitle = `${forum.subtitle}, ${edition.name.toLocaleLowerCase('en-GB')}`;
  const small = sizeFor(subtitle, COVER_SUBTITLE, [20, 16, 13]);
  return {
    layout: 'cover',
    shapes: [
      placeholder('ctrTitle', forum.title, size),
      placeholder('subTitle', subtitle, small),
      textBox('Base', { x: SLIDE.margin, y: 360, width: 430, height: 130 }, baseOf(report), 'b'),
      ...chamber(report, look),
      ...logoOf(look),
    ],
    charts: [],
    logo: look.logo !== null,
  };
}

/** In the corner above the chamber; one that is not for the coloured ground stands on white. */
function logoOf({ logo }: ReportLook): Shape[] {
  if (!logo) return [];
  const scale = Math.min(180 / logo.width, 64 / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const box = { x: SLIDE.width - SLIDE.margin - width, y: 44, width, height };
  const plate = { x: box.x - 10, y: box.y - 10, width: width + 20, height: height + 20 };
  const shown = picture('Logo', logo.alt, box, 2);
  return logo.white ? [shown] : [swatch(plate, 'white'), shown];
}

function baseOf({ responses, delegates, fieldDates, forum, edition }: Report): Para[] {
  const quiet = (text: string) => ({ text, size: 13, colour: 'accentSoft' as const });
  const loud = (text: string) => ({ text, size: 13, bold: true, colour: 'white' as const });
  const field = fieldDates ? `, ${fieldDates}` : '';
  return [
    ...(edition.state === 'draft' ? [{ runs: [loud(t.draftNote)], after: 10 }] : []),
    {
      runs: [loud(t.answered(responses, delegates)), quiet(` ${t.delegatesAnswered}${field}`)],
      after: 4,
    },
    { runs: [quiet(`${t.forumOn} `), loud(forum.dates)], after: 4 },
    { runs: [quiet(t.asOf(edition.asOf))] },
  ];
}

/** One seat for each delegate, as a drawing whose strokes can be picked up. */
function chamber({ chamber: { levels, summary }, delegates }: Report, look: ReportLook): Shape[] {
  if (delegates === 0) return [];
  const drawing = seatsDrawing(coverSeats(levels.map(({ seats }) => seats)));
  const colours: Partial<Record<Role, string>> = {
    cover1: '#ffffff',
    cover2: look.onCover2,
    cover3: look.coverMark,
  };
  const marks = drawing.marks.map((mark) => ({
    ...mark,
    colour: (colours[mark.role] ?? '#ffffff') as Colour,
  }));
  const width = 440;
  const height = (width / drawing.width) * drawing.height;
  const box = { x: 490, y: SLIDE.height - 36 - height, width, height };
  return [strokes('Chamber', summary, box, { ...drawing, marks })];
}

type Contact = { label: string; value: string };

export function closingPage(
  title: string,
  said: readonly string[],
  contacts: readonly Contact[],
): Page {
  const paras: Para[] = [
    ...said.map((text) => ({
      runs: [{ text, size: 16, face: 'serif' as const, colour: 'white' as const }],
      after: 18,
    })),
    ...contacts.map(({ label, value }) => ({
      runs: [
        { text: `${label}  `, size: 14, colour: 'accentSoft' as const },
        { text: value, size: 14, colour: 'white' as const },
      ],
      after: 6,
    })),
  ];
  const width = SLIDE.width - 2 * SLIDE.margin;
  const top = COVER_TITLE.y + Math.min(190, heightOf(title, COVER_TITLE.width, 44)) + 40;
  const box = { x: SLIDE.margin, y: top, width, height: SLIDE.height - 48 - top };
  return {
    layout: 'cover',
    shapes: [
      placeholder('ctrTitle', title, sizeFor(title, COVER_TITLE, [44, 36, 28])),
      textBox('Text', box, paras),
    ],
    charts: [],
  };
}
