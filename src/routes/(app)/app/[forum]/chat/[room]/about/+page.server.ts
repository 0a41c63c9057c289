import { error, fail, redirect } from '@sveltejs/kit';
import { block, blockCompany, unblock } from '#exchange/chat/blocks.server.ts';
import { readBlockedAmong, readUnasked, standingTo } from '#exchange/chat/may-write.server.ts';
import { addPeople, leave, mute, rename } from '#exchange/chat/membership.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { askToWrite } from '#exchange/chat/writing-requests.server.ts';
import { readPeople } from '#exchange/people.server.ts';
import { client, delegate, visitor } from '../../../../../../guard.ts';
import { idOr404, isId } from '../../../../../../ids.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rooms:mine', `room:${event.params.room}`, 'iq:people');
  const member = await visitor(event);
  const { db } = event.locals;
  const [room] = await readRooms(db, member, idOr404(event.params.room));
  if (!room) error(404);
  const others = room.people.map(({ id }) => id);
  const [other] = room.people;
  const words = event.url.searchParams.get('q')?.slice(0, 200) ?? null;
  return {
    room,
    blocked: await readBlockedAmong(db, member, others),
    standing: room.kind === 'direct' && other ? await standingTo(db, member, other.id) : 'open',
    words,
    toAdd: words === null || room.kind !== 'group' ? null : await peopleToAdd(),
  };

  /** Those who are not in it, and whom of them the company must ask first. */
  async function peopleToAdd() {
    const { people } = await readPeople(db, member, words ?? '');
    const fresh = people.filter(({ id }) => !others.includes(id)).slice(0, 50);
    const unasked = await readUnasked(
      db,
      member,
      fresh.map(({ id }) => id),
    );
    return fresh.map((person) => ({ ...person, asks: unasked.includes(person.id) }));
  }
};

const here = ({ params }: RequestEvent) => idOr404(params.room);
const roomPath = ({ params }: RequestEvent) => `/app/${params.forum}/chat/${params.room}`;

async function field(event: RequestEvent, name: string): Promise<string> {
  return String((await event.request.formData()).get(name) ?? '');
}

function answered<T extends object, R extends string>(
  event: RequestEvent,
  outcome: T | { refused: R },
  to = `${roomPath(event)}/about`,
) {
  if ('refused' in outcome) return fail(409, { refused: outcome.refused });
  redirect(303, to);
}

export const actions: Actions = {
  mute: async (event) => {
    const member = await visitor(event);
    const muted = (await field(event, 'muted')) === 'yes';
    const { db, now } = event.locals;
    return answered(event, await mute(db, member, here(event), muted, now));
  },
  rename: async (event) => {
    const member = await visitor(event);
    const title = await field(event, 'title');
    const { db, now } = event.locals;
    return answered(event, await rename(db, member, here(event), title, now));
  },
  add: async (event) => {
    const member = await visitor(event);
    const people = (await event.request.formData()).getAll('people').map(String).filter(isId);
    const { db, now } = event.locals;
    return answered(event, await addPeople(db, member, here(event), people, now));
  },
  leave: async (event) => {
    const member = await visitor(event);
    const { db, now } = event.locals;
    const left = await leave(db, member, here(event), now);
    return answered(event, left, `/app/${member.forumKey}/chat`);
  },
  block: async (event) => {
    const member = await visitor(event);
    const person = await field(event, 'person');
    const { db, now } = event.locals;
    return answered(event, await block(db, member, person, now));
  },
  blockCompany: async (event) => {
    const member = await delegate(event);
    const company = await field(event, 'company');
    const { db, now } = event.locals;
    return answered(event, await blockCompany(db, member, company, now));
  },
  unblock: async (event) => {
    const member = await visitor(event);
    const person = await field(event, 'person');
    const { db, now } = event.locals;
    if (isId(person)) await unblock(db, member, person, now);
    redirect(303, roomPath(event));
  },
  ask: async (event) => {
    const member = await client(event);
    const form = await event.request.formData();
    const [who, note] = [String(form.get('person') ?? ''), String(form.get('note') ?? '')];
    const { db, now } = event.locals;
    const asked = await askToWrite(db, member, { who, note }, now);
    if ('refused' in asked) return fail(409, { notAsked: asked.refused, note });
    redirect(303, roomPath(event));
  },
};
