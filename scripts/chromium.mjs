// Finds what the tests need from the system, Chromium above all, or installs it where we may.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runTo, say } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns the path of a Chromium, or null */
export function findChromium() {
  const { CHROMIUM, PATH = '' } = process.env;
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : null;
  const folders = [...PATH.split(delimiter), '/usr/bin', '/snap/bin'];
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ...MAC].find((place) => existsSync(place)) ?? null;
}

const isOnPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** @returns an exit code; afterwards CHROMIUM names it for the tests */
export async function ensureChromium() {
  const missing = [
    ...(findChromium() ? [] : ['chromium', 'fonts-liberation']),
    // reads the text of a PDF; without it those tests are skipped and say so
    ...(isOnPath('pdftotext') ? [] : ['poppler-utils']),
    // read calendars as other programs do; without them those tests are skipped and say so
    ...(isOnPath('khal') ? [] : ['khal', 'python3-icalendar']),
  ];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${missing.join(', ')}…`);
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...missing);
  }
  const found = findChromium();
  if (!found) {
    say(
      'The browser tests need Chromium, which was not found. Install it (Debian, Ubuntu: ' +
        'sudo apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM to its path.',
    );
    return 1;
  }
  process.env.CHROMIUM = found;
  say(found);
  return 0;
}

const apt = (...args) =>
  runTo('apt-get', ['-q', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
