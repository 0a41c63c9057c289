/** The kinds of notice of conversations and contacts, as they are told beyond the screen. */
import type { NoticeKind } from '#exchange/notices/kind-facts.server.ts';

import { outwardWords as t } from '#ui/texts/outward.ts';

export const EXCHANGE_KINDS: readonly NoticeKind[] = [
  { kind: 'card-asked', choice: 'contact', words: t.cardAsked, path: 'contacts' },
  { kind: 'card-swapped', choice: 'contact', words: t.cardSwapped, path: 'contacts' },
  { kind: 'writing-asked', choice: 'message', words: t.writingAsked, path: 'chat' },
  { kind: 'writing-allowed', choice: 'message', words: t.writingAllowed, path: 'chat' },
];
