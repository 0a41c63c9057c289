/** How introductions, and alerts and recalls of Client iQ, are told beyond the screen: each kind once, until it is seen. */
import type { NoticeKind } from '#exchange/notices/kind-facts.server.ts';
import { isAsked } from '#iq/connections/introduce.server.ts';
import { RECALL, readRecalls } from '#iq/team/recalls.server.ts';
import { ALERT } from '#iq/team/segments.server.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

export const IQ_KINDS: readonly NoticeKind[] = [
  {
    ...{ kind: 'introduction-asked', choice: 'contact', words: t.introductionAsked },
    path: 'people/for-you',
    stillTrue: async (db, { member }, { ask }) =>
      member.role === 'delegate' && isAsked(db, member, String(ask)),
  },
  {
    ...{ kind: ALERT, choice: 'iq', words: t.alert, together: true },
    path: (key) => `/iq/${key}/segments`,
  },
  {
    ...{ kind: RECALL, choice: 'iq', words: t.recall, together: true },
    path: (key) => `/iq/${key}/exports`,
    stillTrue: async (db, { member }) =>
      member.role === 'client' &&
      (await readRecalls(db, member)).some(({ acknowledgedAt }) => acknowledgedAt === null),
  },
];
