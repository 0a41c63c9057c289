/** From what is lost and what is chosen to changes of the plan, and to the plan after them. */
import type { Change, Place, StandingMeeting } from '#meetings/change.ts';
import type { Lost } from '#meetings/replan/lost.ts';
import type { Chosen } from '#meetings/replan/taken.ts';

const placeOf = ({ slot, table, representative }: Place): Place => ({
  slot,
  table,
  representative,
});

/** A meeting that has not begun moves; one that has stays as lost, and another is booked for it. */
function changesFor({ meeting, why, begun }: Lost, chosen: Chosen | null): Change[] {
  const cancel: Change[] =
    meeting.state === 'planned' ? [{ act: 'cancel', meeting: meeting.id, why }] : [];
  if (!chosen) return cancel;
  const { option, booking } = chosen;
  const to = placeOf(booking);
  if (option.samePair && !begun && why !== 'no-show')
    return [{ act: 'move', meeting: meeting.id, from: placeOf(meeting), to }];
  const { client, delegate, samePair, mutual } = option;
  const pair = { client, delegate };
  return [
    ...cancel,
    { act: 'book', replaces: meeting.id, standIn: !samePair, mutual, ...pair, ...to },
  ];
}

const ORDER: Change['act'][] = ['cancel', 'move', 'book'];

/** What is cancelled first, then what moves, then what is booked, so that places are free by then. */
export function changesOf(lost: readonly Lost[], chosen: readonly Chosen[]): Change[] {
  const byLost = new Map(chosen.map((each) => [each.option.lost, each]));
  return lost
    .flatMap((each) => changesFor(each, byLost.get(each) ?? null))
    .sort((a, b) => ORDER.indexOf(a.act) - ORDER.indexOf(b.act));
}

/** People whose day a change touches, each once. */
export function concernedBy(changes: readonly Change[], standing: readonly StandingMeeting[]) {
  const meetings = new Map(standing.map((meeting) => [meeting.id, meeting]));
  const people = changes.flatMap((change) => {
    if (change.act === 'book') return [change.delegate, change.representative];
    const meeting = meetings.get(change.meeting);
    const before = meeting ? [meeting.delegate, meeting.representative] : [];
    return change.act === 'move' ? [...before, change.to.representative] : before;
  });
  return [...new Set(people)];
}

/** Of ids that meetings have in a preview only. */
const NEW = 'new ';

/**
 * The plan after the changes, for previews and tests. A no-show is missed and stays, what else is
 * cancelled is left out; a new meeting has the next id of `new 1`, `new 2`, … until it is kept.
 */
export function applyChanges(
  standing: readonly StandingMeeting[],
  changes: readonly Change[],
): StandingMeeting[] {
  const after = new Map(standing.map((meeting) => [meeting.id, meeting]));
  let booked = standing.filter(({ id }) => id.startsWith(NEW)).length;
  for (const change of changes) {
    if (change.act === 'book') {
      const { client, delegate } = change;
      const id = `${NEW}${++booked}`;
      const rest = { state: 'planned', locked: false } as const;
      after.set(id, { id, client, delegate, ...placeOf(change), ...rest });
      continue;
    }
    const meeting = after.get(change.meeting);
    if (!meeting) continue;
    if (change.act === 'move') after.set(meeting.id, { ...meeting, ...placeOf(change.to) });
    else if (change.why === 'no-show') after.set(meeting.id, { ...meeting, state: 'missed' });
    else after.delete(meeting.id);
  }
  return [...after.values()];
}
