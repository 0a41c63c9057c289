/** Changes of messages that wait on this device, as a conversation shows them until they are done. */
import type { Message } from '#exchange/chat/message.ts';
import type { Act } from '#exchange/device/act.ts';

type Changing = { edit: true } | { remove: true } | { sign: string; on: boolean };
type Change = { act: Act; of: string; what: Changing };
type Words = { body: string; version: number; mentions: string[] };

/** A message as this device shows it. */
export type ShownMessage = Message & {
  /** something of it is known only here */
  pending?: true;
};

/** What the server would not do, with what is needed to choose. */
export type RefusedChange = {
  id: string;
  /** id of the message */
  of: string;
  kind: 'edit' | 'remove' | 'react';
  /** of a change of words, those that are not there */
  mine: { body: string; mentions: string[] } | null;
  /** the message as it is, when its words were changed elsewhere meanwhile */
  theirs: Message | null;
  status: number;
  /** the server's own words */
  why: string;
};

const ADDRESS = /\/messages\/([0-9a-f-]{36})(?:\/reactions\/([^/]+))?$/;

function changesIn(acts: readonly Act[], room: string): Change[] {
  return acts.flatMap((act) => {
    const { kind, lane, asking } = act;
    if (lane !== `room:${room}` || !['edit', 'remove', 'react'].includes(kind)) return [];
    const [, of, sign] = ADDRESS.exec(asking.path) ?? [];
    if (of === undefined) return [];
    if (kind === 'edit') return { act, of, what: { edit: true } };
    if (kind === 'remove') return { act, of, what: { remove: true } };
    const what = { sign: decodeURIComponent(sign ?? ''), on: asking.method === 'PUT' };
    return { act, of, what };
  });
}

/**
 * Messages as they will be when what waits is done. One that is there already, because news of it
 * came before the answer, changes nothing.
 *
 * @param me id of whose device it is
 */
export function withPending(
  messages: readonly Message[],
  acts: readonly Act[],
  room: string,
  me: string,
): ShownMessage[] {
  const waiting = changesIn(acts, room).filter(({ act }) => act.refused === null);
  if (waiting.length === 0) return [...messages];
  return messages.map((message) =>
    waiting
      .filter(({ of }) => of === message.id)
      .reduce<ShownMessage>((shown, change) => changed(shown, change, me), message),
  );
}

function changed(message: ShownMessage, { act, what }: Change, me: string): ShownMessage {
  if (message.deletedAt !== null) return message;
  if ('remove' in what)
    return { ...message, pending: true, deletedAt: act.madeAt, body: '', files: [], reactions: [] };
  if ('edit' in what) {
    const { body, version, mentions } = act.asking.json as Words;
    // who changes the words again goes on from what was known then, not from what came since
    return { ...message, pending: true, body, version, mentions, editedAt: act.madeAt };
  }
  const { sign, on } = what;
  const there = message.reactions.some((each) => each.sign === sign);
  const reactions = (there ? message.reactions : [...message.reactions, { sign, people: [] }])
    .map((each) => {
      if (each.sign !== sign || each.people.includes(me) === on) return each;
      const people = on ? [...each.people, me] : each.people.filter((id) => id !== me);
      return { sign, people };
    })
    .filter(({ people }) => people.length > 0);
  return { ...message, pending: true, reactions };
}

/** Of one message's words the last change counts: it was made knowing the others. */
export function refusedIn(acts: readonly Act[], room: string): RefusedChange[] {
  const refused = changesIn(acts, room).filter(({ act }) => act.refused !== null);
  return refused
    .filter(
      ({ of, what }, i) =>
        !('edit' in what) || !refused.slice(i + 1).some((l) => l.of === of && 'edit' in l.what),
    )
    .map(({ act, of }) => {
      const { body, mentions } = (act.asking.json ?? {}) as Partial<Words>;
      return {
        ...{ id: act.id, of, kind: act.kind as RefusedChange['kind'] },
        mine: act.kind === 'edit' ? { body: body ?? '', mentions: mentions ?? [] } : null,
        theirs: (act.refused?.theirs as Message | null) ?? null,
        status: act.refused?.status ?? 0,
        why: act.refused?.why ?? '',
      };
    });
}
