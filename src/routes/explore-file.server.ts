import { error } from '@sveltejs/kit';
import type { Client, Staff } from '#forum/people.ts';
import { exportExplore, FILES } from '#iq/explore.server.ts';
import { fileResponse, TYPES } from './file-response.ts';

/** The counts of an explore screen as a file; the address is that of the screen, plus the file. */
export async function exploreFile(
  { locals, url }: { locals: App.Locals; url: URL },
  member: Client | Staff,
  name: string,
): Promise<Response> {
  const file = FILES.find((each) => each === name);
  if (!file) error(404);
  const asked = { file, params: url.searchParams };
  const content = await exportExplore(locals.db, member, asked, locals.now);
  const type = file === 'table.csv' ? 'text/csv; charset=utf-8' : TYPES.svg;
  return fileResponse(content, { type, name: `${member.forumKey}-${file}` });
}
