/** Sends messages to all at a rate and looks when, and whether, everyone has them. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Line, textNow } from './live-lines.ts';

export type Post = {
  /** sends one message to all; resolved when its sender may forget it */
  post(text: string): Promise<void>;
};
export type Step = {
  rate: number;
  p50: number;
  p99: number;
  /** everyone got every message */
  isWhole: boolean;
  deliveries: number;
  /** of the server, microseconds for each delivery */
  cpu: number;
};

/** A message of the room is larger than this on the wire: who lacks one lacks so many bytes. */
const SMALLEST = 90;
/** How long stragglers are waited for, in milliseconds. */
const PATIENCE = 3_000;
/** How long the rest of what was too much is waited for, in milliseconds. */
const LONGEST_WAY = 20_000;

export async function load(
  lines: readonly Line[],
  { post }: Post,
  { rate, seconds, pid }: { rate: number; seconds: number; pid: number },
): Promise<Step> {
  const readers = lines.filter(({ took }) => took !== null);
  for (const { took } of readers) took?.splice(0);
  const before = lines.map(({ bytes }) => bytes);
  const cpuBefore = cpuOf(pid);
  const count = Math.max(5, Math.round(rate * seconds));
  const began = performance.now();
  const posting: Promise<void>[] = [];
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
    for (; sent < due; sent++) {
      const at = began + (sent / rate) * 1000; // when it was due: waiting to be sent counts
      posting.push(post(textNow(at)));
    }
    await sleep(1);
  }
  const isDone = () => readers.every(({ took }) => (took?.length ?? 0) >= count);
  let failed = 0;
  let open = posting.length;
  for (const each of posting) each.catch(() => failed++).finally(() => open--);
  const end = performance.now() + PATIENCE;
  while (!(isDone() && open === 0) && performance.now() < end) await sleep(5);
  const cpu = cpuOf(pid) - cpuBefore;
  const isKept = isDone() && open === 0 && failed === 0;
  await quiet(lines, isKept ? 200 : LONGEST_WAY);
  const got = lines.map(({ bytes }, i) => bytes - (before[i] ?? 0));
  const most = Math.max(...readers.map((line) => got[lines.indexOf(line)] ?? 0));
  const isWhole = isKept && got.every((bytes) => bytes > most - SMALLEST);
  const took = readers.flatMap(({ took }) => took ?? []).sort((a, b) => a - b);
  const deliveries = count * lines.length;
  return {
    rate,
    p50: took[Math.floor(took.length / 2)] ?? Infinity,
    p99: took[Math.floor(took.length * 0.99)] ?? Infinity,
    isWhole,
    deliveries,
    cpu: (cpu * 1e6) / deliveries,
  };
}

/** What was too much is not to burden the next try: waits until nothing comes any more. */
async function quiet(lines: readonly Line[], most: number): Promise<void> {
  const bytes = () => lines.reduce((sum, line) => sum + line.bytes, 0);
  const end = performance.now() + most;
  for (let before = -1; before !== bytes() && performance.now() < end; ) {
    before = bytes();
    await sleep(most > 200 ? 700 : 200);
  }
}

/** p99 at which a rate still counts as kept, in milliseconds. */
const BEARABLE = 250;
const keeps = ({ isWhole, p99 }: Step) => isWhole && p99 <= BEARABLE;

/** Below this rate (1/s) nothing is looked for: a machine that is busy with other things keeps none. */
const LOWEST = 2;
/** Tries between the highest rate that was kept and the lowest that was not. */
const HALVINGS = 2;

/** The highest rate that is kept: doubled until it is not, then halfway between. */
export async function highestRate(
  from: number,
  step: (rate: number) => Promise<Step>,
): Promise<Step> {
  let best: Step | null = null;
  let tooMuch = Infinity;
  const attempt = async (rate: number): Promise<Step> => {
    const tried = await step(rate);
    console.error(`    ${said(tried)}`);
    if (keeps(tried)) best = tried;
    else tooMuch = rate;
    return tried;
  };
  for (let rate = from; rate < tooMuch; rate *= 2) await attempt(rate);
  for (let rate = from / 2; best === null; rate /= 2) {
    const tried = await attempt(rate);
    if (rate < LOWEST) return { ...tried, rate };
  }
  for (let turn = 0; turn < HALVINGS; turn++) await attempt(((best as Step).rate + tooMuch) / 2);
  return best;
}

export const said = ({ rate, p50, p99, isWhole, cpu }: Step) =>
  `${rate.toFixed(1)}/s: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ` +
  `${cpu.toFixed(2)} µs a delivery${isWhole ? '' : ', NOT WHOLE'}`;

/** Seconds of processor time a process has used. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Bytes of memory a process has. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
