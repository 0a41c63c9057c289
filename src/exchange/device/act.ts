/**
 * What a person does on a device and the server does not know yet. Each act carries an id made
 * here, so that asking again, from another tab, after a crash or by the worker, is the same act.
 */

export type ActKind =
  | 'message'
  | 'edit'
  | 'remove'
  | 'react'
  | 'read'
  | 'note'
  | 'outcome'
  | 'contact'
  | 'vote'
  | 'question'
  | 'got it'
  | 'answer';

/** An act as the server is asked to do it: JSON for the API, fields for the action of a screen. */
export type Asking = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  json?: Record<string, unknown>;
  form?: Record<string, string>;
  /** the act is not one by an id that its body holds: the server is told its id besides */
  keyed?: true;
};

export type Refusal = {
  status: number;
  /** the server's own words */
  why: string;
  /** its word for programs */
  detail?: string;
  /** of a conflict: what the other device has put there */
  theirs: Record<string, unknown> | null;
};

export type Act = {
  /** UUIDv7 made here */
  id: string;
  kind: ActKind;
  /** acts of one lane happen in the order in which they were made: a room, a note, a meeting */
  lane: string;
  asking: Asking;
  /** ISO 8601, by the device's clock */
  madeAt: string;
  /** null: not tried, or not reached yet */
  refused: Refusal | null;
};

/** What the server said: done, refused for good, not now, or nothing at all. */
export type Reply = { done: unknown } | { refused: Refusal } | 'later' | 'unreachable';

/** Where acts wait. Every call is one step that happens whole or not at all. */
export type Shelf = {
  /** in the order in which they were added */
  all(): Promise<Act[]>;
  /** Adds an act, and takes away those whose place it takes. */
  add(act: Act, instead: readonly string[]): Promise<void>;
  /** Takes away what is done, and puts down what changes in others by it. */
  done(id: string, changed: readonly Act[]): Promise<void>;
  /** Marks an act refused, or with null as one to be asked again. */
  mark(id: string, refused: Refusal | null): Promise<void>;
};

const LAST_COUNTS = new Set<ActKind>([
  ...(['read', 'react', 'remove', 'outcome', 'vote', 'got it', 'answer'] as const),
]);

/** Where it is the last that counts, acts on the shelf that a new one makes needless. */
export function replacedBy(act: Act, waiting: readonly Act[]): string[] {
  const same = waiting.filter(
    ({ lane, asking }) => lane === act.lane && asking.path === act.asking.path,
  );
  const needless = ({ kind, refused }: Act) => {
    if (kind === 'edit') return act.kind === 'remove' || (act.kind === 'edit' && refused !== null);
    return kind === act.kind && LAST_COUNTS.has(kind);
  };
  return same.filter(needless).map(({ id }) => id);
}

/**
 * A note, or a message's words, changed twice without a line: the second change was made knowing the
 * first, so it goes on from the version that the first one became.
 */
function carriedOn({ id, kind, asking, lane }: Act, done: unknown, waiting: readonly Act[]): Act[] {
  if (kind !== 'note' && kind !== 'edit') return [];
  const { version } = done as { version: number };
  return waiting
    .filter(
      (each) =>
        each.kind === kind &&
        each.lane === lane &&
        each.asking.path === asking.path &&
        each.id !== id,
    )
    .map((each) => ({
      ...each,
      asking: { ...each.asking, json: { ...each.asking.json, version } },
    }));
}

/**
 * Asks for what waits, one after the other in the order made. Nothing reached: all wait. Not now
 * (the server is busy or broken there): that lane waits, the others go on. A refused act does not
 * hold up the others. One at a time on a device: callers hold its lock.
 *
 * @param ask asks the server once
 * @param told is told each act that is done
 * @returns whether nothing waits any more
 */
export async function flush(
  shelf: Shelf,
  ask: (act: Act) => Promise<Reply>,
  told: (act: Act, done: unknown) => void,
): Promise<boolean> {
  const waitingLanes = new Set<string>();
  for (;;) {
    const all = await shelf.all();
    const next = all.find(({ refused, lane }) => refused === null && !waitingLanes.has(lane));
    if (!next) return waitingLanes.size === 0;
    const reply = await ask(next);
    if (reply === 'unreachable') return false;
    if (reply === 'later') waitingLanes.add(next.lane);
    else if ('refused' in reply && next.kind !== 'read') await shelf.mark(next.id, reply.refused);
    else if ('refused' in reply)
      await shelf.done(next.id, []); // a room that is gone: nobody asks
    else {
      await shelf.done(next.id, carriedOn(next, reply.done, await shelf.all()));
      told(next, reply.done);
    }
  }
}
