/** Reads an instance file: a timetable problem as people exchange it. */
import { brokenAt } from '#base/json-place.ts';
import { faultsOf } from '#meetings/timetable/instance-faults.ts';
import { type InstanceFile, instanceShape } from '#meetings/timetable/instance-shape.ts';
import type { Problem } from '#meetings/timetable/problem.ts';

/** @returns what the file asks for, or a sentence with its place for each thing that is wrong */
export function readInstance(text: string): { problem: Problem } | { faults: string[] } {
  const json = parsed(text);
  if ('fault' in json) return { faults: [json.fault] };
  const shaped = instanceShape.safeParse(json.value);
  if (!shaped.success) {
    const faults = shaped.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`);
    return { faults };
  }
  const faults = faultsOf(shaped.data);
  return faults.length > 0 ? { faults } : { problem: problemOf(shaped.data) };
}

function parsed(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const at = brokenAt(text);
    const place = at ? `Line ${at.line}, column ${at.column}` : 'The file';
    return { fault: `${place}: this is not JSON. Save the instance as JSON.` };
  }
}

const placeOf = (path: readonly PropertyKey[]) =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '') || 'The file';

function problemOf(file: InstanceFile): Problem {
  const { participants, slots, fairness, baseline } = file;
  const upTo = Array.from({ length: slots }, (_, at) => at + 1);
  const placeOfId = new Map(file.meetings.map(({ id }, at) => [id, at]));
  return {
    people: participants,
    slots,
    tables: [0, ...upTo.map((slot) => file.tablesBySlot?.[slot - 1] ?? file.tables)],
    fairness: fairness ?? null,
    inForce: baseline?.slots ?? null,
    meetings: file.meetings.map((meeting, at) => ({
      a: meeting.a - 1,
      b: meeting.b - 1,
      after: (meeting.after ?? []).map((id) => placeOfId.get(id) ?? 0),
      slots: upTo.filter((slot) => mayHave(file, at, slot)),
    })),
  };
}

/** What is past stays: a meeting that was, in its slot, and no other one there. */
function mayHave(file: InstanceFile, at: number, slot: number): boolean {
  const { now = 1, baseline, forbidden = [] } = file;
  const meeting = file.meetings[at];
  if (!meeting) return false;
  const session = file.sessions.find(({ id }) => id === meeting.session);
  const inForce = baseline?.slots[at] ?? 0;
  const isPast = inForce > 0 && inForce < now;
  return (
    (!session || (slot >= session.from && slot <= session.to)) &&
    (!meeting.fixed || meeting.fixed === slot) &&
    ![meeting.a, meeting.b].some((person) => forbidden[person - 1]?.includes(slot)) &&
    (isPast ? slot === inForce : slot >= now)
  );
}
