/** What changed between a printed page and the plan as it is, line by line. Pure. */
import type { Page } from '#meetings/paper/page.ts';

/** A line of a printed page, without a name: `key` in refs, `place` a table, a room or nothing. */
export type Said = { key: string; startsAt: string; endsAt: string; place: string };

/** The lines of a page as they are kept with its print. */
export const saidOn = (page: Page): Said[] =>
  page.kind === 'person'
    ? page.lines.map(({ key, startsAt, endsAt, ...line }) => ({
        ...{ key, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        place: line.kind === 'meeting' ? `${line.table}` : line.kind === 'session' ? line.room : '',
      }))
    : page.seats
        .filter(({ meeting }) => meeting !== null)
        .map(({ key, startsAt, endsAt }) => ({
          ...{ key, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: '' },
        }));

/** `from` null: new · `to` null: gone */
export type Change = { key: string; from: Said | null; to: Said | null };

const text = ({ key, startsAt, endsAt, place }: Said) =>
  JSON.stringify([key, startsAt, endsAt, place]);

/**
 * Lines that are new, gone or elsewhere, in order of time. None, although the contents differ: only
 * a name, a title, an organisation or a zone reads otherwise.
 */
export function changesBetween(before: readonly Said[], after: readonly Said[]): Change[] {
  const [old, fresh] = [new Set(before.map(text)), new Set(after.map(text))];
  const gone = before.filter((line) => !fresh.has(text(line)));
  const come = after.filter((line) => !old.has(text(line)));
  const changes: Change[] = gone.map((from) => {
    const at = come.findIndex(({ key }) => key === from.key);
    const [to = null] = at < 0 ? [] : come.splice(at, 1);
    return { key: from.key, from, to };
  });
  const all = [...changes, ...come.map((to) => ({ key: to.key, from: null, to }))];
  const when = ({ from, to }: Change) => (to ?? from)?.startsAt ?? '';
  return all.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
}
