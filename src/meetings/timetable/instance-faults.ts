/** What is wrong in an instance file whose shape is right: where, what stands there, and what may. */
import type { InstanceFile } from '#meetings/timetable/instance-shape.ts';

type Meeting = InstanceFile['meetings'][number];

const isWithin = (value: number, from: number, to: number) => value >= from && value <= to;

/** @returns a sentence for each fault, in the order of the file */
export function faultsOf(file: InstanceFile): string[] {
  const faults = [
    ...sessionFaults(file),
    ...forbiddenFaults(file),
    ...file.meetings.flatMap((meeting, at) => meetingFaults(file, meeting, at)),
    ...baselineFaults(file),
  ];
  return faults.length > 0 ? faults : circleFaults(file);
}

function sessionFaults({ sessions, slots }: InstanceFile): string[] {
  return sessions.flatMap(({ id, from, to }, at) => {
    const place = `sessions[${at}]`;
    if (id < 1) return [`${place}.id: ${id}. Number sessions from 1; 0 means any.`];
    if (sessions.findIndex((each) => each.id === id) < at)
      return [`${place}.id: ${id} is there twice. Give each session its own.`];
    if (to >= from && !(isWithin(from, 1, slots) && isWithin(to, 1, slots)))
      return [`${place}: from ${from} to ${to}. Use slots 1 to ${slots}.`];
    return [];
  });
}

function forbiddenFaults({ forbidden, participants, slots, tablesBySlot }: InstanceFile): string[] {
  const faults: string[] = [];
  if (forbidden && forbidden.length !== participants)
    faults.push(
      `forbidden: ${forbidden.length} lists. Give one for each of ${participants} participants.`,
    );
  if (tablesBySlot && tablesBySlot.length !== slots)
    faults.push(
      `tablesBySlot: ${tablesBySlot.length} numbers. Give one for each of ${slots} slots.`,
    );
  forbidden?.forEach((list, person) => {
    for (const slot of list)
      if (!isWithin(slot, 1, slots))
        faults.push(`forbidden[${person}]: ${slot} is no slot. Use 1 to ${slots}.`);
  });
  return faults;
}

function meetingFaults(file: InstanceFile, meeting: Meeting, at: number): string[] {
  const { participants, slots, sessions, meetings } = file;
  const { id, a, b, session, fixed, after } = meeting;
  const faults: string[] = [];
  const wrong = (key: string, what: string) => faults.push(`meetings[${at}].${key}: ${what}`);
  // of a plan in force meetings may be gone
  const highest = file.baseline ? Infinity : meetings.length;
  if (!isWithin(id, 1, highest)) wrong('id', `${id}. Number the meetings 1 to ${meetings.length}.`);
  else if (meetings.findIndex((each) => each.id === id) < at)
    wrong('id', `${id} is there twice. Number the meetings 1 to ${meetings.length}.`);
  for (const [key, person] of Object.entries({ a, b }))
    if (!isWithin(person, 1, participants))
      wrong(key, `${person} is no participant. Use 1 to ${participants}.`);
  if (a === b) wrong('b', `${b} would meet alone. Name two participants.`);
  if (session !== 0 && !sessions.some((each) => each.id === session))
    wrong('session', `${session} is no session. Use the id of one in “sessions”, or 0 for any.`);
  if (typeof fixed === 'number' && !isWithin(fixed, 1, slots))
    wrong('fixed', `${fixed} is no slot. Use 1 to ${slots}, or leave it out.`);
  for (const first of after ?? [])
    if (!meetings.some((each) => each.id === first))
      wrong('after', `${first} is no meeting. Use the id of one.`);
  return faults;
}

function baselineFaults({ baseline, now, meetings, slots }: InstanceFile): string[] {
  if (now !== undefined && !baseline)
    return ['now: there is no plan in force. Give “baseline” as well, or leave “now” out.'];
  if (now !== undefined && !isWithin(now, 1, slots + 1))
    return [`now: ${now}. Use a slot from 1 to ${slots + 1}.`];
  if (!baseline) return [];
  if (baseline.slots.length !== meetings.length)
    return [
      `baseline.slots: ${baseline.slots.length} slots. Give one for each of ${meetings.length} meetings, 0 for none.`,
    ];
  return baseline.slots.flatMap((slot, at) =>
    isWithin(slot, 0, slots)
      ? []
      : [`baseline.slots[${at}]: ${slot} is no slot. Use 1 to ${slots}, or 0 for none.`],
  );
}

/** Meetings that would have to be before themselves: what is left when all that can come first is gone. */
function circleFaults({ meetings }: InstanceFile): string[] {
  const waiting = new Map(meetings.map(({ id, after }) => [id, new Set(after ?? [])]));
  for (let gone = true; gone; ) {
    gone = false;
    for (const [id, first] of waiting) {
      if ([...first].some((each) => waiting.has(each))) continue;
      waiting.delete(id);
      gone = true;
    }
  }
  let [at] = waiting.keys();
  if (at === undefined) return [];
  const way: number[] = [];
  while (at !== undefined && !way.includes(at)) {
    way.push(at);
    at = [...(waiting.get(at) ?? [])].find((each) => waiting.has(each));
  }
  const circle = way.slice(way.indexOf(at ?? 0));
  const shown = [...circle, circle[0]].join(' after ');
  const place = meetings.findIndex(({ id }) => id === circle[0]);
  return [`meetings[${place}].after: a circle, ${shown}. Take one of them out.`];
}
