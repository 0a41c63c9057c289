/** A JSON file checked against a schema, each complaint with its path. */
import type { z } from 'zod';
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
    fault(value.line, null, '', reasons.notJson(value.why));
    return null;
  }
  const checked = schema.safeParse(value.json);
  if (checked.success) return checked.data;
  for (const { path, message } of checked.error.issues) {
    const found = valueAt(value.json, path);
    fault(null, path.join('.'), found, message);
  }
  return null;
}

function parsed(text: string): { json: unknown } | { line: number | null; why: string } {
  try {
    return { json: JSON.parse(text, storable) };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const position = /position (\d+)/.exec(why)?.[1];
    const line = position ? text.slice(0, Number(position)).split('\n').length : null;
    return { line, why: why.replace(/ in JSON at position.*$/, '') };
  }
}

/** A database holds neither NUL nor halves of signs. */
const storable = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;

function valueAt(json: unknown, path: readonly PropertyKey[]): string {
  let value = json;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value === undefined || typeof value === 'object' ? '' : String(value);
}
