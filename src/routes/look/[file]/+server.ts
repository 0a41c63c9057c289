/** A forum's colour in its roles, as a style sheet: made of the colour alone, so it says nothing of any forum. */
import { error } from '@sveltejs/kit';
import { brandCss, readColour } from '#ui/brand.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
  const [, written = ''] = /^([0-9a-f]{6})\.css$/.exec(params.file) ?? [];
  const colour = readColour(written);
  if (!colour) error(404);
  return new Response(brandCss(colour), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
};
