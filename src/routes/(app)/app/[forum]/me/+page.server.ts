import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { qrOf, qrPath } from '#base/qr.ts';
import { readCard } from '#exchange/card.server.ts';
import { readShown, showHere } from '#exchange/chat/presence.server.ts';
import { answerAsk, readAsks } from '#exchange/contacts/asks.server.ts';
import { changeCard, FRESH, readOwnCard, showCode } from '#exchange/contacts/cards.server.ts';
import { spoken } from '#exchange/contacts/code.ts';
import { countContacts } from '#exchange/contacts/contacts.server.ts';
import { readDevices, revokeKey } from '#exchange/contacts/keys.server.ts';
import { changeConsent } from '#forum/consent.server.ts';
import { readHolders } from '#iq/team/recalls.server.ts';
import { readMine } from '#research/interviews/decisions.server.ts';
import { delegate, visitor } from '../../../../guard.ts';
import { forKeeping } from '../../../../keeping.ts';
import { givesIn } from '../contacts/asked-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('forum:people', 'report:figures', 'contacts:mine', 'contacts:code');
  const member = await visitor(event);
  const { db, now } = event.locals;
  event.depends('quotes:mine');
  const mine = member.role === 'delegate' ? await readMine(db, member) : [];
  const asked = mine.filter(({ state }) => state === 'asked').length;
  const holders = member.role === 'delegate' ? await readHolders(db, member) : [];
  const card = await readCard(db, member);
  return {
    card: forKeeping(event) ? withoutAnswers(card) : card,
    quotes: { all: mine.length, asked },
    holders,
    own: await readOwnCard(db, member),
    code: forKeeping(event) ? null : await drawnCode(event),
    asks: await readAsks(db, member, now),
    contacts: await countContacts(db, member),
    devices: await readDevices(db, member),
    shownHere: await readShown(db, member),
  };
};

/** What a firm says it solves is worded as delegates' answers are: it does not lie on a device. */
const withoutAnswers = (card: Awaited<ReturnType<typeof readCard>>) =>
  card.role === 'client' ? { ...card, solutions: [] } : card;

/** Not for a page that is kept: what is read later was valid for minutes. */
async function drawnCode(event: Parameters<PageServerLoad>[0]) {
  const { db, now } = event.locals;
  const { code, expiresAt } = await showCode(db, await visitor(event), now);
  const matrix = qrOf(`${event.url.origin}/app/${event.params.forum}/c/${code}`);
  const rest = expiresAt.getTime() - now.getTime();
  return {
    ...{ path: qrPath(matrix), size: matrix.length, spoken: spoken(code), until: expiresAt },
    /** ms from now, when another code is to be shown */
    fresh: Math.max(1_000, rest - FRESH),
  };
}

const uuid = z.uuid();

export const actions: Actions = {
  consent: async (event) => {
    const member = await delegate(event);
    const consent = (await event.request.formData()).get('consent');
    if (consent !== 'named' && consent !== 'aggregate') return fail(400, { refused: 'consent' });
    return changeConsent(event.locals.db, member, consent, event.locals.now);
  },
  card: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const card = { gives: givesIn(form), phone: text('number'), note: text('words') };
    const outcome = await changeCard(event.locals.db, member, card, event.locals.now);
    if ('refused' in outcome)
      return fail(422, { cardRefused: outcome.refused, phone: card.phone, note: card.note });
    return { card: true };
  },
  answer: async (event) => {
    const member = await visitor(event);
    const form = await event.request.formData();
    const ask = uuid.safeParse(form.get('ask'));
    if (!ask.success) return fail(404, { askRefused: 'no-such-ask' });
    const gives = form.get('answer') === 'swap' ? givesIn(form) : null;
    const answer = { ask: ask.data.toLowerCase(), gives };
    const outcome = await answerAsk(event.locals.db, member, answer, event.locals.now);
    if ('refused' in outcome) return fail(404, { askRefused: outcome.refused });
    return { swapped: 'swapped' in outcome };
  },
  here: async (event) => {
    const member = await visitor(event);
    const shown = (await event.request.formData()).get('shown');
    if (shown !== 'yes' && shown !== 'no') return fail(400, { refused: 'here' });
    await showHere(event.locals.db, member, shown === 'yes', event.locals.now);
    return { here: true };
  },
  forget: async (event) => {
    const member = await visitor(event);
    const id = String((await event.request.formData()).get('device') ?? '');
    const outcome = await revokeKey(event.locals.db, member, id, event.locals.now);
    return 'refused' in outcome ? fail(404, { deviceRefused: outcome.refused }) : outcome;
  },
};
