import { z } from 'zod';
import { dayRange } from '#base/day-range.ts';
import type { Db } from '#db/database.server.ts';
import { readBrand, readLogoPng } from '#forum/brand.server.ts';
import type { Logo } from '#forum/brand.ts';

/** What the door says before anyone is known: a house with one forum names it, others say nothing. */
export type Cover = {
  title: string;
  dates: string;
  seats: number;
  colour: string | null;
  /** a PNG as a `data:` address */
  logo: { src: string; alt: string; white: boolean; width: number; height: number } | null;
} | null;

const sign = z.object({ title: z.string(), dates: z.array(z.string()).default([]) });

export async function readCover(db: Db): Promise<Cover> {
  const forums = await db.selectFrom('forum').select(['id', 'questionnaire']).limit(2).execute();
  const [forum] = forums;
  if (!forum || forums.length > 1) return null;
  const { title, dates } = sign.parse(forum.questionnaire);
  const { seats } = await db
    .selectFrom('delegate')
    .select((is) => is.fn.countAll<number>().as('seats'))
    .where('forum_id', '=', forum.id)
    .where('status', '=', 'confirmed')
    .executeTakeFirstOrThrow();
  const { colour, logo } = await readBrand(db, forum.id);
  return {
    title,
    dates: dayRange(dates),
    seats,
    colour,
    logo: logo && (await shown(db, forum.id, logo)),
  };
}

async function shown(db: Db, forumId: string, { mark, ...logo }: Logo) {
  const png = await readLogoPng(db, forumId, mark);
  return png && { ...logo, src: `data:image/png;base64,${Buffer.from(png).toString('base64')}` };
}
