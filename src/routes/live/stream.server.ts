import { closeEars } from '#base/listen.server.ts';
import { type Asked, type FeedEvent, openFeed } from '#exchange/stream/feed.server.ts';
import type { Member } from '#forum/people.ts';
import type { RequestEvent } from './$types';
import { seatNow } from './seat.server.ts';

/** A sign of life (ms), and the moment at which the right to listen is looked at again. */
const HEARTBEAT = 20_000;
/** Seats come and go with people: after this key the right is looked at at once. */
const SEATS = 'forum:people';
/** Bytes that wait for a reader too slow to take them; beyond, it must come back with its cursor. */
const BACKLOG = 1_000_000;

/** Streams that end when the server does: an open one would hold the shutdown. */
const open = new Set<() => void>();
process.on('sveltekit:shutdown', () => {
  for (const close of open) close();
  void closeEars();
});

/** The live stream of one screen as Server-Sent Events. */
export function streamFeed(event: RequestEvent, member: Member, asked: Asked): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let ended = false;
        let stop = () => {};
        close = () => {
          if (ended) return;
          ended = true;
          clearInterval(beat);
          open.delete(close);
          stop();
          try {
            controller.close();
          } catch {} // the reader went first
        };
        const write = (text: string) => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) < -BACKLOG) return close();
          controller.enqueue(encoder.encode(text));
        };
        const check = async () => {
          const seat = await seatNow(event, member.forumKey).catch(() => member);
          if (seat?.personId === member.personId && seat.role === member.role)
            write('event: alive\ndata: 1\n\n');
          else close();
        };
        const beat = setInterval(check, HEARTBEAT);
        open.add(close);
        event.request.signal.addEventListener('abort', close);
        try {
          stop = await openFeed(event.locals.db, member, asked, (news) => {
            write(written(news));
            if (news.event === 'changed' && news.data === SEATS) void check();
          });
          if (ended) stop();
        } catch {
          close();
        }
      },
      cancel: () => close(),
    },
    { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** One event in the format of Server-Sent Events. JSON and keys hold no line breaks. */
function written(news: FeedEvent): string {
  const id = 'id' in news ? `id: ${news.id}\n` : '';
  const data = news.event === 'changed' ? news.data : JSON.stringify(news.data);
  return `event: ${news.event}\n${id}data: ${data}\n\n`;
}
