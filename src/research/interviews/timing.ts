/** The line that says from when to when, in WebVTT and SRT. */
import { type Fault, fault, HOUR } from '#research/interviews/cues.ts';

/**
 * WebVTT 1, 4.1 "WebVTT timestamp": hours of two digits or more may be missing, minutes and seconds
 * are below 60, then a full stop and three digits. SubRip writes a comma there.
 */
const STAMP = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/;
/** hours: 99:59:59.999 is longer than any interview, and fits into the database */
const LONGEST = 100 * HOUR;

function millisecondsOf(stamp: string): number | null {
  const [, hours = '0', minutes, seconds, rest] = STAMP.exec(stamp) ?? [];
  if (minutes === undefined) return null;
  const time = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000;
  return time + Number(rest) < LONGEST ? time + Number(rest) : null;
}

/** What stands behind the second time, such as where to show the cue, means nothing to readers of text. */
export function readTiming(
  line: string,
  number: number,
): { startMs: number; endMs: number } | Fault {
  const [from = '', to = ''] = line.split('-->').map((part) => part.trim());
  const startMs = millisecondsOf(from);
  const endMs = millisecondsOf(to.split(/\s/)[0] ?? '');
  if (startMs === null || endMs === null) return fault('bad-time', number, line);
  return endMs < startMs ? fault('ends-before-start', number, line) : { startMs, endMs };
}

/** Hours only where there are any: 04:07 or 1:04:07. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
