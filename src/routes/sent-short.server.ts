/**
 * Messages go the short way: what writes them is the API's own function with its own checks, only
 * the framework's request and response are not made around it. They cost three times the rest.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Kysely } from 'kysely';
import type { ShortWay } from '#base/short-way.server.ts';
import type { Schema } from '#db/schema.ts';
import { ACT_OF } from '#exchange/device/names.ts';
import { errors } from '#ui/texts/errors.ts';
import { answered, type Call, problem, refuseForeign } from './api/v1/endpoint.ts';
import { writeMessage } from './api/v1/forums/[forum]/rooms/[room]/messages/write-message.server.ts';
import { whoCalls } from './who-calls.server.ts';

const ROUTE = '/api/v1/forums/[forum]/rooms/[room]/messages';
/** A key and an id that need no decoding: any other spelling is the framework's to read. */
const PATH = /^\/api\/v1\/forums\/([a-z0-9-]+)\/rooms\/([0-9a-fA-F-]{36})\/messages$/;
/** Bytes: the longest message, named people and files fit. */
const LONGEST = 65_536;

type Failed = (thrown: unknown, method: string, route: string) => void;

/** @param databaseAt opens the house, which may learn its address from the first request */
export function sentShort(
  databaseAt: (origin: string) => Promise<Kysely<Schema>>,
  failed: Failed,
): ShortWay {
  return (request, response, origin) => {
    const place = placeOf(request);
    if (!place) return false;
    void answer(request, place, origin, databaseAt)
      .catch((thrown) => {
        failed(thrown, 'POST', ROUTE);
        return problem(500, errors.failed);
      })
      .then((answer) => say(response, answer))
      .catch(() => response.destroy());
    return true;
  };
}

function placeOf({ method, url, headers }: IncomingMessage) {
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return null;
  // an answer that is to be kept for a second asking, and bodies of unknown length, take the long way
  if (headers['idempotency-key'] !== undefined || headers.expect !== undefined) return null;
  if (!(Number(headers['content-length'] ?? Infinity) <= LONGEST)) return null;
  const [, forum, room] = PATH.exec(url ?? '') ?? [];
  return forum && room ? { forum, room } : null;
}

type Answer = Response | { status: number; body: string };

async function answer(
  request: IncomingMessage,
  params: { forum: string; room: string },
  origin: string,
  databaseAt: (origin: string) => Promise<Kysely<Schema>>,
): Promise<Answer> {
  const { authorization = null, cookie = '' } = request.headers;
  const text = textOf(request);
  text.catch(() => {}); // looked at when it is read: whoever is refused before is not read
  const cookies = () => new Headers({ cookie });
  const db = await databaseAt(origin);
  const owner = request.headers[ACT_OF]?.toString() ?? null;
  const locals = await whoCalls(db, { origin, authorization, owner, cookies }, new Date());
  const call: Call = {
    ...{ locals, params, url: { origin } },
    request: { method: 'POST', headers: fieldsOf(request), text: () => text },
  };
  try {
    refuseForeign(call);
    return { status: 201, body: JSON.stringify(await writeMessage(call)) };
  } catch (thrown) {
    return answered(() => Promise.reject(thrown));
  }
}

const fieldsOf = ({ headers }: IncomingMessage) => ({
  get: (name: string) => headers[name]?.toString() ?? null,
  has: (name: string) => headers[name] !== undefined,
});

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((whole, broken) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => whole(new TextDecoder().decode(Buffer.concat(pieces))));
    request.on('error', broken);
    request.on('close', () => broken(new Error('The body did not arrive whole')));
  });
}

async function say(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer instanceof Response) {
    const body = await answer.text();
    const headers = { ...Object.fromEntries(answer.headers), 'content-length': lengthOf(body) };
    response.writeHead(answer.status, headers).end(body);
    return;
  }
  const { status, body } = answer;
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-length': lengthOf(body),
    })
    .end(body);
}

const lengthOf = (body: string): string => String(Buffer.byteLength(body));
