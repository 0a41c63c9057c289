/** A response that leaves compressed where that pays: pages and data, never the event stream. */
import { type IncomingMessage, ServerResponse } from 'node:http';
import * as zlib from 'node:zlib';
import { claim, TICKET } from '#base/handed-over.server.ts';

const TEXT =
  /^(text\/(?!event-stream)|application\/(json|[\w.-]+\+json|javascript|xml)|image\/svg)/;
/** Smaller ones fit a packet anyway. */
const WORTH_BYTES = 1000;

type Coding = 'br' | 'gzip';
type Packer = zlib.BrotliCompress | zlib.Gzip;
type Written = (thrown?: Error | null) => void;

/** Of what a browser takes, the better; a `q=0` refuses. */
export function codingOf(accepted: string | undefined): Coding | null {
  const refused = (coding: string) => new RegExp(`\\b${coding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`);
  const takes = (coding: Coding) =>
    new RegExp(`\\b${coding}\\b`).test(accepted ?? '') && !refused(coding).test(accepted ?? '');
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}

export class PackedResponse extends ServerResponse<IncomingMessage> {
  #packer: Packer | null = null;
  /** somebody else writes the body: what the app still says of it is not heard */
  #isHandedOver = false;

  get isEventStream(): boolean {
    return String(this.getHeader('content-type')).startsWith('text/event-stream');
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node:http
  override writeHead(status: number, ...rest: any[]): this {
    const fields = rest.find((each) => typeof each === 'object' && each !== null) ?? {};
    for (const [name, value] of Object.entries<string>(fields)) this.setHeader(name, value);
    const ticket = this.getHeader(TICKET);
    if (ticket !== undefined) return this.#handOver(String(ticket), status);
    this.#packer = this.#choosePacker(status);
    return super.writeHead(status);
  }

  #handOver(ticket: string, status: number): this {
    this.removeHeader(TICKET);
    const take = claim(ticket);
    if (!take || !this.socket) return this.destroy();
    this.#isHandedOver = true;
    super.writeHead(status);
    this.flushHeaders();
    // what would be told of an end that never comes, and holds on to the framework's half of it
    for (const each of [this, this.req]) each.removeAllListeners();
    take(this);
    return this;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node:http
  override write(chunk: any, encoding?: any, written?: any): boolean {
    if (this.#isHandedOver) return true;
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (!this.#packer) return super.write(chunk, encoding, written);
    return this.#packer.write(chunk, encoding, written);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of node:http
  override end(chunk?: any, encoding?: any, written?: Written): this {
    if (this.#isHandedOver) return this;
    if (!this.headersSent && chunk === undefined) return super.end();
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (!this.#packer) return super.end(chunk, encoding, written);
    this.#packer.end(chunk, encoding, written);
    return this;
  }

  #choosePacker(status: number): Packer | null {
    const length = Number(this.getHeader('content-length') ?? WORTH_BYTES);
    const fits =
      TEXT.test(String(this.getHeader('content-type') ?? '')) &&
      !this.hasHeader('content-encoding') &&
      !String(this.getHeader('cache-control') ?? '').includes('no-transform') &&
      ![204, 206, 304].includes(status) &&
      length >= WORTH_BYTES;
    if (!fits) return null;
    this.appendHeader('vary', 'accept-encoding');
    const coding = codingOf(this.req.headers['accept-encoding']);
    if (!coding || this.req.method === 'HEAD') return null;
    this.setHeader('content-encoding', coding);
    this.removeHeader('content-length');
    const tag = this.getHeader('etag');
    if (typeof tag === 'string' && tag.startsWith('"')) this.setHeader('etag', `W/${tag}`);
    return this.#pack(coding);
  }

  /** What a page streams late must not wait in the packer: each piece is flushed. */
  #pack(coding: Coding): Packer {
    const { constants } = zlib;
    const packer =
      coding === 'br'
        ? zlib.createBrotliCompress({
            flush: constants.BROTLI_OPERATION_FLUSH,
            params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
          })
        : zlib.createGzip({ flush: constants.Z_SYNC_FLUSH, level: 6 });
    const onRoom = () => packer.resume();
    packer.on('data', (piece) => {
      if (super.write(piece)) return;
      packer.pause();
      super.once('drain', onRoom);
    });
    packer.on('end', () => super.end());
    packer.on('drain', () => this.emit('drain'));
    packer.on('error', () => this.destroy());
    this.once('close', () => packer.destroy());
    return packer;
  }
}
