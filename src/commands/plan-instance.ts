import { constants } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readInstance } from '#meetings/timetable/instance.ts';
import type { Problem } from '#meetings/timetable/problem.ts';
import { type Solved, solveTimetable } from '#meetings/timetable/solve.server.ts';
import { verify } from '#meetings/timetable/verify.ts';
import { Refusal } from './command.ts';

/** `fairness`: instead of the file's; null: none */
export type InstanceCall = {
  file: string;
  out: string | undefined;
  seconds: number;
  fairness: number | null | undefined;
  progress(line: string): void;
};

const SHOWN = 12;
/** Kept back for writing and leaving, so that the limit holds for the whole command. */
const LEAVING = 0.25;

/** Plans an instance file and prints how good the timetable is; a break group is a run of free slots. */
export async function planInstance({ file, out, seconds, fairness, progress }: InstanceCall) {
  const read = readInstance(await textOf(file));
  if ('faults' in read) throw new Refusal(told(file, read.faults));
  const problem = fairness === undefined ? read.problem : { ...read.problem, fairness };
  if (out) await canWrite(out);
  // since this process began
  const spent = () => performance.now() / 1000;
  const solved = await solveTimetable(problem, {
    seconds: Math.max(0, seconds - spent() - LEAVING),
  });
  const { status, best } = solved;
  if (best && out) await write(problem, best.slots, out);
  const result = shown(problem, solved, Math.round(spent() * 1000) / 1000);
  if (status === 'infeasible')
    throw new Refusal('No timetable keeps all rules. This is proved.', result);
  if (status === 'unknown')
    throw new Refusal(
      `No timetable was found in ${seconds} seconds, nor a proof that there is none. Give it more time with --seconds.`,
      result,
    );
  if (status === 'feasible')
    progress('Time was up before a proof: there may be a better timetable.');
  return result;
}

function shown({ inForce }: Problem, { status, best, bound }: Solved, seconds: number) {
  const cost = best?.cost;
  return {
    status,
    value: cost?.breaks ?? null,
    bound: status === 'infeasible' ? null : bound,
    seconds,
    ...(inForce && { unscheduled: cost?.unscheduled ?? null, moved: cost?.moved ?? null }),
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Refusal(`${file} can’t be read. Name an instance file.`);
  }
}

function told(file: string, faults: readonly string[]): string {
  const more = faults.length - SHOWN;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return [`${file} is no instance that can be planned:`, ...faults.slice(0, SHOWN), ...rest].join(
    '\n  ',
  );
}

async function canWrite(out: string): Promise<void> {
  try {
    await access(dirname(out), constants.W_OK);
  } catch {
    throw new Refusal(`${out} can’t be written. Name a file in a folder that is there.`);
  }
}

async function write(problem: Problem, slots: readonly number[], out: string): Promise<void> {
  const { broken } = verify(problem, slots);
  if (broken.length > 0) throw new Error(`Not written, it breaks a rule: ${broken[0]}`);
  try {
    await writeFile(out, `${JSON.stringify({ slots })}\n`);
  } catch {
    throw new Refusal(`${out} can’t be written. Name a file in a folder that is there.`);
  }
}
