/** A plan's numbers as they are now: what was changed by hand and on the day is in them. */
import type { PlanResult } from '#meetings/runs/plans.server.ts';

export type Stands = { client: string; mutual: boolean };

const most = ({ bound }: { bound: number }, value: number) => ({
  value,
  bound: Math.max(bound, value),
});

/**
 * The result with its values counted anew; bounds stay what was proved, or what is reached if wishes
 * have grown since.
 *
 * @param clients all of the forum, as they are promised now
 * @param meetings those that are planned or were held
 * @param idle breaks of everyone, and meetings in the half of the day that was not asked for
 */
export function asItStands(
  result: PlanResult,
  clients: readonly { id: string; promised: number }[],
  meetings: readonly Stands[],
  idle: { breaks: number; parts: number },
): PlanResult {
  const lines = clients.map(({ id, promised }) => {
    const own = meetings.filter(({ client }) => client === id);
    const mutual = own.filter((each) => each.mutual).length;
    return { client: id, promised, planned: own.length, mutual };
  });
  const guaranteed = lines.reduce((sum, { promised }) => sum + promised, 0);
  const kept = lines.reduce((sum, each) => sum + Math.min(each.promised, each.planned), 0);
  const promised = most(result.promised, kept);
  const gaps = idle.breaks + idle.parts;
  return {
    ...result,
    guaranteed,
    promised: { ...promised, bound: Math.min(promised.bound, guaranteed) },
    mutual: { ...result.mutual, ...most(result.mutual, meetings.filter((m) => m.mutual).length) },
    total: most(result.total, meetings.length),
    // plans made before breaks were counted have none
    gaps: result.gaps && { ...idle, value: gaps, bound: Math.min(result.gaps.bound, gaps) },
    clients: lines,
    unmet: result.unmet.flatMap((unmet) => {
      const line = lines.find(({ client }) => client === unmet.client);
      if (!line || line.planned >= line.promised) return [];
      return [{ ...unmet, promised: line.promised, planned: line.planned }];
    }),
  };
}
