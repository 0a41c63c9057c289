import { error } from '@sveltejs/kit';
import { readExportPreview } from '#iq/team/exports.server.ts';
import { client } from '../../../../../guard.ts';
import { wishesFor } from '../../../../../wishes.server.ts';
import { addressOf, sourceIn } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'iq:segments');
  const member = await client(event);
  const source = sourceIn(event.url.searchParams);
  if (!source) error(404);
  const { db } = event.locals;
  const preview = await readExportPreview(
    db,
    member,
    source,
    await wishesFor(db, member, event.locals.now),
  );
  const refused = event.url.searchParams.get('refused');
  return { preview, refused, fields: [...addressOf(source)] };
};
