/** What a listener hears, and its bytes in the format of Server-Sent Events. */
import type { StreamKind, WhisperKind } from '#base/stream-kinds.ts';

export type FeedEvent =
  | { event: 'hello'; data: { cursor: number } }
  /** served up to here: a cursor may move past what was meant for others */
  | { event: 'alive'; id: number; data: 1 }
  | { event: 'changed'; data: string }
  | { event: WhisperKind; data: unknown }
  | { event: StreamKind; id: number; data: unknown };

/** One thing to hear. Its bytes are made once, however many hear it. */
export type Piece = {
  /** in the log; null: not kept there */
  readonly number: number | null;
  readonly event: FeedEvent['event'];
  /** JSON, or the key of what changed: neither holds a line break */
  readonly data: string;
};

export const said = ({ number, event, data }: Piece): string =>
  number === null
    ? `event: ${event}\ndata: ${data}\n\n`
    : `event: ${event}\nid: ${number}\ndata: ${data}\n\n`;

export function eventOf({ number, event, data }: Piece): FeedEvent {
  const body = event === 'changed' ? data : JSON.parse(data);
  return (number === null ? { event, data: body } : { event, id: number, data: body }) as FeedEvent;
}

/** The body of a chunk of HTTP/1.1 around bytes that are written past the framework. */
export function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, END_OF_LINE]);
}
const END_OF_LINE = Buffer.from('\r\n');
