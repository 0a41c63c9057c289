/** A phone that rings in a pocket: told at once, as long as it rings, and never after. */
import type { Db } from '#db/database.server.ts';
import { RINGS_MS } from '#exchange/calls/call.ts';
import { readRinging } from '#exchange/calls/read.server.ts';
import type { Asked } from '#exchange/notices/facts.ts';
import type { NoticeKind } from '#exchange/notices/kind-facts.server.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

const ringing = async (db: Db, { member }: Asked, call: string | number | undefined, now: Date) => {
  const rings = await readRinging(db, member, now);
  return rings?.call === call ? rings : null;
};

export const CALL_KIND: NoticeKind = {
  kind: 'call',
  choice: 'call',
  words: t.call,
  path: (forum, { call }) => `/app/${forum}/calls/${call}`,
  isUrgent: () => true,
  lives: RINGS_MS / 1_000,
  stillTrue: async (db, asked, body, now) => (await ringing(db, asked, body.call, now)) !== null,
  async named(db, asked, body) {
    const rings = await ringing(db, asked, body.call, new Date());
    return rings ? t.callFrom(rings.who) : t.call;
  },
};
