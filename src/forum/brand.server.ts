/** A forum's colour, logo and closing pages: reading them, and changing them. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import { type Brand, CLOSING, type ClosingPage, type Logo, noBrand } from '#forum/brand.ts';
import type { Drawn, ReadLogo } from '#forum/logo.server.ts';
import type { Organiser } from '#forum/people.ts';

/** The brand as it stands; a forum that never gave one looks like the house. */
export async function readBrand(db: Db, forumId: string): Promise<Brand> {
  const row = await db
    .selectFrom('brand')
    .leftJoin('logo', (join) =>
      join
        .onRef('logo.forum_id', '=', 'brand.forum_id')
        .on((is) =>
          is(
            'logo.mark',
            '=',
            is
              .case()
              .when('in_white', '=', true)
              .then(is.ref('logo_white'))
              .else(is.ref('logo_own'))
              .end(),
          ),
        ),
    )
    .select(['colour', 'logo_alt as alt', 'in_white', 'closing', 'instead'])
    .select(['logo.mark', 'logo.width', 'logo.height'])
    .where('brand.forum_id', '=', forumId)
    .executeTakeFirst();
  if (!row) return noBrand;
  const { colour, mark, alt, width, height, closing, instead, in_white: white } = row;
  const logo: Logo | null = mark && width && height ? { mark, alt, white, width, height } : null;
  return { colour, logo, closing: closing as ClosingPage[], instead };
}

/** The picture of a logo, for as long as the forum is kept; null for no such mark there. */
export async function readLogoPng(
  db: Db,
  forumId: string,
  mark: string,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('logo')
    .select('png')
    .where('forum_id', '=', forumId)
    .where('mark', '=', mark)
    .executeTakeFirst();
  return row?.png ?? null;
}

/** `logo`: a new one, 'keep' for the one that stands, null for none */
export type NewBrand = {
  colour: string | null;
  logo: ReadLogo | 'keep' | null;
  alt: string;
  inWhite: boolean;
  closing: ClosingPage[];
  instead: boolean;
};

/**
 * How the forum looks from now on. Published editions keep the look they were published with.
 * @param colour `#rrggbb` or null, as `readColour` of ui/brand.ts gives it
 */
export async function saveBrand(
  db: Db,
  organiser: Organiser,
  { colour, logo, alt, inWhite, closing, instead }: NewBrand,
  now: Date,
): Promise<{ saved: true } | { refused: 'no-alt' | 'too-much' | 'no-heading' }> {
  const words = alt.trim().slice(0, 200);
  const pages = closing.map(tidy).filter(({ heading, text }) => heading !== '' || text !== '');
  if (pages.some(({ heading }) => heading === '')) return { refused: 'no-heading' };
  if (pages.length > CLOSING.pages || pages.some(isTooMuch)) return { refused: 'too-much' };
  return db.transaction().execute(async (tx) => {
    const { forumId, personId } = organiser;
    const before = await tx
      .selectFrom('brand')
      .select(['logo_own', 'logo_white'])
      .where('forum_id', '=', forumId)
      .forUpdate()
      .executeTakeFirst();
    const marks =
      logo === 'keep'
        ? { logo_own: before?.logo_own ?? null, logo_white: before?.logo_white ?? null }
        : { logo_own: logo?.own.mark ?? null, logo_white: logo?.white.mark ?? null };
    if (marks.logo_own && words === '') return { refused: 'no-alt' as const };
    if (logo && logo !== 'keep')
      for (const each of [logo.own, logo.white]) await keep(tx, forumId, each);
    const row = {
      ...marks,
      colour,
      in_white: inWhite,
      logo_alt: marks.logo_own ? words : '',
      closing: JSON.stringify(pages),
      instead,
      changed_at: now,
    };
    await tx
      .insertInto('brand')
      .values({ forum_id: forumId, ...row })
      .onConflict((conflict) => conflict.column('forum_id').doUpdateSet(row))
      .execute();
    const detail = { colour, logo: marks.logo_own, pages: pages.length };
    await record(tx, { forumId, personId, act: 'brand changed', detail }, now);
    await announce(tx, forumId, 'forum:brand', 'everyone', now);
    return { saved: true as const };
  });
}

/** Back to how the house looks, in all three. */
export async function clearBrand(
  db: Db,
  organiser: Organiser,
  now: Date,
): Promise<{ cleared: boolean }> {
  return db.transaction().execute(async (tx) => {
    const { forumId, personId } = organiser;
    const gone = await tx
      .deleteFrom('brand')
      .where('forum_id', '=', forumId)
      .returning('forum_id')
      .executeTakeFirst();
    if (!gone) return { cleared: false };
    await record(tx, { forumId, personId, act: 'brand cleared' }, now);
    await announce(tx, forumId, 'forum:brand', 'everyone', now);
    return { cleared: true };
  });
}

const tidy = ({ heading, text }: ClosingPage): ClosingPage => ({
  heading: heading.replace(/\s+/g, ' ').trim(),
  text: text.replace(/\r\n?/g, '\n').trim(),
});
const isTooMuch = ({ heading, text }: ClosingPage) =>
  heading.length > CLOSING.heading || text.length > CLOSING.text;

const keep = (tx: Db, forum_id: string, { mark, png, width, height }: Drawn) =>
  tx
    .insertInto('logo')
    .values({ forum_id, mark, png: Buffer.from(png), width, height })
    .onConflict((conflict) => conflict.columns(['forum_id', 'mark']).doNothing())
    .execute();
