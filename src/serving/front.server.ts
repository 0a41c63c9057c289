/** What stands before the app: the address it goes by, its size limit, and the safe headers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { shortWay } from '#base/short-way.server.ts';
import { addressed, callerAddress, HEADER } from '#serving/origin.ts';
import { page, refusedAsTooLarge } from '#serving/too-large.server.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const SAFE = {
  'x-content-type-options': 'nosniff',
  // not no-referrer: browsers then send `Origin: null` with forms, and forms are refused
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
};
const HSTS = 'max-age=63072000; includeSubDomains';

/** Asked by machines that know this one by whatever name. */
const PROBES = /^\/(healthz|readyz|metrics)$/;

/**
 * @param set ORIGIN, or null when not set
 * @param port where the server listens, known once it does
 */
export function before(app: Handler, set: URL | null, port: () => number): Handler {
  return (request, response) => {
    for (const [name, value] of Object.entries(SAFE)) response.setHeader(name, value);
    if (set?.protocol === 'https:') response.setHeader('strict-transport-security', HSTS);

    const { headers, socket } = request;
    const probe = PROBES.test(request.url ?? '');
    const at = addressed(set, probe ? undefined : headers.host, port());
    if ('misdirected' in at) return misdirected(response, port());
    const forwarded = String(headers['x-forwarded-for'] ?? '');
    headers[HEADER.protocol] = at.origin.protocol.slice(0, -1);
    headers[HEADER.host] = at.origin.host;
    headers[HEADER.address] = callerAddress(set, socket.remoteAddress, forwarded);

    if (isOneClick(request)) headers.origin = at.origin.origin;
    const type = typeOfCall(request);
    if (type) headers['content-type'] = type;

    if (refusedAsTooLarge(request, response)) return;
    if (shortWay()?.(request, response, at.origin.origin)) return;
    app(request, response);
  };
}

/**
 * A mail program that presses the button of `List-Unsubscribe` (RFC 8058) sends no origin, and the
 * framework would refuse it as a form of another site. It carries no cookie: its link alone is its
 * right, so there is nothing that another site could use.
 */
const isOneClick = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  headers.origin === undefined &&
  headers.cookie === undefined &&
  /^\/app\/[^/?]+\/stop\/[\w-]+$/.test(url ?? '');

/** Types that a form of any site can send, and none, which tools send. */
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b|^$/i;

/**
 * As what a write to the API is read that comes as a form would: the framework would refuse it in
 * its own words before the API is asked. By token it is JSON, since no other site's form can carry
 * one; without, it is nothing that the API reads, and the API says so.
 *
 * @returns null when the call is read as it came
 */
function typeOfCall({ method, url, headers }: IncomingMessage): string | null {
  const type = headers['content-type'] ?? '';
  const writes = !/^(GET|HEAD|OPTIONS)$/.test(method ?? '');
  if (!writes || !/^\/(api|live)\b/.test(url ?? '') || !FORM.test(type)) return null;
  const byToken = /^Bearer /i.test(headers.authorization ?? '');
  return byToken && !/^multipart/i.test(type) ? 'application/json' : 'application/octet-stream';
}

function misdirected(response: ServerResponse, port: number): void {
  const text =
    `Plenary was started for this machine alone: http://localhost:${port}. To open it by another ` +
    'name, start it with that address: ORIGIN=http://NAME npm start.';
  response.writeHead(421, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page('Another address', text));
}
