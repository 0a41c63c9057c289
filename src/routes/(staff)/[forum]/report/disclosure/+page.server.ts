import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import {
  addCrosstab,
  mergeCrosstab,
  mergeFigure,
  removeCrosstab,
} from '#report/disclosing.server.ts';
import { readDisclosing } from '#report/disclosing-screen.server.ts';
import { staff } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures', 'report:editions', 'report:disclosure');
  return readDisclosing(event.locals.db, member, event.locals.now);
};

export const actions: Actions = {
  add: async (event) => {
    const member = await staff(event);
    const { rows, columns } = await asked(event.request);
    const pair = pairOf(rows, columns);
    if (!pair) return fail(400, { refused: 'no-such-figure' });
    const outcome = await addCrosstab(event.locals.db, member, pair, event.locals.now);
    return 'refused' in outcome ? fail(409, outcome) : { done: true };
  },
  remove: async (event) => {
    const member = await staff(event);
    const { id } = await asked(event.request);
    const outcome = await removeCrosstab(event.locals.db, member, chosen(id), event.locals.now);
    return 'refused' in outcome ? fail(409, outcome) : { done: true };
  },
  mergeCrosstab: async (event) => {
    const member = await staff(event);
    const { id, merges } = await asked(event.request);
    const wanted = mergesOf(merges);
    if (!wanted) return fail(400, { refused: 'no-such-options' });
    const input = { id: chosen(id), merges: wanted };
    const outcome = await mergeCrosstab(event.locals.db, member, input, event.locals.now);
    return 'refused' in outcome ? fail(409, outcome) : { done: true };
  },
  mergeFigure: async (event) => {
    const member = await staff(event);
    const { figure = '', merges } = await asked(event.request);
    const wanted = mergesOf(merges);
    if (!wanted) return fail(400, { refused: 'no-such-options' });
    const input = { figure, merges: wanted };
    const outcome = await mergeFigure(event.locals.db, member, input, event.locals.now);
    return 'refused' in outcome ? fail(409, outcome) : { done: true };
  },
};

async function asked(request: Request): Promise<Record<string, string | undefined>> {
  const form = await request.formData();
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

const words = z.string().min(1).max(2000);
const key = z.tuple([words, words.nullable()]);
const merge = z.object({ figure: words, into: words, options: z.array(words).min(2).max(200) });
const mergeList = z.array(merge).max(50);

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

function pairOf(rows: string | undefined, columns: string | undefined) {
  const pair = z.tuple([key, key]).safeParse([parsed(rows), parsed(columns)]);
  if (!pair.success) return null;
  const [down, across] = pair.data.map(([figure, row]) => ({ figure, row }));
  return down && across && { rows: down, columns: across };
}

const mergesOf = (text: string | undefined) => mergeList.safeParse(parsed(text)).data ?? null;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What is no id belongs to nothing. */
const chosen = (id = '') => (UUID.test(id) ? id : '00000000-0000-0000-0000-000000000000');
