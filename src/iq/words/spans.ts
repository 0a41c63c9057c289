/** What became of each part of the text: to be underlined, left plain, or struck through. */
import { nameOf } from '#iq/query.ts';
import type { Reading } from './meaning.ts';
import type { Part } from './parts.ts';
import type { Unit } from './units.ts';

/** [from, to) in UTF-16 units; `clauses`: names of the conditions that an understood part became. */
export type Span = { from: number; to: number } & (
  | { kind: 'understood'; clauses: string[] }
  | { kind: 'plain' }
  | { kind: 'not-understood' }
);

export function spansOf(
  text: string,
  length: number,
  parts: readonly Part[],
  own: readonly { from: number; to: number }[],
  units: ReadonlyMap<Part, Unit>,
  missed: ReadonlySet<Part>,
  read: (unit: Unit) => Reading | undefined,
): Span[] {
  const places = [...units.values()].flatMap((unit) => {
    const clauses = (read(unit)?.clauses ?? []).flat().map(nameOf);
    return [unit.part, ...unit.bound].map(({ from, to }) => ({ from, to, clauses }));
  });
  const spans = parts.map(({ from, to, kind }): Span => {
    const isMissed = [...missed].some((part) => part.from < to && from < part.to);
    if (isMissed) return { from, to, kind: 'not-understood' };
    const clauses = places
      .filter((place) => place.from < to && from < place.to)
      .flatMap((place) => place.clauses);
    if (clauses.length > 0) return { from, to, kind: 'understood', clauses: [...new Set(clauses)] };
    return kind === 'joint'
      ? { from, to, kind: 'understood', clauses: [] }
      : { from, to, kind: 'plain' };
  });
  const cut = length > text.length ? [{ from: text.length, to: length }] : [];
  const others = [...own, ...cut].map(
    ({ from, to }): Span => ({ from, to, kind: 'not-understood' }),
  );
  return [...spans, ...others].sort((a, b) => a.from - b.from);
}
