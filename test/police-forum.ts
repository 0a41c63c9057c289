/** The demo folder imported into a test's house, and its organiser. */
import assert from 'node:assert/strict';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { POLICE } from './forum-folder.ts';
import type { TestHouse } from './testing.ts';

export async function policeForum(house: TestHouse, now: Date): Promise<Organiser> {
  const bundle = await readFolder(POLICE);
  assert.ok(!('refused' in bundle));
  await importForum(house.db, operator(), bundle, now);
  const organiser = await organiserFor(house.db, operator(), 'police-forum-2024');
  assert.ok(organiser);
  return organiser;
}
