/** The report as an Excel file. */
import { workbookParts } from '#base/workbook-maker.ts';
import { zipOf } from '#base/zip-maker.server.ts';
import type { Report } from '#report/model.ts';
import { reportSheets } from '#report/workbook.ts';

/** Equal reports give equal bytes. */
export const reportXlsx = (report: Report): Uint8Array =>
  zipOf(workbookParts(`${report.forum.title}: ${report.forum.subtitle}`, reportSheets(report)));
