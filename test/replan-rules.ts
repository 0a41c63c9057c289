/** The rules of a plan and of a re-plan, written a second time and naively, to judge by. */
import type { Incident, Replanned, StandingMeeting } from '#meetings/change.ts';
import { applyChanges } from '#meetings/replan/changes.ts';
import { overlap, type Span, type Task, type TaskSlot } from '#meetings/task.ts';

export type Seat = {
  client: string;
  delegate: string;
  slot: number;
  table: number;
  representative: string;
};
const pair = (a: { client: string; delegate: string }) => `${a.client} ${a.delegate}`;

/** The task as the incidents leave it. */
export function troubled(task: Task, incidents: Incident[], standing: StandingMeeting[]): Task {
  const spans = (person: string): Span[] =>
    incidents.flatMap((incident) => {
      if (incident.kind === 'away') return incident.person === person ? [incident.span] : [];
      if (incident.kind === 'overrun')
        return incident.people.includes(person) ? [incident.span] : [];
      if (incident.kind !== 'no-show' || incident.person !== person) return [];
      const missed = standing.find(({ id }) => id === incident.meeting);
      return task.slots.filter(({ number }) => number === missed?.slot);
    });
  const more = <T extends { id: string; busy: Span[] }>(person: T): T => ({
    ...person,
    busy: [...person.busy, ...spans(person.id)],
  });
  return {
    ...task,
    tables: task.tables.map((table) => ({
      ...table,
      lost: [
        ...table.lost,
        ...incidents.flatMap((each) =>
          each.kind === 'lost-table' && each.table === table.number ? [each.span] : [],
        ),
      ],
    })),
    clients: task.clients.map((client) => ({
      ...client,
      representatives: client.representatives.map(more),
    })),
    delegates: task.delegates.map(more),
  };
}

const slotOf = (task: Task, { slot }: { slot: number }): TaskSlot => {
  const found = task.slots.find(({ number }) => number === slot);
  if (!found) throw new Error(`no slot ${slot}`);
  return found;
};

function tooClose(task: Task, a: Seat, b: Seat): string[] {
  const [one, other] = [slotOf(task, a), slotOf(task, b)];
  const person = a.delegate === b.delegate || a.representative === b.representative;
  if (overlap(one, other)) {
    if (person) return ['two places'];
    return a.table === b.table ? ['table taken'] : [];
  }
  const zone = (seat: Seat) => task.tables.find(({ number }) => number === seat.table)?.zone;
  const gap = Math.max(
    one.startsAt.getTime() - other.endsAt.getTime(),
    other.startsAt.getTime() - one.endsAt.getTime(),
  );
  return person && zone(a) !== zone(b) && gap < task.walkMinutes * 60_000 ? ['no walk'] : [];
}

function rowTooLong(task: Task, seats: Seat[]): string[] {
  const most = task.mostInARow ?? Number.POSITIVE_INFINITY;
  const own = seats.map((seat) => slotOf(task, seat));
  own.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let row = 0;
  return own.flatMap((slot, at) => {
    const last = own[at - 1];
    const follows =
      last?.day === slot.day &&
      !task.slots.some((c) => last && c.startsAt >= last.endsAt && c.endsAt <= slot.startsAt);
    row = follows ? row + 1 : 1;
    return row > most ? ['too long a row'] : [];
  });
}

/** What is wrong with one more meeting beside others. */
export function wrongWith(task: Task, one: Seat, others: Seat[]): string[] {
  const slot = slotOf(task, one);
  const client = task.clients.find(({ id }) => id === one.client);
  const delegate = task.delegates.find(({ id }) => id === one.delegate);
  const representative = client?.representatives.find(({ id }) => id === one.representative);
  const table = task.tables.find(({ number }) => number === one.table);
  if (!client || !delegate || !representative || !table) return ['unknown'];
  const at = (list: Span[]) => list.some((span) => overlap(span, slot));
  const count = (is: (seat: Seat) => boolean) => others.filter(is).length + 1;
  const ordered = (first: Seat, then: Seat) =>
    slotOf(task, first).endsAt <= slotOf(task, then).startsAt;
  const wrongOrder = task.before.some(({ first, then }) =>
    others.some(
      (other) =>
        (pair(first) === pair(one) && pair(then) === pair(other) && !ordered(one, other)) ||
        (pair(then) === pair(one) && pair(first) === pair(other) && !ordered(other, one)),
    ),
  );
  return [
    ...(at(delegate.busy) || at(representative.busy) ? ['busy'] : []),
    ...(at(table.lost) ? ['table lost'] : []),
    ...(client.table !== null && client.table !== one.table ? ['not its table'] : []),
    ...(others.some((other) => pair(other) === pair(one)) ? ['met twice'] : []),
    ...(task.pairs.some((wish) => pair(wish) === pair(one)) ? [] : ['no wish']),
    ...(count((seat) => seat.client === one.client) > client.most ? ['client full'] : []),
    ...(count((seat) => seat.delegate === one.delegate) > delegate.most ? ['delegate full'] : []),
    ...others.flatMap((other) => tooClose(task, one, other)),
    ...rowTooLong(
      task,
      [one, ...others].filter((seat) => seat.delegate === one.delegate),
    ),
    ...(wrongOrder ? ['wrong order'] : []),
  ];
}

export const oneSided = (task: Task, client: string, seats: Seat[]): number =>
  seats.filter(
    (seat) =>
      seat.client === client &&
      task.pairs.some((wish) => pair(wish) === pair(seat) && wish.for === 'client'),
  ).length;

/** Whether an incident makes the meeting impossible, at this time of day. */
export function isLost(task: Task, meeting: StandingMeeting, incidents: Incident[], now: Date) {
  const slot = slotOf(task, meeting);
  return incidents.some((incident) => {
    if (incident.kind === 'no-show') return incident.meeting === meeting.id;
    const people = [meeting.delegate, meeting.representative];
    const about =
      (incident.kind === 'away' && people.includes(incident.person)) ||
      (incident.kind === 'overrun' && incident.people.some((person) => people.includes(person))) ||
      (incident.kind === 'lost-table' && incident.table === meeting.table);
    const underWay = slot.startsAt <= now && incident.span.startsAt > slot.startsAt;
    return about && slot.endsAt > now && !underWay && overlap(slot, incident.span);
  });
}

/** Guarantees that hold. */
export const promisesKept = (task: Task, seats: Seat[]): number =>
  task.clients.reduce(
    (sum, { id, promised }) =>
      sum + Math.min(promised, seats.filter(({ client }) => client === id).length),
    0,
  );

/** What a re-plan did that it may not do. */
export function wrongReplan(
  task: Task,
  standing: StandingMeeting[],
  incidents: Incident[],
  now: Date,
  { changes, promised }: Replanned,
): string[] {
  const wrong: string[] = [];
  const say = (what: string, is: boolean) => is && wrong.push(what);
  const lost = standing.filter(
    (each) => each.state === 'planned' && isLost(task, each, incidents, now),
  );
  const after = applyChanges(standing, changes);
  const then = after.filter(({ state }) => state !== 'missed');
  const world = troubled(task, incidents, standing);
  for (const meeting of standing) {
    const same = after.find(({ id }) => id === meeting.id);
    const touched = JSON.stringify(same) !== JSON.stringify(meeting);
    say(`${meeting.id} touched, or not: ${touched}`, touched !== lost.includes(meeting));
    const moved = changes.some((each) => each.act === 'move' && each.meeting === meeting.id);
    say('a locked one moved', moved && meeting.locked);
    say('the past moved', moved && slotOf(task, meeting).startsAt <= now);
  }
  for (const change of changes) {
    if (change.act === 'cancel') continue;
    const replaced = change.act === 'move' ? change.meeting : change.replaces;
    const from = standing.find(({ id }) => id === replaced);
    const one = then.find((each) =>
      change.act === 'move'
        ? each.id === change.meeting
        : each.id.startsWith('new') && pair(each) === pair(change),
    );
    if (!one || !from) return ['nothing booked'];
    wrong.push(
      ...wrongWith(
        world,
        one,
        then.filter((each) => each !== one),
      ),
    );
    say('client changed', from.client !== one.client);
    const slot = slotOf(task, one);
    const half = (slot.startsAt.getTime() + slot.endsAt.getTime()) / 2;
    const begun = slot.startsAt <= now;
    say('too late', begun && (slot.number !== from.slot || now.getTime() > half));
    if (change.act === 'move') continue;
    const delegate = task.delegates.find(({ id }) => id === one.delegate);
    const alone = lost.some((each) => each.slot === one.slot && each.delegate === one.delegate);
    const fits = task.pairs.find((wish) => pair(wish) === pair(one));
    const willing = delegate?.standby || (alone && fits?.for !== 'client');
    say('nobody asked this delegate', change.standIn && !willing);
    const absent = incidents.some(
      (each) => each.kind === 'no-show' && each.person === one.delegate,
    );
    say('one who did not come stands in', change.standIn && absent);
    say('mutual misread', change.mutual !== (fits?.for === 'both'));
  }
  for (const { id, promised: floor } of task.clients) {
    const held = standing.filter(({ state }) => state !== 'missed');
    const most = Math.max(floor, oneSided(task, id, held));
    say('beyond the guarantee', oneSided(task, id, then) > most);
  }
  say('value miscounted', promised.value !== promisesKept(task, then));
  say('over the bound', promised.value > promised.bound || promised.bound > promised.before);
  return wrong;
}
