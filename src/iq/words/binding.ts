/**
 * Which words belong to which: “increasing” to AI, “first” to cloud, “top priority” to skills.
 *
 * Every qualifier takes one thing beside it, before or after, such that all of them together strain
 * the sentence least; then the list that this thing stands in: “increasing AI, cloud and big data”.
 */
import type { Part } from './parts.ts';
import { type Qualifier, takes, type Unit, withQualifier } from './units.ts';

/** `parts`: in the order in which they are to be joined */
export type Bound = { parts: readonly Part[]; units: Map<Part, Unit>; unbound: Qualifier[] };

/** Qualifiers of one pass compete for the things beside them; a later pass may say more of the same thing. */
const passOf = (part: Part): string | null => {
  if (part.kind === 'heading') return part.hard ? 'heading' : 'concept';
  if (part.kind === 'rank')
    return Number.isFinite(part.rank.depth) ? (part.rank.mild ? 'emphasis' : 'rank') : 'ranked';
  return part.kind === 'answer' || part.kind === 'column' || part.kind === 'text'
    ? part.kind
    : null;
};
const PASSES = ['answer', 'heading', 'concept', 'column', 'ranked', 'rank', 'emphasis', 'text'];
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
  for (const [part, unit] of units) if (part.kind === 'heading' && !unit.answer) units.delete(part);
  return { parts: ordered, units, unbound: unbound.filter((part) => !units.has(part)) };
}

/** “AI not increasing”: what is denied is said of what stands before. */
function withDenialFirst(
  parts: readonly Part[],
  qualifier: Part,
  things: readonly Part[],
): readonly Part[] {
  const at = parts.indexOf(qualifier);
  const denial = parts.slice(0, at).findLast(({ kind }) => kind !== 'plain');
  const first = Math.min(...things.map((thing) => parts.indexOf(thing)));
  if (denial?.kind !== 'joint' || denial.joint !== 'not' || parts.indexOf(denial) < first)
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
const isObject = (unit: Unit | undefined) => unit?.answer !== undefined;

type Reach = { thing: Part; strain: number; step: 1 | -1 } | null;

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
  for (const over of [WORDS_ONLY, COMMAS_TOO])
    for (const [i, qualifier] of qualifiers.entries()) {
      const head = chosen[i];
      const context = { parts, qualifier, units, open };
      const list = head
        ? [...listFrom(context, head, taken, over), ...deniedAfter(context, head, taken)]
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
  for (let i = at + step; i >= 0 && i < parts.length; i += step) {
    const part = parts[i];
    if (!part) break;
    const unit = units.get(part);
    if (unit?.rank && qualifier.kind === 'rank' && strain >= 2) return null;
    if (unit && takes(unit, qualifier, open))
      return strain > TOO_FAR + 1 ? null : { thing: part, strain, step };
    if (passOf(part) === passOf(qualifier)) return null;
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

type Context = {
  parts: readonly Part[];
  qualifier: Qualifier;
  units: ReadonlyMap<Part, Unit>;
  open: ReadonlySet<string>;
};
const WORDS_ONLY = 'words';
const COMMAS_TOO = 'commas';

/** The rest of the list that a thing stands in, away from its qualifier, as far as it is free. */
function listFrom(
  context: Context,
  head: NonNullable<Reach>,
  taken: ReadonlySet<Part>,
  over: typeof WORDS_ONLY | typeof COMMAS_TOO,
): Part[] {
  const { parts, qualifier, units } = context;
  const list: Part[] = [];
  let joined = false;
  for (let i = parts.indexOf(head.thing) + head.step; parts[i]; i += head.step) {
    const part = parts[i] as Part;
    const unit = units.get(part);
    if (isJoin(part) && (over === COMMAS_TOO || part.kind !== 'comma')) joined = true;
    else if (
      unit &&
      (qualifier.kind === 'answer' || !(part.kind === 'budget' || part.kind === 'heading'))
    ) {
      if (taken.has(part) || !goesOn(context, i, unit, head.step, joined)) break;
      list.push(part);
      joined = false;
    } else if (!isPassable(part) || isAnother(part, qualifier, joined)) break;
  }
  return list;
}

/** Whether a thing belongs to the list of one before it. */
function goesOn(
  { parts, qualifier, open }: Context,
  at: number,
  unit: Unit,
  step: 1 | -1,
  joined: boolean,
): boolean {
  const side =
    qualifier.kind === 'text' || (qualifier.kind === 'heading' && unit.part.kind === 'words');
  if (!joined && !side) return false;
  if (step === 1 && joined && hasOwn(parts, at, qualifier, unit, open)) return false;
  if (qualifier.kind === 'text' && unit.part.kind === 'topic' && joined) return false;
  return takes(unit, qualifier, open);
}

/** A qualifier that ends a list: one like its own, or after a join any that begins another phrase. */
function isAnother(part: Part, qualifier: Qualifier, joined: boolean): boolean {
  const pass = passOf(part);
  if (pass === null) return false;
  if (pass === passOf(qualifier)) return true;
  if (!joined) return false;
  return part.kind === 'heading' ? part.hard && qualifier.kind !== 'answer' : true;
}

/** “AI up but not cloud”: what is denied behind a qualifier is the same of another thing. */
function deniedAfter(
  { parts, qualifier, units, open }: Context,
  head: NonNullable<Reach>,
  taken: ReadonlySet<Part>,
): Part[] {
  if (head.step === 1 || (qualifier.kind !== 'column' && qualifier.kind !== 'rank')) return [];
  const after = parts.slice(parts.indexOf(qualifier) + 1).filter(({ kind }) => kind !== 'plain');
  const at = after.findIndex((part) => !isJoin(part));
  const [denial, thing] = after.slice(at);
  const unit = thing && units.get(thing);
  if (at < 1 || denial?.kind !== 'joint' || denial.joint !== 'not' || !unit || taken.has(thing))
    return [];
  const next = after[at + 2];
  const isFree = !next || passOf(next) !== passOf(qualifier);
  return isFree && takes(unit, qualifier, open) ? [thing] : [];
}

/** “Increasing AI, cloud in the top 2”: what follows a thing is said of it alone. */
function hasOwn(
  parts: readonly Part[],
  at: number,
  qualifier: Qualifier,
  unit: Unit,
  open: ReadonlySet<string>,
): boolean {
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
  return next?.kind === 'rank' && qualifier.kind === 'column' && takes(unit, next, open);
}

/** Whether a part joins the things of a list. */
export const isJoin = (part: Part) =>
  part.kind === 'comma' || (part.kind === 'joint' && /^(?:and|or|nor|but)$/.test(part.joint));
const isPassable = (part: Part) =>
  part.kind === 'plain' ||
  part.kind === 'rank' ||
  part.kind === 'column' ||
  part.kind === 'heading' ||
  part.kind === 'budget' ||
  (part.kind === 'joint' && /^(?:not|neither|either)$/.test(part.joint));
