/** Client iQ's index at three sizes beside others, all answers judged by a plain loop. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measure } from './bench.ts';
import { overHttp } from './iq/http.ts';
import type { Run, Timed } from './iq/run.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Milliseconds: what p50 and p99 are to be at each size, and p99 over HTTP. */
const AIMS: Record<
  number,
  { p50?: number; p99?: number; http: number; duckdb?: number; roaring?: number }
> = {
  1000: { http: 0.5 },
  100000: { p99: 1, http: 1.5, duckdb: 90 },
  1000000: { p50: 2, p99: 5, http: 8, duckdb: 50, roaring: 3 },
};

const SIZES = [1000, 100_000, 1_000_000];

/** @param asked sizes, all three unless said; `alone`: without the others, who take minutes to load */
export async function benchIq(asked: readonly string[] = []): Promise<Measure[]> {
  const chosen = asked.map(Number).filter((many) => many > 0);
  const sizes = chosen.length > 0 ? chosen : SIZES;
  const alone = asked.includes('alone');
  const measures: Measure[] = [];
  const runs: Run[] = [];
  for (const many of sizes) {
    const run = runOf(many, alone);
    runs.push(run);
    measures.push(...measuresOf(run), ...(await httpOf(many)));
  }
  const [less, more] = runs.slice(-2);
  if (less && more) {
    const growth = middle(more.ours) / middle(less.ours) / (more.many / less.many);
    measures.push({
      what: `Growth of p50 from ${less.many} to ${more.many} (1: linear)`,
      value: growth,
      unit: 'times',
      aim: 1.2,
    });
  }
  return measures;
}

function runOf(many: number, alone: boolean): Run {
  const program = [
    '--max-old-space-size=12288',
    '--import',
    at('../scripts/svelte-loader.mjs'),
    at('iq/run.ts'),
    String(many),
    ...(alone ? ['alone'] : []),
  ];
  const printed = execFileSync(process.execPath, program, {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed) as Run;
}

function measuresOf({ many, ours, plain, peers, ...run }: Run): Measure[] {
  const aims = AIMS[many];
  const of = `iQ ${many}`;
  return [
    {
      what: `${of}: p50 of ${ours.asked} questions, ${run.codes} counts each`,
      value: middle(ours),
      unit: 'ms',
      ...(aims?.p50 && { aim: aims.p50 }),
    },
    { what: `${of}: p99`, value: last(ours), unit: 'ms', ...(aims?.p99 && { aim: aims.p99 }) },
    { what: `${of}: built in`, value: run.build, unit: 's', aim: 5 },
    {
      what: `${of}: index`,
      value: run.bytes,
      unit: 'bytes a profile',
      ...(many > 1000 && { aim: 180 }),
    },
    { what: `${of}: a changed answer found after`, value: run.change, unit: 'ms', aim: 50 },
    { what: `${of}: a plain loop, p50`, value: middle(plain), unit: 'ms' },
    ...peers.flatMap((peer) => peerOf(of, peer, aims)),
  ];
}

/** Compared on the same questions, those that the peer can answer; as many of them as `asked` says. */
function peerOf(
  of: string,
  { name, asked, times, same }: Run['peers'][number],
  aims: (typeof AIMS)[number] | undefined,
): Measure[] {
  const theirs = middle({ name, asked, times });
  const own = middle({ name, asked, times: same });
  const least = name === 'DuckDB' ? aims?.duckdb : name === 'roaring' ? aims?.roaring : undefined;
  return [
    { what: `${of}: ${name}, p50 of ${asked} questions`, value: theirs, unit: 'ms' },
    {
      what: `${of}: as fast as ${name}`,
      value: theirs / own,
      unit: 'times',
      ...(least && { least }),
    },
  ];
}

async function httpOf(many: number): Promise<Measure[]> {
  const { asked, nothing } = await overHttp(many);
  const timed = { name: 'HTTP', asked: asked.length, times: asked };
  const bare = { name: 'HTTP alone', asked: nothing.length, times: nothing };
  const aim = AIMS[many]?.http;
  return [
    { what: `iQ ${many}: over HTTP, p50`, value: middle(timed), unit: 'ms' },
    { what: `iQ ${many}: over HTTP, p99`, value: last(timed), unit: 'ms', ...(aim && { aim }) },
    { what: `iQ ${many}: an answer ready beforehand, p99`, value: last(bare), unit: 'ms' },
  ];
}

const placed = ({ times }: Timed, share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ??
  0;
const middle = (timed: Timed) => placed(timed, 0.5);
const last = (timed: Timed) => placed(timed, 0.99);
