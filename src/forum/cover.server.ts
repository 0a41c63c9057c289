import { z } from 'zod';
import { dayRange } from '#base/day-range.ts';
import type { Db } from '#db/database.server.ts';

/** What the door says before anyone is known: a house with one forum names it, others say nothing. */
export type Cover = { title: string; dates: string; seats: number } | null;

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
  return { title, dates: dayRange(dates), seats };
}
