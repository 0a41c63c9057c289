/** What a team does with its notes, wherever they are shown: on its lists and on a profile. */
import { newId } from '#base/ids.ts';
import { editNote, removeNote, writeNote } from '#iq/team/notes.server.ts';
import { team } from '#ui/texts/iq-team.ts';
import { act, idIn, textIn, versionIn } from './team.server.ts';

const n = team.notes.did;

export const notes = {
  note: act(async (member, form, { locals: { db, now } }) => {
    const [delegateRef, body] = [textIn(form, 'ref'), textIn(form, 'body')];
    const id = textIn(form, 'id') === '' ? newId() : idIn(form, 'id');
    const written = await writeNote(db, member, { id, delegateRef, body }, now);
    if ('refused' in written) return { ...written, about: `note:${delegateRef}`, typed: body };
    return { did: n.written, undo: { what: 'written-note', id } };
  }),
  editNote: act(async (member, form, { locals: { db, now } }) => {
    const [note, body] = [idIn(form, 'note'), textIn(form, 'body')];
    const edited = await editNote(db, member, { note, body, version: versionIn(form) }, now);
    if ('refused' in edited) return { ...edited, about: `edit:${note}`, typed: body };
    return {
      did: n.edited,
      undo: { what: 'edited-note', id: note, version: String(edited.version) },
    };
  }),
  removeNote: act(async (member, form, { locals: { db, now } }) => {
    const removed = await removeNote(db, member, { note: idIn(form, 'note') }, now);
    if ('refused' in removed) return removed;
    return { did: n.removed, undo: { what: 'removed-note', id: removed.removed } };
  }),
};
