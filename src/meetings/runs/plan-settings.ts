/** What an organiser says to a run of the planner; kept with its plan. */
import { z } from 'zod';

/** A delegate's most meetings, where neither the forum's rules nor the organiser say otherwise. */
export const CEILING = 10;
/** How long a run searches where nothing else is said, and at most (seconds). */
export const SECONDS = 10;
export const MOST_SECONDS = 600;

export const settingsSchema = z.object({
  /** a delegate's most meetings; left out: as the forum's rules say */
  ceiling: z.coerce.number().int().min(1).max(99).optional(),
  /** the search ends after so many seconds; left out: when it finds nothing better to try */
  seconds: z.coerce.number().min(1).max(MOST_SECONDS).optional(),
  /** the plan whose locked meetings stay; null: none */
  lockedOf: z.uuid().nullable().default(null),
  /** what the plan is called, so that two are told apart */
  name: z.string().trim().max(80).default(''),
});
export type AskedSettings = Partial<z.infer<typeof settingsSchema>>;

/** As kept. Plans that were made before there were runs have no more than a ceiling. */
export type PlanSettings = {
  ceiling: number;
  /** null: until nothing better was left to try */
  seconds?: number | null;
  lockedOf?: string | null;
  name?: string;
};
