/** What research is handed from its neighbours: the way into people's streams, and the editions. */
import { append } from '#exchange/stream/stream.server.ts';
import type { Member } from '#forum/people.ts';
import { readShown } from '#report/editions.server.ts';
import type { Above } from '#research/polls/telling.ts';

export const above = (seat: Member): Above => ({
  tell: (tx, forumId, news, now) => append(tx, forumId, 'everyone', 'poll', news, now),
  editions: (tx) => readShown(tx, seat),
});
