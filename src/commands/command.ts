import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** What a command gets: the database, its words after the name, the clock, and a voice on standard error. */
export type Call = {
  db: Kysely<Schema>;
  args: string[];
  now: Date;
  progress(line: string): void;
};

/**
 * One command of `plenary`. `run` returns what is printed as JSON on standard output; nothing is
 * printed where it returns nothing.
 * @throws Refusal → exit 1 (its `result`, if any, is still printed) · UsageError → exit 2
 */
export type Command = { usage: string; run(call: Call): Promise<unknown> };

/** A command that must answer also when the database does not: it opens what it needs itself. */
export type LoneCommand = { usage: string; runAlone(call: Omit<Call, 'db'>): Promise<unknown> };

/** A command that needs the database or not, as its words say. */
export type EitherCommand = Command & LoneCommand & { isAlone(args: string[]): boolean };

export class Refusal extends Error {
  readonly result: unknown;
  constructor(message: string, result?: unknown) {
    super(message);
    this.result = result;
  }
}
export class UsageError extends Error {}
