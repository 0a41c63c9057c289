/**
 * Which words belong to which: “increasing” to AI, “first” to cloud, “top priority” to skills.
 *
 * Every qualifier takes one thing beside it, before or after, such that all of them together strain
 * the sentence least; then the list that this thing stands in: “increasing AI, cloud and big data”.
 */

import { COMMAS_TOO, deniedAfter, listFrom, passOf, type Reach, WORDS_ONLY } from './listing.ts';
import type { Part } from './parts.ts';
import { type Qualifier, takes, type Unit, withQualifier } from './units.ts';

/** `parts`: in the order in which they are to be joined */
export type Bound = { parts: readonly Part[]; units: Map<Part, Unit>; unbound: Qualifier[] };

const PASSES = [
  'answer',
  'heading',
  'concept',
  'column',
  'status',
  'ranked',
  'rank',
  'emphasis',
  'text',
];
/** How much it strains a sentence to reach over something. */
const STRAIN: Partial<Record<Part['kind'], number>> = {
  comma: 2.2,
  stop: 7,
  colon: 1.5,
  open: 3,
  close: 3,
  lost: 0.7,
};
const JOINT_STRAIN = {
  and: 2,
  or: 2,
  nor: 2,
  but: 4,
  clause: 0.6,
  than: 6,
  not: 0.2,
  whole: 4,
  neither: 1,
  either: 0.6,
  behind: 5,
  one: 0.6,
  both: 4,
};
const TOO_FAR = 6;

export function bind(parts: readonly Part[], open: ReadonlySet<string>): Bound {
  const units = new Map<Part, Unit>();
  parts.forEach((part, at) => {
    if (isThing(part)) units.set(part, { part, at, bound: [] });
  });
  const unbound: Qualifier[] = [];
  let group = 0;
  let ordered = parts;
  for (const pass of PASSES) {
    const qualifiers = parts.filter(
      (part): part is Qualifier => passOf(part) === pass && !isObject(units.get(part)),
    );
    for (const [qualifier, things] of bindPass(parts, qualifiers, units, open)) {
      group++;
      for (const thing of things) {
        const unit = units.get(thing);
        if (!unit) continue;
        const next = withQualifier(unit, qualifier, open);
        units.set(thing, pass === 'concept' ? next : { ...next, group: unit.group ?? group });
      }
      if (things.length === 0) unbound.push(qualifier);
      else ordered = withDenialFirst(ordered, qualifier, things);
    }
  }
  for (const [part, unit] of units)
    if ((part.kind === 'heading' && !unit.answer) || isIdleCopy(unit)) units.delete(part);
  return { parts: ordered, units, unbound: unbound.filter((part) => !units.has(part)) };
}

/** “AI not increasing”: what is denied is said of what stands before. */
function withDenialFirst(
  parts: readonly Part[],
  qualifier: Part,
  things: readonly Part[],
): readonly Part[] {
  const at = parts.indexOf(qualifier);
  const denial = parts.slice(0, at).findLast(({ kind }) => kind !== 'plain' && kind !== 'lost');
  const first = Math.min(...things.map((thing) => parts.indexOf(thing)));
  if (
    denial?.kind !== 'joint' ||
    !/^(?:not|neither)$/.test(denial.joint) ||
    parts.indexOf(denial) < first
  )
    return parts;
  const rest = parts.filter((part) => part !== denial);
  return [...rest.slice(0, first), denial, ...rest.slice(first)];
}

const isThing = ({ kind }: Part) =>
  kind === 'topic' ||
  kind === 'words' ||
  kind === 'money' ||
  kind === 'budget' ||
  kind === 'heading';
/** “It” of which nothing is said. */
const isIdleCopy = ({ part, columns, rank, questions, text, answer }: Unit) =>
  part.kind === 'topic' && part.again && !columns && !rank && !questions && !text && !answer;
const isObject = (unit: Unit | undefined) => unit?.answer !== undefined;

function bindPass(
  parts: readonly Part[],
  qualifiers: readonly Qualifier[],
  units: Map<Part, Unit>,
  open: ReadonlySet<string>,
): Map<Qualifier, Part[]> {
  const reaches = qualifiers.map((qualifier) => {
    const at = parts.indexOf(qualifier);
    return [
      null,
      reach(parts, at, -1, qualifier, units, open),
      reach(parts, at, 1, qualifier, units, open),
    ];
  });
  const chosen = leastStrained(reaches, qualifiers);
  const taken = new Set(chosen.flatMap((each) => (each ? [each.thing] : [])));
  const result = new Map<Qualifier, Part[]>();
  // lists joined by words go first: “increasing AI, cloud or big data down”
  for (const over of [WORDS_ONLY, COMMAS_TOO] as const)
    for (const [i, qualifier] of qualifiers.entries()) {
      const head = chosen[i];
      const context = { parts, qualifier, units, open };
      const list = head
        ? [
            ...listFrom(context, head, taken, over, result.get(qualifier)),
            ...deniedAfter(context, head, taken),
          ]
        : [];
      for (const thing of list) taken.add(thing);
      const own = result.get(qualifier) ?? (head ? [head.thing] : []);
      result.set(qualifier, [...own, ...list.filter((thing) => !own.includes(thing))]);
    }
  return result;
}

/** “Keeping cloud flat” says one thing twice. */
const saysSame = (a: Part | undefined, b: Part | undefined) =>
  a?.kind === 'column' &&
  b?.kind === 'column' &&
  a.columns.some(({ question, column }) =>
    b.columns.some((each) => each.question === question && each.column === column),
  );

const UNBOUND = 7;

/** One reach for each qualifier, no thing twice, with the least strain in all (Viterbi 1967). */
function leastStrained(
  reaches: readonly (readonly Reach[])[],
  qualifiers: readonly Qualifier[],
): Reach[] {
  type Path = { strain: number; picks: Reach[] };
  let paths: Path[] = [{ strain: 0, picks: [] }];
  for (const [i, options] of reaches.entries()) {
    const next: Path[] = [];
    for (const option of options) {
      if (option === undefined) continue;
      let best: Path | null = null;
      for (const path of paths) {
        const last = path.picks.at(-1);
        if (
          option &&
          last &&
          last.thing === option.thing &&
          !saysSame(qualifiers[i - 1], qualifiers[i])
        )
          continue;
        const strain = path.strain + (option ? option.strain : UNBOUND);
        if (!best || strain < best.strain) best = { strain, picks: [...path.picks, option] };
      }
      if (best && (option !== null || !next.includes(best))) next.push(best);
    }
    paths = dedupe(next);
  }
  return (
    paths.reduce<Path | null>((a, b) => (a && a.strain <= b.strain ? a : b), null)?.picks ?? []
  );
}

const dedupe = <T>(list: T[]): T[] => [...new Set(list)];

/** The nearest thing on one side that can take a qualifier, and how far it is to reach. */
function reach(
  parts: readonly Part[],
  at: number,
  step: 1 | -1,
  qualifier: Qualifier,
  units: Map<Part, Unit>,
  open: ReadonlySet<string>,
): Reach {
  let strain = sideStrain(qualifier, step) + linkStrain(parts, at, step);
  let hasPassed = false;
  for (let i = at + step; i >= 0 && i < parts.length; i += step) {
    const part = parts[i];
    if (!part) break;
    const unit = units.get(part);
    if (unit?.rank && qualifier.kind === 'rank' && strain >= 2) return null;
    if (unit && takes(unit, qualifier, open))
      return strain > TOO_FAR + 1 ? null : { thing: part, strain, step };
    if (passOf(part) === passOf(qualifier)) return null;
    // “priority legacy, AI up”: what is asked for stands before the comma, whatever it is
    if (part.kind === 'comma' && hasPassed && qualifier.kind === 'heading') return null;
    hasPassed ||= part.kind === 'topic';
    if (unit && (part.kind === 'topic' || part.kind === 'money')) strain += 2.5;
    else if (unit && part.kind === 'words') strain += 1.5;
    else if (part.kind === 'joint') strain += JOINT_STRAIN[part.joint];
    else strain += STRAIN[part.kind] ?? 0.05;
    if (part.kind === 'colon' && step === (qualifier.kind === 'heading' ? 1 : -1)) strain -= 1.5;
    if (strain > TOO_FAR) return null;
  }
  return null;
}

function sideStrain({ kind, side }: Qualifier, step: 1 | -1): number {
  if (side === 'before') return step === 1 ? 0 : 1.6;
  if (side === 'after') return step === -1 ? 0 : 1.6;
  return kind === 'heading' || kind === 'answer'
    ? step === 1
      ? 0.1
      : 0.3
    : step === -1
      ? 0.1
      : 0.2;
}

/** “Flat on cloud”: a small word of place leads on; “cloud is flat”, “AI as first choice”: one leads back. */
function linkStrain(parts: readonly Part[], at: number, step: 1 | -1): number {
  const next = parts[at + 1];
  const leadsOn = next?.kind === 'plain' && LEADS_ON.has(next.word);
  return leadsOn && step === -1 ? 1.2 : 0;
}

const LEADS_ON = new Set('on in for of to with fur bei in sur en pour pa i su op voor'.split(' '));
