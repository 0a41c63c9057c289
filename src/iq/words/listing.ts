/** The list of things that one qualifier is said of: “increasing AI, cloud and big data”. */
import type { Part } from './parts.ts';
import { type Qualifier, takes, type Unit } from './units.ts';

/** The thing that a qualifier takes, and on which side. */
export type Reach = { thing: Part; strain: number; step: 1 | -1 } | null;

/** Qualifiers of one pass compete for the things beside them; a later pass may say more of the same thing. */
export const passOf = (part: Part): string | null => {
  if (part.kind === 'heading') return part.hard ? 'heading' : 'concept';
  if (part.kind === 'rank')
    return Number.isFinite(part.rank.depth) ? (part.rank.mild ? 'emphasis' : 'rank') : 'ranked';
  if (part.kind === 'column' && part.mild) return 'status';
  return part.kind === 'answer' || part.kind === 'column' || part.kind === 'text'
    ? part.kind
    : null;
};

export type Context = {
  parts: readonly Part[];
  qualifier: Qualifier;
  units: ReadonlyMap<Part, Unit>;
  open: ReadonlySet<string>;
};
export const WORDS_ONLY = 'words';
export const COMMAS_TOO = 'commas';

/** The rest of the list that a thing stands in, away from its qualifier, as far as it is free. */
export function listFrom(
  context: Context,
  head: NonNullable<Reach>,
  taken: ReadonlySet<Part>,
  over: typeof WORDS_ONLY | typeof COMMAS_TOO,
  own: readonly Part[] = [],
): Part[] {
  const { parts, qualifier, units } = context;
  const list: Part[] = [];
  let joined = false;
  let comma = false;
  for (let i = parts.indexOf(head.thing) + head.step; parts[i]; i += head.step) {
    const part = parts[i] as Part;
    const unit = units.get(part);
    if (isJoin(part) && (over === COMMAS_TOO || part.kind !== 'comma')) {
      joined = true;
      comma ||= part.kind === 'comma';
    } else if (
      unit &&
      (qualifier.kind === 'answer' || !(part.kind === 'budget' || part.kind === 'heading'))
    ) {
      if (own.includes(part)) {
        joined = false;
        continue;
      }
      if (taken.has(part) || !goesOn(context, i, unit, head.step, joined)) break;
      if (comma && isOwnOption(part, qualifier, context.open, head.step)) break;
      list.push(part);
      joined = false;
    } else if (!isPassable(part) || isAnother(part, qualifier, joined)) break;
  }
  return list;
}

/** “Data sharing between forces, and data quality is the challenge”: a whole option before a comma is no text. */
const isOwnOption = (
  part: Part,
  qualifier: Qualifier,
  open: ReadonlySet<string>,
  step: 1 | -1,
): boolean =>
  step === -1 &&
  qualifier.kind === 'heading' &&
  qualifier.questions.every((question) => open.has(question)) &&
  part.kind === 'topic' &&
  (part.meanings[0]?.score ?? 0) > 0.9;

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
export function deniedAfter(
  { parts, qualifier, units, open }: Context,
  head: NonNullable<Reach>,
  taken: ReadonlySet<Part>,
): Part[] {
  if (head.step === 1 || (qualifier.kind !== 'column' && qualifier.kind !== 'rank')) return [];
  const after = parts.slice(parts.indexOf(qualifier) + 1).filter(({ kind }) => kind !== 'plain');
  const at = after.findIndex((part) => !isJoin(part));
  const [denial, thing] = after.slice(at);
  const unit = thing && units.get(thing);
  if (at < 0 || denial?.kind !== 'joint' || denial.joint !== 'not' || !unit || taken.has(thing))
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
  const next = parts
    .slice(at + 1)
    .find((part) => part.kind !== 'plain' && part.kind !== 'budget' && part.kind !== 'heading');
  if (next?.kind === 'column' && qualifier.kind === 'heading') return takes(unit, next, open);
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
