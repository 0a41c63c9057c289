/** The same four decisions on both pages: a delegate's in Forum Link, another person's by link. */
import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Delegate, Interviewee } from '#forum/people.ts';
import { decide } from '#research/interviews/decisions.server.ts';
import { type Choice, isLevel } from '#research/interviews/quote.ts';

type Asking = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'request'>;

/** @param guard who may decide; throws for everyone else */
export function quoteActions(guard: (event: Asking) => Promise<Delegate | Interviewee>) {
  const act = (choice: Choice) => async (event: Asking) => {
    const who = await guard(event);
    const form = await event.request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    const written = field('level');
    const level = isLevel(written) ? written : ('anonymous' as const);
    const decision = { choice, mark: field('mark'), level, text: field('text') };
    const { db, now } = event.locals;
    const [quote, outcome] = [field('quote'), await decide(db, who, field('quote'), decision, now)];
    return 'refused' in outcome ? fail(409, { ...outcome, quote }) : { ...outcome, quote };
  };
  return {
    approve: act('approve'),
    propose: act('propose'),
    decline: act('decline'),
    withdraw: act('withdraw'),
  };
}
