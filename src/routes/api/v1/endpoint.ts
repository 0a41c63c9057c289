/** The API's manners: JSON in and out, problem details (RFC 9457) for every refusal, no write twice. */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { fingerprint, once } from '#api/idempotency.server.ts';
import { jsonText } from '#base/ordered.ts';
import { isUnkeepable } from '#db/unkeepable.server.ts';
import type { Member } from '#forum/people.ts';
import { requestErrors } from '#ui/texts/errors.ts';

const t = requestErrors;

export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  readonly theirs: object | undefined;
  /** @param theirs of a conflict: what is there instead */
  constructor(status: number, title: string, detail?: string, theirs?: object) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.theirs = theirs;
  }
}

const noStore = { 'cache-control': 'no-store' };

export const problem = (status: number, title: string, detail?: string, theirs?: object) =>
  Response.json(
    { type: 'about:blank', status, title, ...(detail && { detail }), ...(theirs && { theirs }) },
    {
      status,
      headers: {
        ...noStore,
        'content-type': 'application/problem+json',
        ...(status === 401 && { 'www-authenticate': 'Bearer' }), // which RFC 9110 asks of every 401
      },
    },
  );

/** Wraps what computes an answer into a handler: its value becomes JSON, its Problem a problem document. */
export function endpoint<E extends RequestEvent>(compute: (event: E) => Promise<unknown>) {
  return (event: E): Promise<Response> =>
    answered(async () => {
      refuseForeign(event);
      const key = event.request.headers.get('idempotency-key');
      const member = key !== null && isWrite(event) ? await memberOfPath(event) : null;
      return member?.personId && key !== null
        ? onlyOnce(event, member.personId, key, () => answered(() => compute(event)))
        : compute(event);
    });
}

/** The value as JSON, what was refused as a problem document. What fails is thrown on. */
export async function answered(compute: () => Promise<unknown>): Promise<Response> {
  try {
    const value = await compute();
    if (value instanceof Response) return value;
    const headers = { ...noStore, 'content-type': 'application/json' };
    return new Response(jsonText(value), { headers });
  } catch (thrown) {
    if (thrown instanceof Problem)
      return problem(thrown.status, thrown.message, thrown.detail, thrown.theirs);
    if (isHttpError(thrown)) return problem(thrown.status, thrown.body.message);
    if (isUnkeepable(thrown)) return problem(400, t.unkeepable);
    throw thrown;
  }
}

/** As much of a request of the framework's as the API reads, so that it can also do without one. */
export type Call = {
  locals: App.Locals;
  params: { forum?: string; room?: string };
  url: { origin: string };
  request: Sent & { method: string };
};
export type Sent = { headers: Pick<Headers, 'get' | 'has'>; text(): Promise<string> };

const isWrite = ({ request }: Pick<Call, 'request'>) =>
  !/^(GET|HEAD|OPTIONS)$/.test(request.method);
const memberOfPath = (event: RequestEvent) =>
  event.locals.member((event.params as { forum?: string }).forum ?? '');

/**
 * A cookie goes along with whatever a page of someone else sends, so a write by cookie must come
 * from a page of this house; a token is only sent by who has it.
 */
export function refuseForeign(event: Call): void {
  const { request, url, locals } = event;
  if (!isWrite(event) || !locals.account || request.headers.has('authorization')) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const json = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  // without either header it is no browser, or one that would ask before it sends JSON elsewhere
  const own =
    origin === null ? site === 'same-origin' || (site === null && json) : origin === url.origin;
  if (!own || (site !== null && site !== 'same-origin'))
    throw new Problem(403, 'Writes by cookie come from this site', 'Send a token instead.');
}

async function onlyOnce(
  event: RequestEvent,
  personId: string,
  key: string,
  act: () => Promise<Response>,
): Promise<Response> {
  if (!/^[\x20-\x7e]{1,200}$/.test(key))
    throw new Problem(400, 'Idempotency-Key has 1 to 200 printable characters');
  const { request, url, locals } = event;
  const same = fingerprint(request.method, url.pathname, await textOf(request.clone()));
  const outcome = await once(locals.db, { personId, key, request: same }, locals.now, async () => {
    const response = await act();
    return { status: response.status, body: await response.text() };
  });
  if ('refused' in outcome) return refusedOnce(refusals[outcome.refused](), outcome.refused);
  const type = outcome.status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(outcome.body === '' ? null : outcome.body, {
    status: outcome.status,
    headers: { ...noStore, 'content-type': type },
  });
}

/** The first request is still at it: asked again in a moment, its answer is there. */
function refusedOnce({ status, message, detail }: Problem, why: keyof typeof refusals): Response {
  const answer = problem(status, message, detail);
  if (why === 'still-running') answer.headers.set('retry-after', '1');
  return answer;
}

/** The body as it was sent. @throws Problem 413 or 400 */
export const textOf = (request: Sent): Promise<string> =>
  request.text().catch((thrown: { status?: number }) => {
    if (thrown.status === 413) throw new Problem(413, 'The body is larger than 5 MB');
    throw new Problem(400, 'The body did not arrive whole');
  });

const refusals = {
  'other-request': () =>
    new Problem(422, 'This Idempotency-Key was used for another request', 'Choose a new one.'),
  'still-running': () =>
    new Problem(
      409,
      'The first request with this Idempotency-Key has not ended',
      'Look whether it took effect before you send it with a new key.',
    ),
};

/** The seat of whoever calls, if its role is one of these; else 401 without credentials, 404 like a missing forum. */
export async function memberFor<R extends Member['role']>(
  event: { locals: App.Locals; params: { forum?: string } },
  ...roles: R[]
): Promise<Extract<Member, { role: R }>> {
  const member = await event.locals.member(event.params.forum ?? '');
  if (member && (roles as string[]).includes(member.role))
    return member as Extract<Member, { role: R }>;
  if (!event.locals.account)
    throw new Problem(401, 'Sign in or send a token', 'Authorization: Bearer TOKEN');
  throw new Problem(404, 'Not found');
}
