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
  ...family('noto-sans'),
];

/** Read only where the report holds a sign of theirs. Others come from the machine's own fonts. */
const scripts: readonly [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'noto-sans-arabic'],
  [/\p{Script=Hebrew}/u, 'noto-sans-hebrew'],
  [/\p{Script=Devanagari}/u, 'noto-sans-devanagari'],
  [/\p{Script=Thai}/u, 'noto-sans-thai'],
];
function family(name: string): string[] {
  return ['400Regular', '600SemiBold'].map((cut) => `${google}/${name}/${cut}`);
}

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
  const text = JSON.stringify(data);
  const foreign = scripts.filter(([signs]) => signs.test(text)).flatMap(([, name]) => family(name));
  return pdf({
    template: 'src/report/report.typ',
    data,
    fonts: [...fonts, ...foreign],
    at: Number.isNaN(+at) ? new Date(0) : at,
  });
}
