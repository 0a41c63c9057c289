import type { Bundle } from '#exchange/stream/bundle.ts';
import type { Asked, FeedEvent } from '#exchange/stream/feed.server.ts';
import { hubOf } from '#exchange/stream/hub.server.ts';
import { Listener } from '#exchange/stream/listener.ts';
import type { Member } from '#forum/people.ts';
import type { RequestEvent } from './$types';

/** An answer with nothing in it comes after this long (ms), before proxies lose patience. */
const WAIT = 25_000;
/** Events of one answer, give or take a page: who was away for a night asks again. */
const MOST = 1_000;
/** News comes in flocks: gather them for a moment (ms). */
const GATHER = 30;

/** One answer of long polling: what is new, as soon as there is something. */
export async function pollFeed({ locals, request }: RequestEvent, member: Member, asked: Asked) {
  const news: FeedEvent[] = [];
  let wake = () => {};
  const something = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const take = ({ events }: Bundle) => {
    news.push(...events.filter(({ event }) => event !== 'alive'));
    if (news.some(({ event }) => event !== 'hello')) wake();
    if (news.length >= MOST) listener.isOpen = false;
  };
  const listener = new Listener(member, { waiting: 0, take, close: wake }, locals.credential);
  // whoever goes at once must not be waited for either
  request.signal.addEventListener('abort', wake);
  if (request.signal.aborted) wake();
  const feed = await hubOf(locals.db).open(listener, asked);
  const late = setTimeout(wake, WAIT);
  await something;
  await new Promise((resolve) => setTimeout(resolve, GATHER));
  clearTimeout(late);
  const cursor = feed.position();
  feed.close();

  const events = news.filter((each) => 'id' in each);
  const changed = new Set(news.flatMap((each) => (each.event === 'changed' ? [each.data] : [])));
  const whispers = news.filter(({ event }) => event === 'typing' || event === 'presence');
  return { cursor, changed: [...changed], events, whispers };
}
