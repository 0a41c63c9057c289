/** What incidents take away: people, tables, and so the meetings of the plan in force. */
import type { Change, Incident, StandingMeeting } from '#meetings/change.ts';
import { overlap, type Span, type TaskSlot } from '#meetings/task.ts';

export type Why = Extract<Change, { act: 'cancel' }>['why'];

/** A meeting that can't take place as it stands. */
export type Lost = {
  meeting: StandingMeeting;
  why: Why;
  slot: TaskSlot;
  /** its slot has begun or ended: it is not moved but made good by another */
  begun: boolean;
  /** who did not come */
  absent: string[];
};

/** Spans by person or by table in which an incident takes them away. */
export type Taken = { people: Map<string, Span[]>; tables: Map<number, Span[]> };

const add = <K>(map: Map<K, Span[]>, key: K, value: Span) =>
  map.set(key, [...(map.get(key) ?? []), value]);

/** Whoever is a no-show is taken away only from the slot of that meeting. */
export function takenBy(incidents: readonly Incident[], lost: readonly Lost[]): Taken {
  const taken: Taken = { people: new Map(), tables: new Map() };
  for (const { slot, absent } of lost) for (const id of absent) add(taken.people, id, slot);
  for (const incident of incidents) {
    if (incident.kind === 'away') add(taken.people, incident.person, incident.span);
    if (incident.kind === 'lost-table') add(taken.tables, incident.table, incident.span);
    if (incident.kind === 'overrun')
      for (const person of incident.people) add(taken.people, person, incident.span);
  }
  return taken;
}

/** Whether the incident is about this meeting, wherever in time it lies. */
function concerns(incident: Incident, meeting: StandingMeeting): boolean {
  const people = [meeting.delegate, meeting.representative];
  switch (incident.kind) {
    case 'no-show':
      return incident.meeting === meeting.id;
    case 'away':
      return people.includes(incident.person);
    case 'lost-table':
      return incident.table === meeting.table;
    case 'overrun':
      return incident.people.some((person) => people.includes(person));
  }
}

/**
 * Meetings that incidents make impossible, in the order of the plan. A meeting that has begun goes
 * on, unless someone did not come, or person or table were gone before it began; one that has ended
 * is lost only to a no-show. Kept meetings are never lost.
 */
export function lostTo(
  incidents: readonly Incident[],
  standing: readonly StandingMeeting[],
  slots: ReadonlyMap<number, TaskSlot>,
  now: Date,
): Lost[] {
  return standing.flatMap((meeting): Lost[] => {
    const slot = slots.get(meeting.slot);
    if (!slot || meeting.state === 'kept') return [];
    const begun = slot.startsAt <= now;
    const hits = incidents.filter((incident) => {
      if (!concerns(incident, meeting)) return false;
      if (incident.kind === 'no-show') return true;
      const { span } = incident;
      const goesOn = begun && (slot.endsAt <= now || span.startsAt > slot.startsAt);
      return meeting.state === 'planned' && overlap(span, slot) && !goesOn;
    });
    const absent = hits.flatMap((hit) => (hit.kind === 'no-show' ? [hit.person] : []));
    const why = absent.length > 0 ? 'no-show' : hits[0]?.kind;
    return why ? [{ meeting, why, slot, begun, absent }] : [];
  });
}
