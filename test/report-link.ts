/** A report link where a test takes it for granted that there can be one. */
import assert from 'node:assert/strict';
import { createLink } from '#report/links.server.ts';

export async function linkFor(...asked: Parameters<typeof createLink>) {
  const made = await createLink(...asked);
  assert.ok(!('refused' in made));
  return made;
}
