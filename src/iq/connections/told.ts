/** A reason as a sentence: to one of the two, or to whoever would introduce them. */
import type { Reason } from '#iq/connections/reasons.ts';
import { connections } from '#ui/texts/connections.ts';

type Words = typeof connections.because;

function sentence(reason: Reason, t: Words): string {
  const { because, what } = reason;
  if (because === 'chose') return t.chose(reason.question, reason.what);
  if (because === 'first') return t.first(reason.what[0] ?? '');
  if (because === 'title' || because === 'kind' || because === 'seniority' || because === 'country')
    return t[because](String(what));
  return t[because]([what].flat());
}

export const toldToEither = (reason: Reason): string => sentence(reason, connections.because);
export const toldToThird = (reason: Reason): string =>
  sentence(reason, connections.introduce.because);
