import { fail } from '@sveltejs/kit';
import { readRuleBook } from '#meetings/rules/rule-book.server.ts';
import { changeRules } from '#meetings/rules/rules-change.server.ts';
import { readRulesForm } from '#meetings/rules/rules-schema.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';
import * as acts from './acts.server.ts';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  for (const key of ['meetings:rules', 'forum:agenda', 'forum:people'] as const) event.depends(key);
  return { book: await readRuleBook(event.locals.db, member) };
};

export const actions: Actions = {
  rules: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const given = Object.fromEntries(
      [...(await event.request.formData())].map(([name, value]) => [name, String(value)]),
    );
    const read = readRulesForm(given);
    if ('wrong' in read) return fail(422, { wrong: read.wrong, given });
    const { rules } = await changeRules(db, member, read.rules, now);
    return { part: 'rules' as const, said: rules, refused: false };
  },
  contract: async (event) => acts.contract(await acts.asked(event)),
  count: async (event) => acts.count(await acts.asked(event)),
  place: async (event) => acts.place(await acts.asked(event)),
  lose: async (event) => acts.lose(await acts.asked(event)),
  bringBack: async (event) => acts.bringBack(await acts.asked(event)),
  absence: async (event) => acts.absence(await acts.asked(event)),
  present: async (event) => acts.present(await acts.asked(event)),
  seat: async (event) => acts.seat(await acts.asked(event)),
  unseat: async (event) => acts.unseat(await acts.asked(event)),
  pair: async (event) => acts.pair(await acts.asked(event)),
  unpair: async (event) => acts.unpair(await acts.asked(event)),
};
