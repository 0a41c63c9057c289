/** “Excluding UK heads”: heads not from the UK, or everybody but the heads from there. */
import type { Part } from './parts.ts';
import { allowed, type Unit } from './units.ts';

/** The parts as they stand where the denial goes over both of two things side by side; null for no such denial. */
export function deniedTogether(
  parts: readonly Part[],
  units: ReadonlyMap<Part, Unit>,
): Part[] | null {
  for (const [at, part] of parts.entries()) {
    if (part.kind !== 'joint' || part.joint !== 'not') continue;
    const [first, second] = parts.slice(at + 1).filter(({ kind }) => kind !== 'plain');
    if (!isWho(first, units) || !isWho(second, units)) continue;
    return parts.map((each) => (each === part ? { ...part, joint: 'whole' } : each));
  }
  return null;
}

/** A place, a rank or a title: said of people rather than of what they answered. */
function isWho(part: Part | undefined, units: ReadonlyMap<Part, Unit>): boolean {
  const unit = part && units.get(part);
  if (!unit || unit.text) return false;
  if (unit.part.kind === 'words') return unit.part.title;
  const meanings = allowed(unit);
  return meanings.length > 0 && meanings.every(({ field }) => field.source.of === 'registration');
}
