import { readFrame } from '#forum/overview.server.ts';
import { HOUSE_COLOUR } from '#ui/brand.ts';
import { visitor } from '../../../../guard.ts';
import type { RequestHandler } from './$types';

/** What a phone needs to put this forum on its home screen: its name, its colour, the mark. */
export const GET: RequestHandler = async (event) => {
  const { forumId, forumKey } = await visitor(event);
  const { title, colour } = await readFrame(event.locals.db, forumId);
  const base = `/app/${forumKey}`;
  const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
    src: `/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: base,
    name: title,
    short_name: title.length > 12 ? 'Forum Link' : title,
    lang: 'en-GB',
    start_url: base,
    scope: base,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: colour ?? HOUSE_COLOUR,
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('icon-maskable-512', 512, 'maskable'),
    ],
  };
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } });
};
