/** How far each rule goes: for the form that asks and the schema that refuses. */

/** From and to, both included; in the units of `Rules`. */
export const RANGES = {
  ceiling: [1, 99],
  mostInARow: [1, 99],
  walkMinutes: [0, 120],
  clientAsks: [0, 999],
  clientMusts: [0, 999],
  delegateAsks: [0, 999],
  expireHours: [1, 2000],
  notSeenMinutes: [1, 60],
} as const;
