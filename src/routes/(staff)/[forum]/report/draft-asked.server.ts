/** The draft in whatever form it is asked for, as of now or of the day in the address. */
import { error } from '@sveltejs/kit';
import { readDraft } from '#report/figures.server.ts';
import { editions as t } from '#ui/texts/editions.ts';
import { staff } from '../../../guard.ts';
import { dayAsked } from './as-of.ts';

/** `name`: what its files' names begin with. */
export async function draftAsked(event: Parameters<typeof staff>[0]) {
  const member = await staff(event);
  const { db, now } = event.locals;
  const { before, day, problem } = dayAsked(event.url);
  if (problem !== null) error(400, t.asOf.noPdf(problem));
  const report = await readDraft(db, member, now, before);
  return { report, name: `${member.forumKey}-draft${day ? `-${day}` : ''}` };
}
