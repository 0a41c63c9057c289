/** A person's entries as an iCalendar object (RFC 5545; RFC 7986 for what describes the whole). */
import type { Entry } from '#exchange/calendar/entry.ts';
import { assemble, text } from '#exchange/calendar/lines.ts';
import { localStamp, utcStamp, writeZone, zoneParameter } from '#exchange/calendar/zone.ts';

export const PRODUCT = '-//Plenary//Forum Link//EN';
/** minutes after which a calendar may look again */
export const REFRESH = 15;

const isUtc = (zone: string) => /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal)$/i.test(zone);

/** DTSTART or DTEND by the forum's clocks. */
const moment = (name: string, at: Date, zone: string): string =>
  isUtc(zone)
    ? `${name}:${utcStamp(at)}`
    : `${name};${zoneParameter(zone)}:${localStamp(zone, at)}`;

const filled = (name: string, value: string): string[] =>
  value === '' ? [] : [`${name}:${text(value)}`];

/**
 * The lines of one event.
 *
 * @param said when this was written; a feed says when it changed last, so that it stays the same
 * until something does
 * @param more lines for invitations: who asks whom
 */
export const eventLines = (
  entry: Entry,
  zone: string,
  said: Date,
  more: readonly string[] = [],
): string[] => [
  'BEGIN:VEVENT',
  `UID:${text(entry.uid)}`,
  `DTSTAMP:${utcStamp(said)}`,
  `LAST-MODIFIED:${utcStamp(entry.changedAt)}`,
  `SEQUENCE:${entry.sequence}`,
  moment('DTSTART', entry.startsAt, zone),
  moment('DTEND', entry.endsAt, zone),
  ...filled('SUMMARY', entry.summary),
  ...filled('LOCATION', entry.location),
  // many calendars never show the URL
  ...filled('DESCRIPTION', [entry.description, entry.url].filter(Boolean).join('\n\n')),
  ...(entry.url === '' ? [] : [`URL:${new URL(entry.url).href}`]),
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `TRANSP:${entry.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  ...more,
  'END:VEVENT',
];

/** The zone's lines, for the years in which something happens. */
function zoneLines(zone: string, entries: readonly Entry[]): string[] {
  if (isUtc(zone) || entries.length === 0) return [];
  const times = entries.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  return writeZone(zone, new Date(Math.min(...times)), new Date(Math.max(...times)));
}

/** A VCALENDAR around events, CR LF and folds included. */
export const wrap = (
  head: readonly string[],
  { zone, entries }: { zone: string; entries: readonly Entry[] },
  events: readonly string[],
): string =>
  assemble([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    ...head,
    ...zoneLines(zone, entries),
    ...events,
    'END:VCALENDAR',
  ]);

/** The whole calendar, as a feed or a file holds it: what it no longer has is gone from it too. */
export function writeCalendar(name: string, zone: string, entries: readonly Entry[]): string {
  const head = [
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `X-WR-TIMEZONE:${text(zone)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${REFRESH}M`,
    `X-PUBLISHED-TTL:PT${REFRESH}M`,
  ];
  const events = entries.flatMap((entry) => eventLines(entry, zone, entry.changedAt));
  return wrap(head, { zone, entries }, events);
}
