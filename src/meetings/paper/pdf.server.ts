/** Itineraries and table sheets as an accessible PDF. */
import { pdf } from '#base/pdf.server.ts';
import { type Around, type Copy, printedPages } from '#meetings/paper/printed.ts';
import { fontsFor } from '#report/print-fonts.ts';

/**
 * One file with these pages in their order, A4, tagged (PDF/UA-1). Each begins a sheet of its own.
 * @throws where there is no PDF engine for this machine
 */
export function paperPdf(copies: readonly Copy[], around: Around): Promise<Uint8Array> {
  const data = printedPages(copies, around);
  return pdf({
    template: 'src/meetings/paper/paper.typ',
    data,
    fonts: fontsFor(JSON.stringify(data)),
    at: around.at,
  });
}
