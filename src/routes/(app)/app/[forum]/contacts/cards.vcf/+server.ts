import { error } from '@sveltejs/kit';
import { readCardFile } from '#exchange/contacts/card-file.server.ts';
import { visitor } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

/** `?of=` a person's id, or all; `?version=4.0` where an address book wants that. */
export const GET: RequestHandler = async (event) => {
  const member = await visitor(event);
  const { db, now } = event.locals;
  const of = event.url.searchParams.get('of');
  const version = event.url.searchParams.get('version') === '4.0' ? '4.0' : '3.0';
  const file = await readCardFile(db, member, { of, version }, now);
  if (file === null) error(404);
  return new Response(file, {
    headers: {
      'content-type': 'text/vcard; charset=utf-8',
      'content-disposition': 'attachment; filename="contacts.vcf"',
      'cache-control': 'no-store',
    },
  });
};
