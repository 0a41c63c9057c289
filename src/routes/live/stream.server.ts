/** The live stream of one screen as Server-Sent Events. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { leave, TICKET } from '#base/handed-over.server.ts';
import { closeEars } from '#base/listen.server.ts';
import type { Bundle } from '#exchange/stream/bundle.ts';
import type { Asked } from '#exchange/stream/feed.server.ts';
import { closeHubs, hubOf } from '#exchange/stream/hub.server.ts';
import { type Line, Listener } from '#exchange/stream/listener.ts';
import type { Member } from '#forum/people.ts';
import type { RequestEvent } from './$types';

/** Bytes that wait for a reader too slow to take them; beyond, it must come back with its cursor. */
const BACKLOG = 1_000_000;

// an open stream would hold the shutdown
process.on('sveltekit:shutdown', () => {
  closeHubs();
  void closeEars();
});

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Where the server's own front is, the hub writes on the socket itself: an open stream then costs
 * a third of the memory and of the time. Elsewhere, as in development, through the framework.
 */
export function streamFeed({ locals, request }: RequestEvent, member: Member, asked: Asked) {
  if (request.method === 'HEAD') return new Response(null, { headers });
  const { db, credential } = locals;
  const open = (line: Line): (() => void) => {
    const listener = new Listener(member, line, credential);
    const feed = hubOf(db).open(listener, asked);
    feed.catch(() => line.close());
    return () => {
      listener.isOpen = false;
      void feed.then(({ close }) => close()).catch(() => {});
    };
  };
  const ticket = leave((response) => writeOn(response, open));
  if (ticket !== null) return new Response(null, { headers: { ...headers, [TICKET]: ticket } });
  return new Response(through(open), { headers });
}

type Open = (line: Line) => () => void;

/** On a socket: bytes that many share go out as they are, in a chunk of HTTP/1.1 or plain in 1.0. */
function writeOn(response: ServerResponse, open: Open): void {
  const socket = response.socket as Socket;
  const isChunked = response.chunkedEncoding;
  const leaveHall = open({
    take(bundle) {
      if (!socket.writable) return;
      socket.write(isChunked ? bundle.chunk : bundle.bytes);
      if (socket.writableLength > BACKLOG) socket.destroy();
    },
    get waiting() {
      return socket.writableLength;
    },
    close() {
      if (socket.writable) socket.end(isChunked ? '0\r\n\r\n' : '');
    },
  });
  socket.once('close', leaveHall);
}

function through(open: Open): ReadableStream<Uint8Array> {
  let leaveHall = () => {};
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const waiting = () => -(controller.desiredSize ?? 0);
    const close = () => {
      leaveHall();
      try {
        controller.close();
      } catch {} // the reader went first
    };
    const take = ({ bytes }: Bundle) => {
      if (waiting() > BACKLOG) close();
      else controller.enqueue(bytes);
    };
    leaveHall = open({
      take,
      close,
      get waiting() {
        return waiting();
      },
    });
  };
  const size = (bytes?: Uint8Array) => bytes?.byteLength ?? 0;
  return new ReadableStream({ start, cancel: () => leaveHall() }, { highWaterMark: 0, size });
}
