/** The forms of a report besides page and PDF, each from what the asker may see. */
import { error } from '@sveltejs/kit';
import { figurePng } from '#report/figure-png.server.ts';
import { figureSvg } from '#report/figure-svg.ts';
import { figureOf, fileName, type Placed } from '#report/figures-of.ts';
import type { Report } from '#report/model.ts';
import { reportPptx } from '#report/slides.server.ts';
import { reportXlsx } from '#report/workbook.server.ts';
import { fileResponse, TYPES } from './file-response.ts';

/** @param name what the file's name begins with: the forum's key, and for a draft that it is one */
export const slidesResponse = (report: Report, name: string): Response =>
  fileResponse(reportPptx(report), { type: TYPES.slides, name: `${name}-report.pptx` });

export const workbookResponse = (report: Report, name: string): Response =>
  fileResponse(reportXlsx(report), { type: TYPES.workbook, name: `${name}-figures.xlsx` });

/** @throws 404 where the report has no figure of that id */
function placed(report: Report | null, id: string): { report: Report; one: Placed } {
  const one = report && figureOf(report, id.toUpperCase());
  if (!report || !one) error(404);
  return { report, one };
}

export function svgResponse(given: Report | null, id: string, name: string): Response {
  const { report, one } = placed(given, id);
  const file = { type: TYPES.svg, name: `${name}-${fileName(one.figure)}.svg` };
  return fileResponse(figureSvg(one, report), file);
}

export async function pngResponse(given: Report | null, id: string, name: string) {
  const { report, one } = placed(given, id);
  const file = { type: TYPES.png, name: `${name}-${fileName(one.figure)}.png` };
  return fileResponse(await figurePng(one, report), file);
}
