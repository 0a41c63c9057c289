/** When a topic table can be: the gaps of the programme, by how many of those who joined could come. */

export type Span = { startsAt: Date; endsAt: Date };
export type Gap = Span & {
  /** of those who joined, in their order */
  free: string[];
  busy: string[];
};

const MINUTE = 60_000;
/** Shorter gaps are a walk from room to room; longer ones are nights. */
const [SHORTEST, LONGEST] = [20 * MINUTE, 180 * MINUTE];

export const overlap = (a: Span, b: Span) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * The slots for meetings, and the breaks between what the programme holds: of a
 * long one its first hour.
 */
export function gapsOf(slots: readonly Span[], sessions: readonly Span[]): Span[] {
  const found = slots.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  let until: Date | null = null;
  for (const each of [...slots, ...sessions].sort(byTime)) {
    const length: number = until ? each.startsAt.getTime() - until.getTime() : 0;
    if (until && length >= SHORTEST && length <= LONGEST)
      found.push({
        startsAt: until,
        endsAt: new Date(Math.min(each.startsAt.getTime(), until.getTime() + 60 * MINUTE)),
      });
    if (!until || each.endsAt > until) until = each.endsAt;
  }
  const known = new Set<string>();
  return found.sort(byTime).filter((span) => {
    const key = `${span.startsAt.getTime()} ${span.endsAt.getTime()}`;
    return !known.has(key) && known.add(key);
  });
}

/**
 * The best of these times that are still to come: most of the people free first, then the earliest.
 *
 * @param people who joined
 * @param busy when each can't come; whoever is not in it always can
 */
export function bestGaps(
  gaps: readonly Span[],
  people: readonly string[],
  busy: ReadonlyMap<string, readonly Span[]>,
  { now, most }: { now: Date; most: number },
): Gap[] {
  const isBusy = (person: string, gap: Span) =>
    (busy.get(person) ?? []).some((span) => overlap(span, gap));
  return gaps
    .filter(({ startsAt }) => startsAt > now)
    .map((gap) => ({
      ...{ startsAt: gap.startsAt, endsAt: gap.endsAt },
      free: people.filter((person) => !isBusy(person, gap)),
      busy: people.filter((person) => isBusy(person, gap)),
    }))
    .sort((a, b) => b.free.length - a.free.length || byTime(a, b))
    .slice(0, most);
}

const byTime = (a: Span, b: Span) =>
  a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime();
