/**
 * Asking the outside: https alone, at a public address alone, checked where the connection is made
 * and not where the name is read; no redirect is followed, no long answer kept, no slow one awaited.
 */
import { lookup as resolve } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '#base/public-address.ts';

export type Outgoing = { url: string; headers: Record<string, string>; body: Buffer | string };
/** `status` 0 never reached anybody; `failure` is a word without any address in it. */
export type Answered = { status: number; retryAfter: number | null; failure: string | null };
export type PostOut = (outgoing: Outgoing) => Promise<Answered>;

const PATIENCE = 10_000;

/** Answers a name only with public addresses: the connection goes to one of these. */
const lookupPublic: LookupFunction = (name, options, done) => {
  resolve(name, { ...options, all: true }, (failure, addresses) => {
    if (failure) return done(failure, [], 0);
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first || open.length < addresses.length) return done(new Closed(), [], 0);
    return options.all ? done(null, open) : done(null, first.address, first.family);
  });
};

class Closed extends Error {
  readonly code = 'NOT_PUBLIC';
}

/** @returns what is wrong with an address to ask; null: nothing */
export function unaskable(text: string): string | null {
  if (!URL.canParse(text)) return 'NO_ADDRESS';
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' || url.username || url.password) return 'NOT_HTTPS';
  if (url.port !== '' && url.port !== '443') return 'NOT_HTTPS';
  if (isIP(host) && !isPublicAddress(host)) return 'NOT_PUBLIC';
  return null;
}

/** Posts once. Never throws: what went wrong is in the answer. */
export const postOut: PostOut = ({ url, headers, body }) =>
  new Promise((done) => {
    const failed = (failure: string) => done({ status: 0, retryAfter: null, failure });
    const wrong = unaskable(url);
    if (wrong) return failed(wrong);
    const asking = request(
      url,
      { method: 'POST', headers, lookup: lookupPublic, signal: AbortSignal.timeout(PATIENCE) },
      (answer) => {
        answer.resume();
        const status = answer.statusCode ?? 0;
        const wait = Number(answer.headers['retry-after']);
        const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
        const failure = status >= 200 && status < 300 ? null : `HTTP_${status}`;
        answer.destroy();
        done({ status, retryAfter, failure });
      },
    );
    asking.on('socket', (socket) =>
      socket.once('connect', () => {
        if (!isPublicAddress(socket.remoteAddress ?? '')) asking.destroy(new Closed());
      }),
    );
    asking.on('error', (error: Error & { code?: string }) => failed(error.code ?? error.name));
    asking.end(body);
  });
