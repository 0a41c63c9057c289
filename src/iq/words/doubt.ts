/** “Rethinking drones”: what is said of a row is not understood, so that its direction must not be guessed. */
import { stemsOf } from './lexer.ts';
import type { Part } from './parts.ts';
import { allowed, type Unit } from './units.ts';

/** Marks the rows beside which stands a word that is not understood, and nothing that is; their list with them. */
export function markDoubt(
  parts: readonly Part[],
  units: Map<Part, Unit>,
  lost: Set<Part>,
  isHeading: (stem: string) => boolean,
): void {
  for (const unit of units.values()) if (isBare(unit) && isWeak(unit)) unit.doubt = true;
  for (const part of [...lost]) {
    const at = parts.indexOf(part);
    if (isWeighed(part) || isWeighed(parts.slice(0, at).findLast(({ kind }) => kind !== 'plain')))
      continue;
    const denial = parts.slice(0, at).findLast(({ kind }) => kind !== 'plain');
    for (const unit of listBeside(parts, at, -1, units)) {
      if (isWeak(unit) && stemsOf(wordsIn(unit)).every(isHeading)) units.delete(unit.part);
      unit.doubt = true;
    }
    const after = listBeside(parts, at, 1, units);
    // not to do what is not understood says nothing of anybody
    const isDenied = denial?.kind === 'joint' && /^(?:not|neither)$/.test(denial.joint);
    if (isDenied && after.length > 0) lost.add(denial);
    for (const unit of after) {
      if (isWeak(unit) && stemsOf(wordsIn(unit)).every(isHeading)) units.delete(unit.part);
      unit.doubt = true;
      if (!isDenied) continue;
      lost.add(unit.part);
      units.delete(unit.part);
    }
  }
}

/** “AI over cloud” leaves out what AI is weighed against; of AI itself all is understood. */
const isWeighed = (part: Part | undefined): boolean =>
  part?.kind === 'lost' &&
  /^(?:to|rather|over|above|ahead|before|vs|versus|than|beats|trumps|outranks)$/i.test(part.words);

/** The rows from a place on, as far as nothing but joins stands between them and nothing was said of them. */
function listBeside(
  parts: readonly Part[],
  at: number,
  step: 1 | -1,
  units: ReadonlyMap<Part, Unit>,
): Unit[] {
  const list: Unit[] = [];
  let open = true;
  for (let i = at + step; parts[i]; i += step) {
    const part = parts[i] as Part;
    const unit = units.get(part);
    if (unit) {
      if (!open || !isBare(unit)) break;
      list.push(unit);
      open = false;
    } else if (part.kind === 'joint' && /^(?:and|or|nor)$/.test(part.joint) && list.length > 0)
      open = true;
    else if (!isPassed(part)) break;
  }
  return list;
}

const isBare = (unit: Unit): boolean =>
  unit.part.kind === 'topic' &&
  !unit.columns &&
  !unit.answer &&
  !unit.text &&
  allowed(unit).some(({ row }) => row);

const WEAK = 0.6;
/** “Passengers” of “Transfer passengers”: one word of several says too little to guess a direction. */
const isWeak = (unit: Unit): boolean =>
  !unit.rather &&
  !/[ -]/.test(wordsIn(unit)) &&
  allowed(unit).every(({ row, score }) => row && score < WEAK);

const wordsIn = ({ part }: Unit): string => (part.kind === 'topic' ? part.words : '');

/** A comma that parts nothing any more has no word. */
const isPassed = (part: Part): boolean =>
  (part.kind === 'plain' && part.word !== '') ||
  part.kind === 'lost' ||
  part.kind === 'colon' ||
  part.kind === 'budget' ||
  (part.kind === 'heading' && !part.hard);
