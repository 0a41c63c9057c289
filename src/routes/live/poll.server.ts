import { type Asked, type FeedEvent, openFeed } from '#exchange/stream/feed.server.ts';
import type { Member } from '#forum/people.ts';
import type { RequestEvent } from './$types';

/** An answer with nothing in it comes after this long (ms), before proxies lose patience. */
const WAIT = 25_000;
/** News comes in flocks: gather them for a moment (ms). */
const GATHER = 30;

/** One answer of long polling: what is new, as soon as there is something. */
export async function pollFeed({ locals, request }: RequestEvent, member: Member, asked: Asked) {
  const news: FeedEvent[] = [];
  let wake = () => {};
  const something = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const close = await openFeed(locals.db, member, asked, (event) => {
    news.push(event);
    if (event.event !== 'hello') wake();
  });
  request.signal.addEventListener('abort', wake);
  const late = setTimeout(wake, WAIT);
  await something;
  await new Promise((resolve) => setTimeout(resolve, GATHER));
  clearTimeout(late);
  close();

  const events = news.flatMap((each) => ('id' in each ? [each] : []));
  const changed = new Set(news.flatMap((each) => (each.event === 'changed' ? [each.data] : [])));
  const start = news.find((each) => each.event === 'hello')?.data.cursor ?? 0;
  return { cursor: events.at(-1)?.id ?? start, changed: [...changed], events };
}
