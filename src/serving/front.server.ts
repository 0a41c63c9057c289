/** What stands before the app: the address it goes by, its size limit, and the safe headers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressed, callerAddress, HEADER } from '#serving/origin.ts';
import { page, refusedAsTooLarge } from '#serving/too-large.server.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const SAFE = {
  'x-content-type-options': 'nosniff',
  // not no-referrer: browsers then send `Origin: null` with forms, and forms are refused
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
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

    if (isCallByToken(request)) headers['content-type'] = 'application/json';

    if (!refusedAsTooLarge(request, response)) app(request, response);
  };
}

/**
 * A call of the API by token, sent as tools send by default: without a content type or with a
 * form's. It is JSON. The framework would refuse it as a form of another site, but no other site's
 * form can carry a token.
 */
function isCallByToken({ url, headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  const plain = type === '' || /^(application\/x-www-form-urlencoded|text\/plain)\b/i.test(type);
  return plain && /^Bearer /i.test(headers.authorization ?? '') && /^\/api\/v1\//.test(url ?? '');
}

function misdirected(response: ServerResponse, port: number): void {
  const text =
    `Plenary was started for this machine alone: http://localhost:${port}. To open it by another ` +
    'name, start it with that address: ORIGIN=http://NAME npm start.';
  response.writeHead(421, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page('Another address', text));
}
