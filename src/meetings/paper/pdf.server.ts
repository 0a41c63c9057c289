/** Itineraries and table sheets as an accessible PDF. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pdf } from '#base/pdf.server.ts';
import { type Around, type Copy, printedFrame, printedPage } from '#meetings/paper/printed.ts';
import { fontsFor } from '#report/print-fonts.ts';

/** Drawing a code takes some milliseconds: after so many, others have their turn. */
const AT_ONCE = 10;

/**
 * One file with these pages in their order, A4, tagged (PDF/UA-1). Each begins a sheet of its own.
 * @throws where there is no PDF engine for this machine
 */
export async function paperPdf(copies: readonly Copy[], around: Around): Promise<Uint8Array> {
  const pages = [];
  for (const copy of copies) {
    pages.push(printedPage(copy, around));
    if (pages.length % AT_ONCE === 0) await nextTurn();
  }
  const data = { ...printedFrame(copies, around), pages };
  const fonts = fontsFor(JSON.stringify(data));
  return pdf({ template: 'src/meetings/paper/paper.typ', data, fonts, at: around.at });
}
