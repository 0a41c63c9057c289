/** Swaps made without a network, as they wait among what else a device has to send. */
import { readStatement } from '#exchange/contacts/statement.ts';
import type { Act } from '#exchange/device/act.ts';

/** `refused`: why the server does not take it; the owner discards it */
export type Held = { act: string; name: string; refused: string | null };

/** What the other person's phone signed: my offer comes before it where I made one. */
const theirs = (statements: readonly string[]) => statements.at(statements.length < 3 ? 0 : 1);

export function heldIn({ id, kind, asking, refused }: Act): Held | null {
  if (kind !== 'contact') return null;
  const statements = (asking.json?.statements ?? []) as string[];
  const name = readStatement(theirs(statements) ?? '')?.statement.who.name ?? '';
  return { act: id, name, refused: refused && (refused.detail ?? 'other') };
}
