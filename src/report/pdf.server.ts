/** The report as a designed, accessible PDF. */
import { pdf } from '#base/pdf.server.ts';
import type { Report } from '#report/model.ts';
import { printed } from '#report/printed.ts';

const google = 'node_modules/@expo-google-fonts';
/** Only the weights that the template uses: every file is read before the first page. */
const fonts = [
  'src/report/fonts',
  ...['400Regular', '500Medium', '600SemiBold', '700Bold'].map(
    (cut) => `${google}/public-sans/${cut}`,
  ),
  ...['400Regular', '600SemiBold'].map((cut) => `${google}/source-serif-4/${cut}`),
  ...['400Regular', '600SemiBold'].map((cut) => `${google}/noto-sans/${cut}`),
];

/**
 * The same content in the same order as on the web, A4, tagged (PDF/UA-1). Equal reports give equal
 * bytes: the date in the file is that of the edition, not of the moment.
 * @throws where there is no PDF engine for this machine
 */
export function reportPdf(report: Report): Promise<Uint8Array> {
  const at = new Date(`${report.edition.asOf} UTC`);
  return pdf({
    template: 'src/report/report.typ',
    data: printed(report),
    fonts,
    at: Number.isNaN(+at) ? new Date(0) : at,
  });
}
