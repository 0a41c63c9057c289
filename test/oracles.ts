/** Reference values of other programs, beside the checkout where the team keeps them. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const folder = process.env.PLENARY_SHARED ?? new URL('../../shared', import.meta.url).pathname;
const place = (file: string) => `${folder}/oracles/${file}`;

/** For the `skip` of a test that needs a file: why it cannot run, or false. */
export const missing = (file: string): string | false =>
  existsSync(place(file)) ? false : `oracles/${file} is not here`;

// biome-ignore lint/suspicious/noExplicitAny: another program's tree; the walk below is its check
export const expectedIn = (file: string): any => JSON.parse(readFileSync(place(file), 'utf8'));

export const rowsIn = (file: string): Record<string, string>[] =>
  parse(readFileSync(place(file), 'utf8'), { columns: true });

/** Part of a value by which an estimate may differ; numbers as near to 0 as the other count as 0. */
const NEAR = 1e-9;
const NOTHING = 1e-12;

/**
 * Walks every number of the other program's tree: ours must have one in the same place, the same to
 * 1e-9, whole numbers exactly.
 *
 * @param apart places (`a.b.0`, `*` for any name) whose numbers are no statistic of ours to match,
 *   each with its reason; one that fits nothing is an error
 * @returns how many numbers were compared
 */
export function agree(
  expected: unknown,
  ours: unknown,
  apart: Record<string, string> = {},
): number {
  const used = new Set<string>();
  const wrong: string[] = [];
  let compared = 0;
  for (const [path, value] of numbersIn(expected)) {
    const exempt = Object.keys(apart).find((pattern) => fits(pattern, path));
    if (exempt !== undefined) {
      used.add(exempt);
      continue;
    }
    compared += 1;
    const found = path.reduce<unknown>((tree, key) => (tree as never)?.[key], ours);
    const right =
      typeof found === 'number' &&
      (Number.isInteger(value) &&
      /count|base|popcount|^n$|^x$/i.test(path.findLast((key) => !/^\d+$/.test(key)) ?? '')
        ? found === value
        : Math.abs(found - value) <= Math.max(NEAR * Math.abs(value), NOTHING));
    if (!right) wrong.push(`${path.join('.')}: ${String(found)} is not ${value}`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    Object.keys(apart).filter((pattern) => !used.has(pattern)),
    [],
  );
  return compared;
}

function numbersIn(tree: unknown, path: string[] = []): [string[], number][] {
  if (typeof tree === 'number') return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, below]) => numbersIn(below, [...path, key]));
}

function fits(pattern: string, path: readonly string[]): boolean {
  const parts = pattern.split('.');
  return (
    parts.length <= path.length && parts.every((part, at) => part === '*' || part === path[at])
  );
}
