import { readComparison } from '#iq/compare.server.ts';
import { client } from '../../../../guard.ts';
import { wishesFor } from '../../../../wishes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'wishes:mine');
  const member = await client(event);
  const { db } = event.locals;
  const { searchParams } = event.url;
  return {
    compared: await readComparison(
      db,
      member,
      searchParams,
      await wishesFor(db, member, event.locals.now),
    ),
  };
};
