/** Takes the last act on lists and notes back; what a colleague has changed since stays. */
import { undoListChange } from '#iq/shortlists.server.ts';
import { removeList, renameList, restoreList } from '#iq/team/lists.server.ts';
import { removeNote, restoreNote, undoEdit } from '#iq/team/notes.server.ts';
import { team as t } from '#ui/texts/iq-team.ts';
import { act, idIn, textIn, versionIn } from '../team.server.ts';

const d = t.lists.did;
const n = t.notes.did;

export const undo = act(async (member, form, { locals: { db, now } }) => {
  const [what, id, version] = [textIn(form, 'what'), idIn(form, 'id'), versionIn(form)];
  if (what === 'people') {
    const { undone } = await undoListChange(db, member, { change: id }, now);
    return undone > 0 ? { did: d.undone } : { refused: 'nothing-to-undo' };
  }
  if (what === 'made-list') {
    const outcome = await removeList(db, member, { list: id }, now);
    return 'refused' in outcome ? outcome : { did: d.removed(outcome.name) };
  }
  if (what === 'removed-list') {
    const outcome = await restoreList(db, member, { list: id }, now);
    return 'refused' in outcome ? outcome : { did: d.restored(outcome.name) };
  }
  if (what === 'renamed-list') {
    const outcome = await renameList(
      db,
      member,
      { list: id, name: textIn(form, 'name'), version },
      now,
    );
    if ('refused' in outcome) return { refused: outcome.refused };
    return { did: d.renamed(outcome.before, outcome.name) };
  }
  if (what === 'written-note') {
    const outcome = await removeNote(db, member, { note: id }, now);
    return 'refused' in outcome ? outcome : { did: n.removed };
  }
  if (what === 'removed-note') {
    const outcome = await restoreNote(db, member, { note: id }, now);
    return 'refused' in outcome ? outcome : { did: n.restored };
  }
  const outcome = await undoEdit(db, member, { note: id, version }, now);
  return 'refused' in outcome ? outcome : { did: n.undone };
});
