/** Report links where a test takes it for granted that there can be one, and that it opens. */
import assert from 'node:assert/strict';
import type { Db } from '#db/database.server.ts';
import type { Reader } from '#forum/people.ts';
import { readerAt } from '#forum/session.server.ts';
import { createLink } from '#report/links.server.ts';

export async function linkFor(...asked: Parameters<typeof createLink>) {
  const made = await createLink(...asked);
  assert.ok(!('refused' in made));
  return made;
}

/** The holder of a link that asks for no passcode, or null. */
export async function readerOf(db: Db, token: string, now: Date): Promise<Reader | null> {
  const reader = await readerAt(db, token, null, now);
  return reader?.role === 'reader' ? reader : null;
}
