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
const PATIENCE = 4_000;

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
  const end = performance.now() + PATIENCE;
  const failed = await Promise.race([
    Promise.all(posting).then(
      () => false,
      () => true,
    ),
    sleep(PATIENCE * 2).then(() => true),
  ]);
  while (!isDone() && performance.now() < end) await sleep(5);
  const cpu = cpuOf(pid) - cpuBefore;
  await sleep(200);
  const got = lines.map(({ bytes }, i) => bytes - (before[i] ?? 0));
  const most = Math.max(...readers.map((line) => got[lines.indexOf(line)] ?? 0));
  const isWhole = !failed && isDone() && got.every((bytes) => bytes > most - SMALLEST);
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

/** p99 at which a rate still counts as kept, in milliseconds. */
const BEARABLE = 250;
const keeps = ({ isWhole, p99 }: Step) => isWhole && p99 <= BEARABLE;

/** The highest rate that is kept: doubled until it is not, then halfway between, three times. */
export async function highestRate(
  from: number,
  step: (rate: number) => Promise<Step>,
): Promise<Step> {
  let best: Step | null = null;
  let tooMuch = Infinity;
  for (let rate = from; rate < tooMuch; ) {
    const tried = await step(rate);
    console.error(`  ${say(tried)}`);
    if (keeps(tried)) best = tried;
    else tooMuch = rate;
    if (best === null && rate <= 0.5) return tried;
    rate = tooMuch === Infinity ? rate * 2 : best === null ? rate / 2 : tooMuch;
  }
  for (let turn = 0; turn < 3 && best; turn++) {
    const tried = await step((best.rate + tooMuch) / 2);
    console.error(`  ${say(tried)}`);
    if (keeps(tried)) best = tried;
    else tooMuch = tried.rate;
  }
  return best as Step;
}

const say = ({ rate, p50, p99, isWhole, cpu }: Step) =>
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
