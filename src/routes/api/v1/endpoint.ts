/** The API's manners: JSON in and out, problem details (RFC 9457) for every refusal. */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { Member } from '#forum/people.ts';

export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  constructor(status: number, title: string, detail?: string) {
    super(title);
    this.status = status;
    this.detail = detail;
  }
}

const problem = (status: number, title: string, detail?: string) =>
  new Response(JSON.stringify({ type: 'about:blank', status, title, ...(detail && { detail }) }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });

/** Wraps what computes an answer into a handler: its value becomes JSON, its Problem a problem document. */
export function endpoint<E extends RequestEvent>(compute: (event: E) => Promise<unknown>) {
  return async (event: E): Promise<Response> => {
    try {
      const value = await compute(event);
      if (value instanceof Response) return value;
      return Response.json(value, { headers: { 'cache-control': 'no-store' } });
    } catch (thrown) {
      if (thrown instanceof Problem) return problem(thrown.status, thrown.message, thrown.detail);
      if (isHttpError(thrown)) return problem(thrown.status, thrown.body.message);
      throw thrown;
    }
  };
}

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
