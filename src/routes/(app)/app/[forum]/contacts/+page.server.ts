import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { searchForm } from '#base/folding.ts';
import { readAsks, readWaiting } from '#exchange/contacts/asks.server.ts';
import {
  type Contact,
  noteContact,
  readContacts,
  removeContact,
  takeBack,
} from '#exchange/contacts/contacts.server.ts';
import {
  importCards,
  type OwnContact,
  readOwnContacts,
  removeOwn,
} from '#exchange/contacts/own.server.ts';
import { visitor } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('contacts:mine', 'forum:people');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const words = (event.url.searchParams.get('q') ?? '').slice(0, 200);
  const asked = searchForm(words).split(/\s+/).filter(Boolean);
  const fits = (texts: readonly string[]) => {
    const text = searchForm(texts.join(' '));
    return asked.every((word) => text.includes(word));
  };
  const [contacts, own] = [await readContacts(db, member), await readOwnContacts(db, member)];
  return {
    words,
    total: contacts.length + own.length,
    contacts: contacts.filter((each) => fits(wordsOf(each))),
    own: own.filter((each) => fits(ownWordsOf(each))),
    waiting: await readWaiting(db, member, now),
    asks: (await readAsks(db, member, now)).length,
  };
};

const wordsOf = ({ person, mine, email }: Contact) => [
  ...[person.name, person.title, person.organisation, mine, email],
];
const ownWordsOf = ({ name, title, organisation, note, emails }: OwnContact) => [
  ...[name, title, organisation, note, ...emails],
];

const uuid = z.uuid();
const missing = () => fail(404, { refused: 'no-such-contact' as const });

/** An id that a form names; what is no id is nobody. */
async function named(request: Request, field: string) {
  const form = await request.formData();
  const id = uuid.safeParse(form.get(field));
  return { form, id: id.success ? id.data.toLowerCase() : null };
}

export const actions: Actions = {
  note: async (event) => {
    const member = await visitor(event);
    const { form, id } = await named(event.request, 'person');
    if (id === null) return missing();
    const note = String(form.get('note') ?? '');
    const { db, now } = event.locals;
    const outcome = await noteContact(db, member, { person: id, note }, now);
    return 'refused' in outcome ? fail(422, { ...outcome, of: id, note }) : outcome;
  },
  takeBack: async (event) => {
    const member = await visitor(event);
    const { id } = await named(event.request, 'person');
    if (id === null) return missing();
    const outcome = await takeBack(event.locals.db, member, id, event.locals.now);
    return 'refused' in outcome ? fail(404, outcome) : outcome;
  },
  remove: async (event) => {
    const member = await visitor(event);
    const { id } = await named(event.request, 'person');
    if (id === null) return missing();
    const outcome = await removeContact(event.locals.db, member, id, event.locals.now);
    return 'refused' in outcome ? fail(404, outcome) : outcome;
  },
  removeOwn: async (event) => {
    const member = await visitor(event);
    const { id } = await named(event.request, 'id');
    if (id === null) return missing();
    const outcome = await removeOwn(event.locals.db, member, id, event.locals.now);
    return 'refused' in outcome ? fail(404, outcome) : outcome;
  },
  add: async (event) => {
    const member = await visitor(event);
    const file = (await event.request.formData()).get('file');
    if (!(file instanceof File) || file.size === 0)
      return fail(400, { refused: 'no-file' as const });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await importCards(event.locals.db, member, bytes, event.locals.now);
    return 'refused' in outcome ? fail(422, outcome) : outcome;
  },
};
