/** The process that draws one uploaded picture anew; `redraw.server.ts` starts and ends it. */
import sharp from 'sharp';
import { type DrawAnswer, LONGEST_SIDE, MOST_PIXELS } from '#exchange/files/redraw.server.ts';

// four readers, and none of the others that come along
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

async function draw({ bytes, kind }: { bytes: Uint8Array; kind: string }): Promise<DrawAnswer> {
  const read = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const;
  const { width = 0, height = 0 } = await sharp(bytes, {
    ...read,
    limitInputPixels: false,
  }).metadata();
  if (width * height > MOST_PIXELS) return { refused: 'too-many-pixels' };
  const box = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' } as const;
  // as it is looked at: phones note the turn beside the picture, and the note goes
  const upright = sharp(bytes, read)
    .autoOrient()
    .resize({ ...box, withoutEnlargement: true });
  const drawn = kind === 'jpeg' ? upright.jpeg({ quality: 82 }) : upright.webp({ quality: 88 });
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  return {
    ...{ bytes: new Uint8Array(data), width: info.width, height: info.height },
    type: kind === 'jpeg' ? 'image/jpeg' : 'image/webp',
  };
}

process.once('message', async (order: { bytes: Uint8Array; kind: string }) => {
  process.send?.(await draw(order).catch((): DrawAnswer => ({ refused: 'not-a-picture' })));
});
process.send?.('ready');
