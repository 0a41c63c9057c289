/** The kinds of notice of conversations and contacts, as they are told beyond the screen. */
import { barTo } from '#exchange/chat/may-write.server.ts';
import { SETTLED } from '#exchange/chat/reports.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { ALLOWED, ASKED, readRequests } from '#exchange/chat/writing-requests.server.ts';
import { isOpen } from '#exchange/contacts/asks.server.ts';
import { holdsCard } from '#exchange/contacts/contacts.server.ts';
import type { NoticeKind } from '#exchange/notices/kind-facts.server.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

export const EXCHANGE_KINDS: readonly NoticeKind[] = [
  {
    ...{ kind: 'card-asked', choice: 'contact', words: t.cardAsked, path: 'me' },
    stillTrue: (db, { member }, { ask }, now) => isOpen(db, member, String(ask), now),
  },
  {
    ...{ kind: 'card-swapped', choice: 'contact', words: t.cardSwapped, path: 'contacts' },
    stillTrue: (db, { member }, { person }) => holdsCard(db, member, String(person)),
  },
  {
    ...{ kind: ASKED, choice: 'message', words: t.writingAsked, path: 'chat' },
    stillTrue: async (db, { member }, { client }) =>
      (await readRequests(db, member, String(client))).some(({ put }) => !put),
  },
  {
    ...{ kind: ALLOWED, choice: 'message', words: t.writingAllowed },
    path: (key, { room }) => `/app/${key}/chat/${room}`,
    // a block looks like any room in which nobody answers
    stillTrue: async (db, { member }, { room }) => {
      const [here] = await readRooms(db, member, String(room));
      const [other] = here?.people ?? [];
      return other !== undefined && (await barTo(db, member, other.id)) !== 'ask-first';
    },
  },
  { kind: SETTLED, choice: 'message', words: t.reportSettled, path: 'chat', together: true },
];
