import { redirect } from '@sveltejs/kit';
import { readSegmentsPage } from '#iq/team/screens.server.ts';
import {
  muteSegment,
  removeSegment,
  renameSegment,
  restoreSegment,
  saveSegment,
  seeSegment,
} from '#iq/team/segments.server.ts';
import { segments as t } from '#ui/texts/iq-segments.ts';
import { client } from '../../../../guard.ts';
import { act, idIn, textIn, versionIn } from '../team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:segments');
  const member = await client(event);
  return readSegmentsPage(event.locals.db, member);
};

const d = t.did;

export const actions: Actions = {
  save: act(async (member, form, { locals: { db, now } }) => {
    const [name, search] = [textIn(form, 'name'), new URLSearchParams(textIn(form, 'search'))];
    const saved = await saveSegment(db, member, { name, search }, now);
    if ('refused' in saved) return { refused: saved.refused, about: 'save', typed: name };
    return { did: t.saved(saved.name), undo: { what: 'saved', id: saved.segment } };
  }),
  rename: act(async (member, form, { locals: { db, now } }) => {
    const [segment, name] = [idIn(form, 'segment'), textIn(form, 'name')];
    const renamed = await renameSegment(
      db,
      member,
      { segment, name, version: versionIn(form) },
      now,
    );
    if ('refused' in renamed) return { refused: renamed.refused, about: segment, typed: name };
    const { before, version } = renamed;
    const undo = { what: 'renamed', id: segment, name: before, version: String(version) };
    return { did: d.renamed(before, renamed.name), undo };
  }),
  mute: act(async (member, form, { locals: { db, now } }) => {
    const [segment, muted] = [idIn(form, 'segment'), textIn(form, 'muted') === 'yes'];
    const outcome = await muteSegment(db, member, { segment, muted }, now);
    if ('refused' in outcome) return outcome;
    const name = textIn(form, 'name');
    const undo = { what: 'muted', id: segment, name, muted: muted ? 'no' : 'yes' };
    return { did: muted ? d.muted(name) : d.unmuted(name), undo };
  }),
  remove: act(async (member, form, { locals: { db, now } }) => {
    const removed = await removeSegment(db, member, { segment: idIn(form, 'segment') }, now);
    if ('refused' in removed) return removed;
    return { did: d.removed(removed.name), undo: { what: 'removed', id: removed.removed } };
  }),
  seen: act(async (member, form, { locals: { db, now } }) => {
    const seen = await seeSegment(db, member, { segment: idIn(form, 'segment') }, now);
    return 'refused' in seen ? seen : { did: '' };
  }),
  open: act(async (member, form, { locals: { db, now } }) => {
    const seen = await seeSegment(db, member, { segment: idIn(form, 'segment') }, now);
    if ('refused' in seen) return seen;
    redirect(303, `/iq/${member.forumKey}${seen.query && `?${seen.query}`}`);
  }),
  undo: act(async (member, form, { locals: { db, now } }) => {
    const [what, segment, name] = [textIn(form, 'what'), idIn(form, 'id'), textIn(form, 'name')];
    if (what === 'removed') {
      const outcome = await restoreSegment(db, member, { segment }, now);
      return 'refused' in outcome ? outcome : { did: d.restored(outcome.name) };
    }
    if (what === 'saved') {
      const outcome = await removeSegment(db, member, { segment }, now);
      return 'refused' in outcome ? outcome : { did: d.removed(outcome.name) };
    }
    if (what === 'muted') {
      const muted = textIn(form, 'muted') === 'yes';
      const outcome = await muteSegment(db, member, { segment, muted }, now);
      if ('refused' in outcome) return outcome;
      return { did: muted ? d.muted(name) : d.unmuted(name) };
    }
    const outcome = await renameSegment(
      db,
      member,
      { segment, name, version: versionIn(form) },
      now,
    );
    if ('refused' in outcome) return { refused: outcome.refused };
    return { did: d.renamed(outcome.before, outcome.name) };
  }),
};
