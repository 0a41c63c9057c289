/** Whether a meeting planned earlier still keeps every hard rule: wishes, sessions and tables move on. */
import { overlap, type Task } from '#meetings/task.ts';

export type Placed = {
  slot: number;
  table_number: number;
  client_id: string;
  delegate_id: string;
  /** left out: whoever goes, the client's people are not looked at */
  representative_id?: string;
};

const keyOf = (client: string, delegate: string) => `${client} ${delegate}`;

/** A judge of many meetings under one task. */
export function judge(task: Task): (meeting: Placed) => boolean {
  const slots = new Map(task.slots.map((slot) => [slot.number, slot]));
  const tables = new Map(task.tables.map((table) => [table.number, table]));
  const delegates = new Map(task.delegates.map((delegate) => [delegate.id, delegate]));
  const people = new Map(
    task.clients.flatMap(({ id, representatives }) =>
      representatives.map((person) => [keyOf(id, person.id), person] as const),
    ),
  );
  const pairs = new Set(task.pairs.map(({ client, delegate }) => keyOf(client, delegate)));

  return (meeting) => {
    const slot = slots.get(meeting.slot);
    const table = tables.get(meeting.table_number);
    const delegate = delegates.get(meeting.delegate_id);
    if (!slot || !table || !delegate) return false;
    if ([...delegate.busy, ...table.lost].some((span) => overlap(span, slot))) return false;
    if (meeting.representative_id !== undefined) {
      const person = people.get(keyOf(meeting.client_id, meeting.representative_id));
      if (!person || person.busy.some((span) => overlap(span, slot))) return false;
    }
    return pairs.has(keyOf(meeting.client_id, meeting.delegate_id));
  };
}

export const holds = (task: Task, meeting: Placed): boolean => judge(task)(meeting);
