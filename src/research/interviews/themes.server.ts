/** Themes: what excerpts speak of, and which main finding that is evidence for. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import { fold } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import type { Finding } from '#research/finding.ts';
import { tellStaff } from '#research/interviews/told.server.ts';

/**
 * The themes of these names, made where they are new; letter case does not make another theme. One
 * that is called like a main finding is evidence for it from the beginning.
 */
export async function themesNamed(
  tx: Db,
  forumId: string,
  names: readonly string[],
  now: Date,
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of namesIn(names)) {
    const known = await tx
      .selectFrom('theme')
      .select('id')
      .where('forum_id', '=', forumId)
      .where(({ fn, eb }) =>
        eb(fn<string>('lower', ['name']), '=', fn<string>('lower', [eb.val(name)])),
      )
      .executeTakeFirst();
    const id = known?.id ?? newId();
    if (!known)
      await tx
        .insertInto('theme')
        .values({
          forum_id: forumId,
          id,
          name,
          finding: await findingCalled(tx, forumId, name),
          made_at: now,
        })
        .execute();
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

async function findingCalled(tx: Db, forumId: string, name: string): Promise<string | null> {
  const titles = await mainFindings(tx, forumId);
  return titles.find((title) => fold(title) === fold(name)) ?? null;
}

/** The titles of the forum's main findings, in their order. */
export async function mainFindings(tx: Db, forumId: string): Promise<string[]> {
  const { findings } = await tx
    .selectFrom('forum')
    .select('findings')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return [...new Set((findings as Finding[]).flatMap(({ theme }) => theme ?? []))];
}

const namesIn = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.split(/[,;\n]/))
    .map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 100))
    .filter((name) => name !== '');

/** Makes a theme evidence for a main finding, or for none (null). */
export async function linkTheme(
  db: Kysely<Schema>,
  researcher: Researcher,
  { theme, finding }: { theme: string; finding: string | null },
  now: Date,
): Promise<{ linked: string } | { refused: 'no-such-theme' }> {
  const { forumId } = researcher;
  if (!/^[0-9a-f-]{36}$/.test(theme)) return { refused: 'no-such-theme' };
  return db.transaction().execute(async (tx) => {
    const linked = await tx
      .updateTable('theme')
      .set({ finding })
      .where('forum_id', '=', forumId)
      .where('id', '=', theme)
      .returning('id')
      .executeTakeFirst();
    if (!linked) return { refused: 'no-such-theme' };
    await tellStaff(tx, researcher, 'theme linked', { theme }, now);
    return { linked: theme };
  });
}
