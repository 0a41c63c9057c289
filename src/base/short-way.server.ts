/**
 * What the app answers without the framework around it, because it is asked so often that the frame
 * would cost more than the answer. The server's front and the built app are two bundles of one
 * process: they meet here by name.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * @param origin address under which the app sees itself
 * @returns false for what it leaves to the framework, untouched
 */
export type ShortWay = (
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
) => boolean;

const place: unique symbol = Symbol.for('plenary.short-way') as never;
const here = globalThis as { [place]?: ShortWay | undefined };

/** By the app, when it begins; null when it ends. */
export function openShortWay(way: ShortWay | null): void {
  here[place] = way ?? undefined;
}

/** By the front: null where nothing goes past the framework, as in development. */
export const shortWay = (): ShortWay | null => here[place] ?? null;
