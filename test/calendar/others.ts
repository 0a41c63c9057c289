/** Calendar programs that are not ours: python3-icalendar and khal, Debian's, where they are installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PYTHON = '/usr/bin/python3';
const KHAL = '/usr/bin/khal';
const READ = fileURLToPath(new URL('read.py', import.meta.url));

const runs = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** Why the tests can't be run here; false: they can. */
export const missing: string | false =
  runs(PYTHON, '-c', 'import icalendar') && runs(KHAL, '--version')
    ? false
    : 'python3-icalendar and khal are not installed';

export type PythonWall = { local: string; offset: number; name: string; system: number };
export type PythonEvent = {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  location: string;
  start: PythonWall;
  end: PythonWall;
};

export function python<T>(...tasks: readonly unknown[][]): T[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [READ], {
    input: JSON.stringify(tasks),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T[];
}

export type Vdir = {
  /** Takes a feed or a message in, as a calendar program does. @returns the files it then has */
  keep(calendar: string): string[];
  /** What khal lists from a day (YYYY-MM-DD) on, in this time zone. */
  list(day: string, zone: string): string[];
  [Symbol.dispose](): void;
};

/** A calendar of khal's, kept as one file an event. */
export function vdir(): Vdir {
  const home = mkdtempSync(join(tmpdir(), 'plenary-khal-'));
  const folder = join(home, 'events');
  mkdirSync(folder);
  return {
    keep: (calendar) => python<string[]>(['keep', folder, calendar])[0] ?? [],
    list(day, zone) {
      const config = join(home, 'config');
      writeFileSync(
        config,
        [
          ...['[calendars]', '[[forum]]', `path = ${folder}`],
          ...['[locale]', `local_timezone = ${zone}`, `default_timezone = ${zone}`],
          ...['timeformat = %H:%M', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d'],
          ...['datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M'],
          ...['[sqlite]', `path = ${join(home, 'khal.db')}`],
        ].join('\n'),
      );
      const format = ['--format', '{start-time}-{end-time} {title} @ {location}'];
      const args = ['-c', config, 'list', '--day-format', '', ...format, day, '1d'];
      const { status, stdout, stderr } = spawnSync(KHAL, args, {
        encoding: 'utf8',
        env: { ...process.env, HOME: home, LC_ALL: 'C.UTF-8' },
      });
      if (status !== 0) throw new Error(stderr);
      return stdout.split('\n').filter((line) => / @ /.test(line));
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}
