import { error } from '@sveltejs/kit';
import { png } from '#base/png.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { readNewest } from '#report/figures.server.ts';
import { publishedColour } from '#report/look.server.ts';
import { PREVIEW, type Preview, previewOf, previewSvg } from '#report/preview.ts';
import { fontsFor } from '#report/print-fonts.ts';
import { type Asking, countPreview, holderOf, PRIVATE } from '../reader.server.ts';
import type { RequestHandler } from './$types';

/** The cover. Behind a passcode, and while no edition is shown, the name of the forum and no more. */
export const GET: RequestHandler = async (event) => {
  const preview = await previewFor(event);
  const drawing = previewSvg(preview);
  const picture = await png(drawing, { width: PREVIEW.width, fonts: fontsFor(preview.title) });
  return new Response(new Uint8Array(picture), {
    headers: {
      ...PRIVATE,
      'content-type': 'image/png',
      // a chat shows it on its own page
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
};

async function previewFor(event: Asking): Promise<Preview> {
  const holder = await holderOf(event);
  if (!holder) error(404);
  const { db } = event.locals;
  const report = holder.role === 'reader' ? await readNewest(db, holder) : null;
  if (holder.role === 'reader') countPreview(event, holder);
  if (report) return previewOf(report);
  const { title } = await readFrame(db, holder.forumId);
  const colour = await publishedColour(db, holder);
  return { title, lines: [], levels: null, brand: { colour, logo: null } };
}
