/** The demo forum: made by the same acts as any other, and the doors into it. */
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { signInLink } from '#forum/invite.server.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { publishIn } from '#report/editions.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importIn } from '#research/import.server.ts';

const FOLDER = fileURLToPath(new URL('../demo/police-forum-2024', import.meta.url));
const KEY = 'police-forum-2024';
const ORGANISER = 'organiser@demo.example';
const RESEARCHER = 'researcher@demo.example';

/** Imports the demo folder, seats its staff and publishes a first edition: all of it or nothing. */
export async function loadDemo(
  db: Kysely<Schema>,
  now: Date,
  progress: (line: string) => void,
): Promise<void> {
  progress('Importing the demo forum…');
  const bundle = await readFolder(FOLDER);
  if ('refused' in bundle) throw new Error(`The demo folder is missing: ${FOLDER}`);
  await db.transaction().execute(async (tx) => {
    const outcome = await importIn(tx, operator(), bundle, now);
    if ('refused' in outcome)
      throw new Error(`The demo folder can't be imported: ${outcome.refused}`);
    const organiser = await organiserFor(tx, operator(), KEY);
    if (!organiser) throw new Error('The demo forum was imported and is not there');
    const { forumId } = organiser;
    const staff = { email: ORGANISER, givenName: 'Olive', familyName: 'Organiser' };
    await seatStaff(tx, forumId, { ...staff, role: 'organiser' });
    const colleague = { email: RESEARCHER, givenName: 'Ruth', familyName: 'Researcher' };
    await seatStaff(tx, forumId, { ...colleague, role: 'researcher' });
    await publishIn(tx, organiser, 'interim', now);
    progress(`Imported ${outcome.summary.delegatesConfirmed} delegates of the demo forum`);
  });
}

export type DemoLinks = { organiser: string; delegate: string; client: string };

/** Sign-in links for three seats of the demo forum; null where the forum or a seat is gone. */
export async function demoLinks(
  db: Kysely<Schema>,
  origin: string,
  now: Date,
): Promise<DemoLinks | null> {
  const seats = await demoSeats(db);
  if (!seats) return null;
  const link = (email: string) => signInLink(db, operator(), KEY, email, origin, now);
  const [organiser, delegate, client] = [
    await link(seats.organiser),
    await link(seats.delegate),
    await link(seats.client),
  ];
  const all = { organiser, delegate, client };
  return Object.values(all).every((each) => typeof each === 'string') ? (all as DemoLinks) : null;
}

/** The organiser, the first delegate who shares the profile, the first client's representative. */
export async function demoSeats(db: Db): Promise<DemoLinks | null> {
  const people = db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .select('person.email')
    .where('forum.key', '=', KEY);
  const organiser = await people.where('person.email', '=', ORGANISER).executeTakeFirst();
  const delegate = await people
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .where('delegate.status', '=', 'confirmed')
    .where('delegate.consent', '=', 'named')
    .orderBy('delegate.ref')
    .executeTakeFirst();
  const client = await people
    .innerJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .orderBy('client.ref')
    .orderBy('person.email')
    .executeTakeFirst();
  return organiser && delegate && client
    ? { organiser: organiser.email, delegate: delegate.email, client: client.email }
    : null;
}
