/** The report as a designed, accessible PDF. */
import { pdf } from '#base/pdf.server.ts';
import type { Report } from '#report/model.ts';
import { fontsFor } from '#report/print-fonts.ts';
import { printed } from '#report/printed.ts';

/**
 * The same content in the same order as on the web, A4, tagged (PDF/UA-1). Equal reports give equal
 * bytes: the date in the file is that of the edition, not of the moment.
 *
 * @param cards address at which each figure's card is opened by its id. Only for a file that whoever
 *   holds a report link fetches through it: the address lets in whoever has the file. null: no links
 * @throws where there is no PDF engine for this machine
 */
export function reportPdf(report: Report, cards: string | null = null): Promise<Uint8Array> {
  const at = new Date(`${report.edition.asOf} UTC`);
  const data = printed(report, cards);
  return pdf({
    template: 'src/report/report.typ',
    data,
    fonts: fontsFor(JSON.stringify(data)),
    at: Number.isNaN(+at) ? new Date(0) : at,
  });
}
