import { error } from '@sveltejs/kit';
import { readExports } from '#iq/team/exports.server.ts';
import { readRecalls } from '#iq/team/recalls.server.ts';
import { client } from '../../../../../guard.ts';
import { idOf } from '../../team.server.ts';
import type { PageServerLoad } from './$types';

/** Where the link in an exported file leads: who in it has withdrawn since. */
export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:exports');
  const member = await client(event);
  const { db } = event.locals;
  const id = idOf(event.params.export);
  const line = (await readExports(db, member)).find((each) => each.id === id);
  if (!line) error(404);
  return { line, recalls: await readRecalls(db, member, id) };
};
