import type { Db } from '#db/database.server.ts';

/** What is written down: an act in words, by whom, without anything secret or personal in `detail`. */
export type Deed = {
  forumId: string | null;
  personId: string | null;
  act: string;
  detail?: Record<string, string | number | boolean | null>;
};

/** Writes an act down, in the transaction that did it. */
export async function record(tx: Db, deed: Deed, now: Date): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      forum_id: deed.forumId,
      person_id: deed.personId,
      act: deed.act,
      detail: JSON.stringify(deed.detail ?? {}),
      made_at: now,
    })
    .execute();
}
