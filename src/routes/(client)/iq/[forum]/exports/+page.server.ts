import { readExports } from '#iq/team/exports.server.ts';
import { acknowledgeRecall, readOfRecalls, readRecalls } from '#iq/team/recalls.server.ts';
import { teamExports as t } from '#ui/texts/iq-exports.ts';
import { client } from '../../../../guard.ts';
import { act, textIn } from '../team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('iq:people', 'iq:exports');
  const member = await client(event);
  const { db } = event.locals;
  return { exports: await readExports(db, member), recalls: await readRecalls(db, member) };
};

export const actions: Actions = {
  removed: act(async (member, form, { locals: { db, now } }) => {
    const outcome = await acknowledgeRecall(db, member, { ref: textIn(form, 'ref') }, now);
    if ('refused' in outcome) return outcome;
    await readOfRecalls(db, member, now);
    return { did: t.told(outcome.removed, outcome.files) };
  }),
};
