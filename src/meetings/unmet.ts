/** Why a guarantee is not met: the numbers behind it, and what stands in its way. */
import type { PlannedMeeting } from '#meetings/plan.ts';
import { type Task, usableSlots } from '#meetings/task.ts';

/**
 * `nobody-to-send`: the client has no representative · `too-few-slots`: its representatives have
 * fewer slots than meetings promised · `too-few-wishes`: fewer delegates may be planned with it
 * than it was promised · `ceilings`: the others hold their most meetings already · `no-common-time`:
 * delegates are left, but no free slot and table in common was found.
 */
export type Obstacle =
  | 'nobody-to-send'
  | 'too-few-slots'
  | 'too-few-wishes'
  | 'ceilings'
  | 'no-common-time';

export type Unmet = {
  client: string;
  promised: number;
  planned: number;
  /** delegates who may be planned with this client */
  possible: number;
  /** of them, those who do not meet it and hold their most meetings */
  full: number;
  obstacle: Obstacle;
};

export function explain(task: Task, meetings: readonly PlannedMeeting[]): Unmet[] {
  const slots = usableSlots(task.slots).length;
  const held = (delegate: string) => meetings.filter((each) => each.delegate === delegate).length;

  const most = (id: string) => task.delegates.find((each) => each.id === id)?.most ?? 0;

  return task.clients.flatMap(({ id, promised, representatives }) => {
    const own = meetings.filter(({ client }) => client === id);
    if (own.length >= promised) return [];
    const possible = task.pairs.filter(({ client }) => client === id);
    const others = possible.filter((pair) => !own.some((each) => each.delegate === pair.delegate));
    const full = others.filter(({ delegate }) => held(delegate) >= most(delegate)).length;
    const obstacle = (): Obstacle => {
      if (representatives.length === 0) return 'nobody-to-send';
      if (representatives.length * slots < promised) return 'too-few-slots';
      if (possible.length < promised) return 'too-few-wishes';
      return full === others.length ? 'ceilings' : 'no-common-time';
    };
    const numbers = { promised, planned: own.length, possible: possible.length, full };
    return [{ client: id, ...numbers, obstacle: obstacle() }];
  });
}
