/** Printing itineraries and table sheets: all at once, what one move changed, and one look-up of a code. */

import { newId } from '#base/ids.ts';
import { closePdf } from '#base/pdf.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readDesk } from '#meetings/paper/desk.server.ts';
import { printPages, type What } from '#meetings/paper/print.server.ts';
import { readTruth } from '#meetings/paper/truth.server.ts';
import { testHouse } from '../test/testing.ts';
import type { Measure } from './bench.ts';

const SIZES = [
  { delegates: 120, clients: 40 },
  { delegates: 500, clients: 150 },
];
const SLOTS = 24;

export async function benchPaper(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const size of SIZES) measures.push(...(await measured(size)));
  await closePdf();
  return measures;
}

async function measured({ delegates, clients }: (typeof SIZES)[number]): Promise<Measure[]> {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, people } = await fullForum(db, delegates, clients);
  const of = `${delegates}×${clients}×${SLOTS}`;
  const print = async (what: What) => {
    const started = performance.now();
    const made = await printPages(db, organiser, what, {
      origin: 'https://forum.example',
      now: new Date(),
    });
    if ('refused' in made) throw new Error(made.refused);
    return { ...made, seconds: (performance.now() - started) / 1000 };
  };
  const itineraries = await print({ people });
  const all = await print('all');
  await db
    .updateTable('meeting')
    .set({ table_number: clients + 1 })
    .where('slot', '=', 1)
    .where('table_number', '=', 1)
    .execute();
  const changed = await print('changed');
  const desk = await timed(() => readDesk(db, organiser, ''));
  const unknown = await timed(() => readTruth(db, 'A'.repeat(22)));
  return [
    { what: `${of}: ${itineraries.pages} itineraries`, value: itineraries.seconds, unit: 's' },
    { what: `${of}: all ${all.pages} pages`, value: all.seconds, unit: 's' },
    { what: `${of}: that file`, value: all.pdf.length / 1e6, unit: 'MB' },
    { what: `${of}: the ${changed.pages} that a move changed`, value: changed.seconds, unit: 's' },
    { what: `${of}: the screen`, value: desk, unit: 's' },
    { what: `${of}: an unknown code`, value: unknown, unit: 's' },
  ];
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

/** Every client at a table of its own in every slot, with another delegate each time. */
async function fullForum(db: Db, delegates: number, clients: number) {
  const [tenant_id, forum_id, plan_id] = [newId(), newId(), newId()];
  const now = new Date();
  const asked = JSON.stringify({ title: 'Harbour 2030', timezone: 'Europe/Oslo' });
  await db.insertInto('tenant').values({ id: tenant_id, name: 'Harbour' }).execute();
  await db
    .insertInto('forum')
    .values({
      ...{ id: forum_id, tenant_id, key: `harbour-${delegates}`, questionnaire: asked },
      ...{ table_count: clients, findings: '[]', created_at: now },
    })
    .execute();
  const slots = Array.from({ length: SLOTS }, (_, at) => {
    const starts_at = new Date(Date.UTC(2030, 5, 17 + Math.floor(at / 8), 9, (at % 8) * 25));
    return { forum_id, number: at + 1, starts_at, ends_at: new Date(+starts_at + 20 * 60_000) };
  });
  await db.insertInto('slot').values(slots).execute();
  const firms = Array.from({ length: clients }, (_, at) => ({
    ...{ forum_id, id: newId(), ref: `C-${at}`, company: `Company number ${at}`, package: '' },
    ...{ meetings_guaranteed: 1, solutions: [] },
  }));
  const guests = Array.from({ length: delegates }, (_, at) => ({ at, id: newId() }));
  const reps = firms.map(({ id: client_id }, at) => ({ at, id: newId(), client_id }));
  await db.insertInto('client').values(firms).execute();
  const person = (id: string, given_name: string, at: number) => ({
    ...{ forum_id, id, given_name, family_name: `Family${at}` },
    email: `${given_name}${at}@people.example`.toLowerCase(),
  });
  await db
    .insertInto('person')
    .values([
      ...guests.map(({ id, at }) => ({
        ...person(id, 'Guest', at),
        role: 'delegate' as const,
        client_id: null,
      })),
      ...reps.map(({ id, at, client_id }) => ({
        ...person(id, 'Rep', at),
        role: 'client' as const,
        client_id,
      })),
    ])
    .execute();
  await db
    .insertInto('delegate')
    .values(
      guests.map(({ id: person_id, at }) => ({
        ...{ forum_id, person_id, ref: `D-${at}`, title: 'Head of Operations', phone: '' },
        ...{ organisation: `Harbour authority ${at}`, country: 'Norway' },
        ...{ status: 'confirmed' as const, consent: 'named' as const },
      })),
    )
    .execute();
  await db
    .insertInto('plan')
    .values({
      ...{ forum_id, id: plan_id, number: 1, state: 'published', result: '{}' },
      ...{ made_by: null, made_at: now },
    })
    .execute();
  const meetings = slots.flatMap(({ number: slot }) =>
    reps.map(({ id: representative_id, client_id, at }) => ({
      ...{ forum_id, id: newId(), plan_id, slot, table_number: at + 1, client_id },
      ...{ representative_id, delegate_id: guests[(at * 7 + slot * 13) % delegates]?.id ?? '' },
    })),
  );
  for (let from = 0; from < meetings.length; from += 1_000)
    await db
      .insertInto('meeting')
      .values(meetings.slice(from, from + 1_000))
      .execute();
  const organiser = (await organiserFor(db, operator(), `harbour-${delegates}`)) as Organiser;
  return { organiser, people: guests.map(({ id }) => id) };
}
