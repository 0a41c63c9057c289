/** The thread that draws pictures, or the process for those from outside; `png.server.ts` talks to it. */
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import type { PngAnswer, PngOrder } from '#base/png.server.ts';

function draw({ svg, width, fonts }: PngOrder): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: fonts.filter((path) => /\.[ot]tf$/.test(path)),
      fontDirs: fonts.filter((path) => !/\.[ot]tf$/.test(path)),
      defaultFontFamily: 'Public Sans',
      sansSerifFamily: 'Public Sans',
      serifFamily: 'Source Serif 4',
    },
    logLevel: 'off',
  });
  return new Uint8Array(image.render().asPng());
}

function answerTo(order: PngOrder): PngAnswer {
  const { id } = order;
  try {
    return { id, png: draw(order) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: PngOrder) => parentPort?.postMessage(answerTo(order)));
if (!parentPort) process.once('message', (order: PngOrder) => process.send?.(answerTo(order)));
