/** A session that a program names. */
import { hasSession } from '#research/polls/session.server.ts';
import { Problem } from '../../../../endpoint.ts';

type Asking = { locals: App.Locals; params: { session: string } };

/** @throws Problem 404 where the agenda has none of that ref */
export async function sessionAsked({ locals, params }: Asking, forumId: string): Promise<string> {
  if (!(await hasSession(locals.db, forumId, params.session))) throw new Problem(404, 'Not found');
  return params.session;
}

/** @throws Problem 404 for what is not there, else 409 */
export function refuse({ refused }: { refused: string }): never {
  if (refused.startsWith('no-such') && refused !== 'no-such-option')
    throw new Problem(404, 'Not found');
  throw new Problem(409, refused);
}
