/** meeting-requests.*: who wishes to meet whom, from both sides. */
import { fold } from '#base/text.ts';
import type { Ledger, PlannedWish, Status } from '#research/import/plan.ts';
import { openSheet, type SheetRow, type Source } from '#research/import/sheet.ts';
import { leftOut, notes, reasons } from '#ui/texts/import.ts';

const PRIORITY = 'Priority (1 = must)';
const WEAKEST = 9;

/** Whom the Refs mean; a delegate's Ref as the forum writes it. */
export type Directory = {
  delegate(ref: string): { ref: string; status: Status } | undefined;
  client(ref: string): { ref: string } | undefined;
};

/** @returns null if the file can't be read; the ledger says why */
export function readWishes(
  source: Source,
  directory: Directory,
  ledger: Ledger,
): PlannedWish[] | null {
  const sheet = openSheet(source, ['From', 'To', 'Side', PRIORITY], [], ledger);
  if (!sheet) return null;
  if (sheet.rows.some(({ cell }) => Number(cell(PRIORITY)) > WEAKEST))
    ledger.notes.push(notes.weakPriority);
  const read = sheet.rows.flatMap((row) => readWish(source.file, row, directory, ledger) ?? []);
  return once(read, ledger);
}

function readWish(
  file: string,
  { line, cell }: SheetRow,
  directory: Directory,
  ledger: Ledger,
): PlannedWish | null {
  const complain = (column: string, found: string, reason: string) => {
    ledger.problems.push({ file, line, column, found, reason });
    return null;
  };
  const side = fold(cell('Side'));
  if (side !== 'client' && side !== 'delegate') return complain('Side', cell('Side'), reasons.side);
  const [clientColumn, delegateColumn] = side === 'client' ? ['From', 'To'] : ['To', 'From'];
  const delegate = directory.delegate(cell(delegateColumn));
  const client = directory.client(cell(clientColumn));
  if (!delegate) return complain(delegateColumn, cell(delegateColumn), reasons.noDelegate);
  if (!client) return complain(clientColumn, cell(clientColumn), reasons.noClient);
  const never = fold(cell(PRIORITY)) === 'never';
  const rank = never ? WEAKEST : Number(/^[1-9]\d*$/.exec(cell(PRIORITY))?.[0]);
  if (Number.isNaN(rank)) return complain(PRIORITY, cell(PRIORITY), reasons.priority);
  if (delegate.status !== 'confirmed') {
    const reason = leftOut.wishFor[delegate.status];
    ledger.leftOut.push({ file, line, column: delegateColumn, reason });
    return null;
  }
  const strength = never ? 'never' : rank === 1 ? 'must' : 'would like';
  const priority = Math.min(rank, WEAKEST);
  return { file, line, client: client.ref, delegate: delegate.ref, side, strength, priority };
}

/** The same wish twice is one wish, at its stronger priority; never is stronger than any. */
function once(read: readonly PlannedWish[], ledger: Ledger): PlannedWish[] {
  const weight = ({ strength, priority }: PlannedWish) => (strength === 'never' ? 0 : priority);
  const kept = new Map<string, PlannedWish>();
  for (const wish of read) {
    const key = JSON.stringify([wish.side, wish.client, wish.delegate]);
    const before = kept.get(key);
    const [holds, goes] =
      before && weight(before) <= weight(wish) ? [before, wish] : [wish, before];
    kept.set(key, holds);
    if (goes)
      ledger.leftOut.push({
        file: goes.file,
        line: goes.line,
        reason: leftOut.sameWish(holds.line ?? 0),
      });
  }
  return [...kept.values()];
}
