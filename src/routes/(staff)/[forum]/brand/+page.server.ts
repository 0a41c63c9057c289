import { fail } from '@sveltejs/kit';
import { clearBrand, readBrand, readLogoPng, saveBrand } from '#forum/brand.server.ts';
import { CLOSING, type ClosingPage } from '#forum/brand.ts';
import { readLogo } from '#forum/logo.server.ts';
import { printFonts } from '#report/print-fonts.ts';
import { readColour } from '#ui/brand.ts';
import { organiser } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { forumId } = await organiser(event);
  event.depends('forum:brand');
  const { logo, ...brand } = await readBrand(event.locals.db, forumId);
  const png = logo && (await readLogoPng(event.locals.db, forumId, logo.mark));
  const shown = logo && {
    ...{ alt: logo.alt, white: logo.white, width: logo.width, height: logo.height },
    src: `data:image/png;base64,${Buffer.from(png ?? []).toString('base64')}`,
  };
  return { brand, logo: shown, pages: CLOSING.pages };
};

export const actions: Actions = {
  save: async (event) => {
    const member = await organiser(event);
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const typed = {
      colour: text('colour').trim(),
      alt: text('alt'),
      inWhite: text('how') === 'white',
      closing: pagesIn(form),
      instead: text('instead') !== '',
    };
    const colour = readColour(typed.colour);
    if (!colour && typed.colour !== '') return fail(400, { refused: 'no-colour' as const, typed });
    const file = form.get('logo');
    const chosen = file instanceof File && file.size > 0 ? file : null;
    const read = chosen && (await readLogo(await chosen.bytes(), printFonts));
    if (read && 'refused' in read) return fail(400, { refused: read.refused, typed });
    const logo = read ?? (text('none') ? null : ('keep' as const));
    const outcome = await saveBrand(
      event.locals.db,
      member,
      { ...typed, colour, logo },
      event.locals.now,
    );
    return 'refused' in outcome ? fail(400, { refused: outcome.refused, typed }) : { saved: true };
  },
  clear: async (event) => {
    const member = await organiser(event);
    await clearBrand(event.locals.db, member, event.locals.now);
    return { cleared: true };
  },
};

/** The headings and texts of a form stand in the same order. */
function pagesIn(form: FormData): ClosingPage[] {
  const texts = form.getAll('text').map(String);
  return form.getAll('heading').map((heading, at) => ({
    heading: String(heading),
    text: texts[at] ?? '',
  }));
}
