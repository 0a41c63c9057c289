import { carryOver, takeOffList } from '#iq/shortlists.server.ts';
import { makeList, readLists, removeList, renameList } from '#iq/team/lists.server.ts';
import { readListPage, SORTS } from '#iq/team/screens.server.ts';
import { team as t } from '#ui/texts/iq-team.ts';
import { client } from '../../../../guard.ts';
import { wishesFor } from '../../../../wishes.server.ts';
import { notes } from '../notes.server.ts';
import { act, idIn, refsIn, textIn, versionIn } from '../team.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { undo } from './undo.server.ts';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:shortlist', 'iq:exports', 'wishes:mine');
  const member = await client(event);
  const { db } = event.locals;
  const { searchParams: asked } = event.url;
  const sort = SORTS.find((each) => each === asked.get('sort')) ?? 'added';
  const wishes = await wishesFor(db, member, event.locals.now);
  return readListPage(db, member, { list: asked.get('list'), sort }, wishes);
};

const d = t.lists.did;

export const actions: Actions = {
  make: act(async (member, form, { locals: { db, now } }) => {
    const name = textIn(form, 'name');
    const made = await makeList(db, member, { name }, now);
    if ('refused' in made) return { ...made, about: 'make', typed: name };
    return { did: d.made(made.name), undo: { what: 'made-list', id: made.list } };
  }),
  rename: act(async (member, form, { locals: { db, now } }) => {
    const [list, name] = [idIn(form, 'list'), textIn(form, 'name')];
    const renamed = await renameList(db, member, { list, name, version: versionIn(form) }, now);
    if ('refused' in renamed) return { refused: renamed.refused, about: 'rename', typed: name };
    const { before, version } = renamed;
    const undo = { what: 'renamed-list', id: list, name: before, version: String(version) };
    return { did: d.renamed(before, renamed.name), undo };
  }),
  remove: act(async (member, form, { locals: { db, now } }) => {
    const removed = await removeList(db, member, { list: idIn(form, 'list') }, now);
    if ('refused' in removed) return removed;
    return { did: d.removed(removed.name), undo: { what: 'removed-list', id: removed.removed } };
  }),
  move: act((member, form, event) => carry(member, form, event, false)),
  copy: act((member, form, event) => carry(member, form, event, true)),
  off: act(async (member, form, { locals: { db, now } }) => {
    const [refs, from] = [refsIn(form), idIn(form, 'list')];
    if (refs.length === 0) return { refused: 'nobody-marked' };
    const off = await takeOffList(db, member, { refs, from }, now);
    return { did: d.off(off.people, await nameOf(db, member, from)), undo: changed(off.change) };
  }),
  ...notes,
  undo,
};

const changed = (change: string) => ({ what: 'people', id: change });

type Acting = Parameters<Parameters<typeof act>[0]>;
type Db = Acting[2]['locals']['db'];

const nameOf = async (db: Db, member: Acting[0], id: string) =>
  (await readLists(db, member)).find((list) => list.id === id)?.name ?? t.lists.first;

async function carry(
  member: Acting[0],
  form: FormData,
  { locals: { db, now } }: Acting[2],
  keep: boolean,
) {
  const [refs, from, to] = [refsIn(form), idIn(form, 'list'), idIn(form, 'to')];
  if (refs.length === 0) return { refused: 'nobody-marked' as const };
  const carried = await carryOver(db, member, { refs, from, to, keep }, now);
  if ('refused' in carried) return carried;
  const name = await nameOf(db, member, to);
  const did = keep ? d.copied(carried.people, name) : d.moved(carried.people, name);
  return { did, undo: changed(carried.change) };
}
