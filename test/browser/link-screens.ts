/** Every screen of Forum Link, as a delegate and as a representative open it, with something on each. */
import { newId } from '#base/ids.ts';
import { openPair } from '#exchange/chat/rooms.server.ts';
import { send } from '#exchange/chat/send.server.ts';
import { askForCard } from '#exchange/contacts/asks.server.ts';
import { showCode } from '#exchange/contacts/cards.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { demoSeats } from '../../src/demo.server.ts';
import { sent } from '../announcement-forum.ts';
import { everyScreen, F } from './every-screen.ts';
import type { App } from './server.ts';

const LINK = `/app/${F}`;
/** whom the demo delegate knows; see lived-in.ts */
const COLLEAGUE = 'catrin.lukasik@fenbridge.police.example';

export type LinkScreens = Record<'delegate' | 'client', [name: string, path: string][]>;

/** Lets people live in the demo forum first, as everyScreen does. */
export async function linkScreens(app: Pick<App, 'db'>, now = new Date()): Promise<LinkScreens> {
  const { db } = app;
  const all = await everyScreen(app);
  const seats = await demoSeats(db);
  const organiser = await organiserFor(db, operator(), F);
  if (!seats || !organiser) throw new Error('No demo forum');
  const [delegate, colleague] = await Promise.all(
    [seats.delegate, COLLEAGUE].map(async (email) => (await memberOf(db, email, F)) as Delegate),
  );
  const client = (await memberOf(db, seats.client, F)) as Client;
  if (!delegate || !colleague) throw new Error('No demo delegate');
  const { forumId, personId } = delegate;

  const pair = [personId, client.personId] as const;
  const talk = await db.transaction().execute((tx) => openPair(tx, forumId, pair, pair, now));
  await send(db, delegate, talk, { id: newId(), body: 'Shall we meet before lunch?' }, now);
  const room = all.delegate.find(([name]) => name === 'link-room')?.[1] ?? '';
  const said = (own: '=' | '<>') =>
    db
      .selectFrom('message')
      .select('id')
      .where('room_id', '=', room.split('/').at(-1) ?? '')
      .where('author_id', own, personId)
      .orderBy('sent_at')
      .executeTakeFirstOrThrow();
  const [own, others] = [await said('='), await said('<>')];
  await sent(
    db,
    organiser,
    { title: 'Lunch is in Hall 2 today', body: 'Hall 1 is kept for the meetings.' },
    undefined,
    now,
  );
  const { code } = await showCode(db, delegate, now);
  await askForCard(db, colleague, { code, gives: { email: true, phone: false, note: false } }, now);
  const shown = await showCode(db, colleague, now);

  const both = (who: string, chat: string): [string, string][] => [
    [`${who}-about`, `${chat}/about`],
    [`${who}-call`, `${LINK}/calls/new?room=${chat.split('/').at(-1)}`],
    [`${who}-code`, `${LINK}/c/${shown.code}`],
    [`${who}-read`, `${LINK}/contacts/read`],
    [`${who}-person`, `${LINK}/people?who=${colleague.personId}`],
    [`${who}-announcements`, `${LINK}/announcements`],
  ];
  const ofClient = 'agenda agenda/S1 people contacts notes chat/new chat/search?q=lunch';
  const settings = 'me/notices me/calendar me/blocked';
  return {
    delegate: [
      ...all.delegate.filter(([name]) => name.startsWith('link-')),
      ['link-message', `${room}/${own.id}`],
      ['link-message-report', `${room}/report?message=${others.id}`],
      ['link-for-you', `${LINK}/people/for-you`],
      ...both('link', room),
    ],
    client: [
      ...all.client.filter(([name]) => name.startsWith('link-')),
      ...`${ofClient} ${settings}`
        .split(' ')
        .map((end): [string, string] => [`link-client-${end.split('?')[0]}`, `${LINK}/${end}`]),
      ['link-client-room', `${LINK}/chat/${talk}`],
      ...both('link-client', `${LINK}/chat/${talk}`),
    ],
  };
}
