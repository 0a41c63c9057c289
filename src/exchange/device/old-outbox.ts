/** Messages that waited in local storage, where they were kept before there was a database. */
import type { Act } from '#exchange/device/act.ts';
import { type Owner, oldOutboxKey } from '#exchange/device/names.ts';

type Storage = { getItem(key: string): string | null; removeItem(key: string): void };

/**
 * Moves them over, in their order and with their ids: done twice, or broken off, they are the same.
 *
 * @param add puts one down
 */
export async function moveOver(
  storage: Storage,
  owner: Owner,
  act: (old: Old) => Act,
  add: (act: Act) => Promise<void>,
): Promise<void> {
  const key = oldOutboxKey(owner);
  const kept = storage.getItem(key);
  if (kept === null) return;
  for (const old of read(kept)) await add(act(old));
  storage.removeItem(key);
}

export type Old = { id: string; room: string; body: string; writtenAt: string };

function read(kept: string): Old[] {
  try {
    const all: unknown = JSON.parse(kept);
    return Array.isArray(all) ? all.filter(isOld) : [];
  } catch {
    return [];
  }
}

const isOld = (thing: unknown): thing is Old => {
  const { id, room, body, writtenAt } = (thing ?? {}) as Record<string, unknown>;
  return [id, room, body, writtenAt].every((each) => typeof each === 'string');
};
