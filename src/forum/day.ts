/** One person's day at the forum, from the agenda and the person's own meetings. */
import { dayName, dayOf } from '#base/time.ts';

export type Happening = {
  kind: 'session' | 'meeting' | 'table';
  startsAt: Date;
  endsAt: Date;
  title: string;
  /** hall, or table and companion */
  place: string;
  /** it will not be, or was not */
  off: 'cancelled' | 'missed' | null;
  /** what is known of the reason, in words */
  why?: string;
  /** where there is more of it, such as questions and polls */
  href?: string;
  /** what it is at the same time as, in words */
  clash?: string;
};
export type Line = Happening | { kind: 'free'; startsAt: Date; endsAt: Date };
export type Day = {
  /** where `now` stands to the forum's days */
  phase: 'before' | 'during' | 'after' | 'empty';
  /** the day shown, as YYYY-MM-DD, and its name; number from 1 */
  day: string;
  name: string;
  number: number;
  of: number;
  isToday: boolean;
  /** whole local days until the first day; 0 unless before */
  daysLeft: number;
  lines: Line[];
  /** index of the first line that has not begun; -1 on another day */
  nowAt: number;
  /** what comes next today; null if nothing does */
  next: Happening | null;
  /** minutes until it begins */
  minutes: number;
  running: Happening | null;
};

/** Shorter gaps (ms) are a walk from room to room. */
const WALK = 15 * 60_000;
const DAY = 86_400_000;

/**
 * The day to show: today, while the forum lasts; else the next day with something in it; before
 * the forum and after it, the first.
 *
 * @param dates the forum's days as YYYY-MM-DD, in order
 * @param zone IANA name
 */
export function readDay(
  happenings: readonly Happening[],
  dates: readonly string[],
  zone: string,
  now: Date,
): Day {
  const today = dayOf(now, zone);
  const held = [...new Set([...dates, ...happenings.map(({ startsAt }) => dayOf(startsAt, zone))])];
  const days = held.sort();
  const [first = today] = days;
  const last = days.at(-1) ?? today;
  const phase =
    happenings.length === 0 && days.length === 0
      ? 'empty'
      : today < first
        ? 'before'
        : today > last
          ? 'after'
          : 'during';
  const day = phase === 'during' ? (days.find((each) => each >= today) ?? first) : first;
  const isToday = day === today;
  const here = happenings
    .filter(({ startsAt }) => dayOf(startsAt, zone) === day)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.title.localeCompare(b.title));
  const lines = withFreeTime(here);
  const on = here.filter(({ off }) => off === null);
  const next = isToday ? (on.find(({ startsAt }) => startsAt > now) ?? null) : null;
  const begun = lines.findIndex(({ startsAt }) => startsAt > now);
  return {
    phase,
    day,
    name: here[0] ? dayName(here[0].startsAt, zone) : dayName(new Date(`${day}T12:00Z`), 'UTC'),
    number: days.indexOf(day) + 1,
    of: days.length,
    isToday,
    daysLeft: phase === 'before' ? (Date.parse(first) - Date.parse(today)) / DAY : 0,
    lines,
    nowAt: isToday ? (begun < 0 ? lines.length : begun) : -1,
    next,
    minutes: next ? Math.ceil((next.startsAt.getTime() - now.getTime()) / 60_000) : 0,
    running: isToday
      ? (on.findLast(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) ?? null)
      : null,
  };
}

/** What happens, and between it the time that belongs to nobody. What is off leaves its time free. */
function withFreeTime(happenings: readonly Happening[]): Line[] {
  const lines: Line[] = [];
  let until: Date | null = null;
  for (const each of happenings) {
    if (each.off === null && until && each.startsAt.getTime() - until.getTime() >= WALK)
      lines.push({ kind: 'free', startsAt: until, endsAt: each.startsAt });
    lines.push(each);
    if (each.off === null && (!until || each.endsAt > until)) until = each.endsAt;
  }
  return lines.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
