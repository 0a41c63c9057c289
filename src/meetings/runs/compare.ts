/** Two plans side by side: what is the same, what moved, what is in one alone. */

import type { Reached } from '#meetings/plan.ts';
import type { PlanResult } from '#meetings/runs/drafts.server.ts';

export type ComparedMeeting = {
  client: string;
  delegate: string;
  slot: number;
  table: number;
  /** person id */
  representative: string;
};
export type Comparison = {
  same: ComparedMeeting[];
  /** the same pair at another time, at another table or with another representative */
  moved: { from: ComparedMeeting; to: ComparedMeeting }[];
  onlyA: ComparedMeeting[];
  onlyB: ComparedMeeting[];
};

const pairOf = ({ client, delegate }: ComparedMeeting) => `${client} ${delegate}`;
const isSamePlace = (a: ComparedMeeting, b: ComparedMeeting) =>
  a.slot === b.slot && a.table === b.table && a.representative === b.representative;

/** A pair meets once in a plan, so each meeting falls into exactly one of the four. */
export function compareMeetings(
  a: readonly ComparedMeeting[],
  b: readonly ComparedMeeting[],
): Comparison {
  const inB = new Map(b.map((meeting) => [pairOf(meeting), meeting]));
  const inA = new Set(a.map(pairOf));
  const compared: Comparison = { same: [], moved: [], onlyA: [], onlyB: [] };
  for (const from of a) {
    const to = inB.get(pairOf(from));
    if (!to) compared.onlyA.push(from);
    else if (isSamePlace(from, to)) compared.same.push(from);
    else compared.moved.push({ from, to });
  }
  compared.onlyB.push(...b.filter((meeting) => !inA.has(pairOf(meeting))));
  return compared;
}

export type Side = { value: number; bound: number | null };
export type NumberLine = { what: 'promised' | 'mutual' | 'total' | 'gaps'; a: Side; b: Side };

/** The numbers of both plans; a number that only one of them counts is left out. */
export function compareNumbers(a: PlanResult, b: PlanResult): NumberLine[] {
  const read = (result: PlanResult, what: NumberLine['what']) =>
    (result as Partial<Record<NumberLine['what'], Reached>>)[what];
  return (['promised', 'mutual', 'total', 'gaps'] as const).flatMap((what) => {
    const [ofA, ofB] = [read(a, what), read(b, what)];
    return ofA && ofB ? [{ what, a: ofA, b: ofB }] : [];
  });
}

type Counted = { promised: number; planned: number; mutual: number; gaps: number | null };
export type ClientLine = { client: string; a: Counted | null; b: Counted | null };

/** @returns the clients of either plan, in the order of `b`; null: not in that plan */
export function compareClients(a: PlanResult, b: PlanResult): ClientLine[] {
  const count = (result: PlanResult, client: string): Counted | null => {
    const line = result.clients.find((each) => each.client === client);
    if (!line) return null;
    const { promised, planned, mutual } = line;
    const { gaps = null } = line as { gaps?: number | null };
    return { promised, planned, mutual, gaps };
  };
  const ids = new Set([...b.clients, ...a.clients].map(({ client }) => client));
  return [...ids].map((client) => ({ client, a: count(a, client), b: count(b, client) }));
}

export type PersonLine = {
  /** person id */
  person: string;
  lost: ComparedMeeting[];
  gained: ComparedMeeting[];
  moved: { from: ComparedMeeting; to: ComparedMeeting }[];
};

/** Everyone whose day differs, those with most changes first; ties by id, so that all see one order. */
export function comparePeople({ moved, onlyA, onlyB }: Comparison): PersonLine[] {
  const lines = new Map<string, PersonLine>();
  const line = (person: string) => {
    const known = lines.get(person) ?? { person, lost: [], gained: [], moved: [] };
    lines.set(person, known);
    return known;
  };
  for (const each of onlyA)
    for (const who of [each.delegate, each.representative]) line(who).lost.push(each);
  for (const each of onlyB)
    for (const who of [each.delegate, each.representative]) line(who).gained.push(each);
  for (const change of moved) {
    const { from, to } = change;
    line(from.delegate).moved.push(change);
    if (from.representative === to.representative) line(from.representative).moved.push(change);
    else {
      line(from.representative).lost.push(from);
      line(to.representative).gained.push(to);
    }
  }
  const changes = (each: PersonLine) => each.lost.length + each.gained.length + each.moved.length;
  return [...lines.values()].sort(
    (x, y) => changes(y) - changes(x) || (x.person < y.person ? -1 : 1),
  );
}
