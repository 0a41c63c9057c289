/** How far a run is, as kept with it and drawn while it is at work. */
import type { Plan, Reached } from '#meetings/plan.ts';

/** What screens that draw runs depend on. */
export const RUN_KEY = 'meetings:run';

export type RunProgress = {
  /** meetings that packages guarantee */
  guaranteed: number;
  promised: Reached;
  mutual: Reached;
  total: Reached;
  /** breaks between two meetings of a day, and meetings in the other half of it than wished */
  gaps: Reached;
  /** since the search began */
  seconds: number;
};

/** @param seconds since the search began */
export function progressOf(plan: Plan, seconds: number): RunProgress {
  const { guaranteed, promised, mutual, total, gaps } = plan;
  const only = ({ value, bound }: Reached) => ({ value, bound });
  return {
    ...{ guaranteed, seconds, promised: only(promised), mutual: only(mutual) },
    ...{ total: only(total), gaps: only(gaps) },
  };
}

/** A run that its process has not spoken of for so long (ms) has died with it. */
export const SILENCE = 60_000;
export const hasDied = ({ state, seenAt }: { state: string; seenAt: Date }, now: Date): boolean =>
  state === 'running' && now.getTime() - seenAt.getTime() > SILENCE;
