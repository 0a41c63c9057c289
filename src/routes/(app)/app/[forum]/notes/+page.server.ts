import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { changeNote, readNotes } from '#exchange/notes/notes.server.ts';
import { readSeen, type Visitor } from '#exchange/people.server.ts';
import { readAgenda } from '#forum/agenda.server.ts';
import { readDiary } from '#meetings/day/diary.server.ts';
import { visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a note can be about, as its author knows it. */
export type Subject = { about: string; name: string; at: Date | null };

export const load: PageServerLoad = async (event) => {
  event.depends('notes:mine', 'meetings:mine', 'forum:agenda', 'iq:people');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const notes = await readNotes(db, member);
  const { meetings } = await readDiary(db, member, now);
  const { sessions } = await readAgenda(db, member.forumId);
  return {
    notes: notes.filter(({ text }) => text !== ''),
    /** versions of those taken away too: a new note goes on from there */
    versions: Object.fromEntries(notes.map(({ about, version }) => [about, version])),
    meetings: meetings.map(
      ({ id, with: other, startsAt }): Subject => ({
        about: `meeting:${id}`,
        name: other.organisation || other.name || '',
        at: startsAt,
      }),
    ),
    sessions: sessions.map(
      ({ ref, title, startsAt }): Subject => ({
        about: `session:${ref}`,
        name: title,
        at: startsAt,
      }),
    ),
    people: await peopleIn(
      event.locals.db,
      member,
      notes.map(({ about }) => about),
    ),
  };
};

/** Names of those people among the subjects whom the author may still see. */
async function peopleIn(db: App.Locals['db'], member: Visitor, subjects: string[]) {
  const ids = subjects.flatMap((about) => (about.startsWith('person:') ? [about.slice(7)] : []));
  const seen = await readSeen(db, member, ids);
  return seen.map(({ id, name }): Subject => ({ about: `person:${id}`, name, at: null }));
}

const written = z.object({
  about: z.string().max(220),
  text: z.string(),
  version: z.coerce.number().int().min(0),
});

export const actions: Actions = {
  /** Without script; with it a note goes through the outbox. */
  save: async (event) => {
    const member = await visitor(event);
    const form = written.safeParse(Object.fromEntries(await event.request.formData()));
    if (!form.success) return fail(400, { refused: 'unreadable' as const, about: '', text: '' });
    const { db, now } = event.locals;
    const outcome = await changeNote(db, member, { ...form.data, change: newId() }, now);
    if ('note' in outcome) return { saved: outcome.note.about };
    const { about, text } = form.data;
    return fail(409, { refused: outcome.refused, about, text });
  },
};
