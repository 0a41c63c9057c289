/** From the last answer to the finished tagged PDF of a full report, cold and warm, beside Chromium's print. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measure } from './bench.ts';
import type { Run } from './report-run.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const LEAST = { pages: 18, charts: 20, delegates: 120 };

export function benchReport(): Measure[] {
  const { ours, chromium, ...size } = run();
  for (const [what, least] of Object.entries(LEAST) as [keyof typeof LEAST, number][])
    if (size[what] < least) throw new Error(`The report has ${size[what]} ${what}, not ${least}`);
  const [cold = 0, ...warm] = ours;
  const [theirCold = 0, ...theirWarm] = chromium;
  const of = `${size.pages} pages, ${size.charts} charts, ${size.delegates} delegates`;
  return [
    { what: `Answer to PDF, cold (${of})`, value: cold, unit: 's', aim: 2 },
    { what: 'Answer to PDF, warm', value: middle(warm), unit: 's', aim: 0.7 },
    { what: 'Answer to Chromium’s print, cold', value: theirCold, unit: 's' },
    { what: 'Answer to Chromium’s print, warm', value: middle(theirWarm), unit: 's' },
    { what: 'As fast as Chromium, cold', value: theirCold / cold, unit: 'times', least: 3 },
    {
      what: 'As fast as Chromium, warm',
      value: middle(theirWarm) / middle(warm),
      unit: 'times',
      least: 3,
    },
    { what: 'Size of that PDF', value: size.bytes / 1e6, unit: 'MB', aim: 5 },
  ];
}

function run(): Run {
  const data = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  try {
    const program = ['--import', at('../scripts/svelte-loader.mjs'), at('report-run.ts')];
    const env = { ...process.env, DATA_DIR: data };
    return JSON.parse(execFileSync(process.execPath, program, { env, encoding: 'utf8' })) as Run;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
