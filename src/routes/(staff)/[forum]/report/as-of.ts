/** The day of `?asOf=`, for the draft and its PDF. */
import { printedDay } from '#report/printing.ts';
import { startOfDay } from '#research/as-of.ts';

/** `before` null: the draft as of now; `problem`: what was given and is no day. */
export function dayAsked(url: URL) {
  const given = url.searchParams.get('asOf') ?? '';
  const before = given === '' ? null : startOfDay(given);
  return {
    before,
    day: before && given,
    shown: before && printedDay(before, 'UTC'),
    problem: before || given === '' ? null : given.slice(0, 40),
  };
}
