/** From a time in a file to an instant, where it means exactly one. */
import { type Component, type Property, textOf } from '#exchange/calendar/read/components.ts';
import { type Effort, wallOf } from '#exchange/calendar/read/recurrence.ts';
import {
  type Clock,
  fileClock,
  instantsOf,
  platformClock,
  platformZone,
} from '#exchange/calendar/read/zones.ts';

export type Zones = {
  /** the clock of a TZID; null: neither the file nor the platform knows it */
  of(name: string): Clock | null;
  /** for times that name no zone */
  own: Clock;
};

/** `shown`: as a clock on the wall shows it */
export type Moment =
  | { at: Date; shown: string }
  | {
      /** the zone's clocks showed it twice, never, or the zone is not known */
      why: 'twice' | 'skipped' | 'zone';
      at: string;
    };

/** The zones of a calendar: its own definitions first, then the platform's. */
export function zonesOf(
  calendar: Component,
  own: string,
  { until, effort }: { until: number; effort: Effort },
): Zones {
  const clocks = new Map<string, Clock | null>();
  for (const zone of calendar.components.filter(({ name }) => name === 'vtimezone'))
    clocks.set(textOf(zone, 'tzid'), fileClock(zone, until, effort));
  return {
    own: platformClock(own),
    of(name) {
      const known = clocks.get(name);
      if (known) return known;
      const zone = platformZone(name);
      const clock = zone === null ? null : platformClock(zone);
      clocks.set(name, clock);
      return clock;
    },
  };
}

/**
 * What a property's clock on the wall (ms as if UTC) means.
 *
 * @param wall not always the property's own: a rule gives later ones
 */
export function readMoment({ values, parameters }: Property, wall: number, zones: Zones): Moment {
  const name = typeof parameters.tzid === 'string' ? parameters.tzid : '';
  const shown = `${new Date(wall).toISOString().slice(0, 16).replace('T', ' ')}`;
  if (String(values[0]).endsWith('Z')) return { at: new Date(wall), shown: `${shown} UTC` };
  const clock = name === '' ? zones.own : zones.of(name);
  if (!clock) return { why: 'zone', at: name };
  const [first, second] = instantsOf(wall, clock);
  if (first === undefined) return { why: 'skipped', at: shown };
  return second === undefined ? { at: new Date(first), shown } : { why: 'twice', at: shown };
}

/** A property's times as the clock of `start` shows them (ms as if UTC), if they are written as UTC. */
export function wallsBy(start: Property, { values }: Property, zones: Zones): number[] {
  const name = typeof start.parameters.tzid === 'string' ? start.parameters.tzid : '';
  const isUtc = String(start.values[0]).endsWith('Z');
  const clock = isUtc ? null : name === '' ? zones.own : zones.of(name);
  return values.flatMap((value) => {
    const wall = wallOf(value);
    if (wall === null) return [];
    return [clock && String(value).endsWith('Z') ? wall + clock(wall) * 1000 : wall];
  });
}
