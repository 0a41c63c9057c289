/** A JSON file checked against a schema, each complaint with its path. */
import type { z } from 'zod';
import { brokenAt } from '#base/json-place.ts';
import type { Ledger } from '#research/import/plan.ts';
import { reasons } from '#ui/texts/import.ts';

export type JsonSource = { file: string; text: string | null };

/** @returns null if the file can't be read; the ledger says why */
export function readJson<T>(
  { file, text }: JsonSource,
  schema: z.ZodType<T>,
  ledger: Ledger,
): T | null {
  const fault = (line: number | null, column: string | null, found: string, reason: string) =>
    ledger.faults.push({ file, line, column, found, reason });
  if (text === null) {
    fault(null, null, '', reasons.table['not-text']);
    return null;
  }
  if (text.trim() === '') {
    fault(null, null, '', reasons.empty);
    return null;
  }
  const value = parsed(text);
  if ('why' in value) {
    const { at, why } = value;
    fault(at?.line ?? null, at ? `${at.column}` : null, '', reasons.notJson(why));
    return null;
  }
  const checked = schema.safeParse(value.json);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) {
    const found = valueAt(value.json, path);
    const reason = found === undefined ? reasons.missing : message;
    fault(null, path.join('.') || null, shown(found), reason);
  }
  return null;
}

type Broken = { at: ReturnType<typeof brokenAt>; why: string };

function parsed(text: string): { json: unknown } | Broken {
  try {
    return { json: JSON.parse(text, storable) };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { at: brokenAt(text), why: why.replace(/ in JSON at position.*$|, \.{0,3}".*$/s, '') };
  }
}

/** A database holds neither NUL nor halves of signs. */
const storable = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value;
}

const shown = (value: unknown) =>
  value === undefined || typeof value === 'object' ? '' : String(value);
