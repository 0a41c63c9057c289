/**
 * Hands an answer that was allowed from the framework to whoever writes it past the framework. The
 * server's front and the built app are two bundles of one process: they meet here by name.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The header in which the app's answer carries its ticket to the front; nobody outside sees it. */
export const TICKET = 'x-plenary-ticket';
/** What is not claimed within this time (ms) belongs to a caller who has gone. */
const LIVES = 10_000;

export type Take = (response: ServerResponse) => void;
type Desk = { waiting: Map<string, Take> };
const place: unique symbol = Symbol.for('plenary.handed-over') as never;
const here = globalThis as { [place]?: Desk };

/** By the front, once: from then on answers are fetched. */
export function openDesk(): void {
  here[place] ??= { waiting: new Map() };
}

/** @returns the ticket; null where no front fetches answers, as in development */
export function leave(take: Take): string | null {
  const desk = here[place];
  if (!desk) return null;
  const ticket = randomUUID();
  desk.waiting.set(ticket, take);
  setTimeout(() => desk.waiting.delete(ticket), LIVES).unref();
  return ticket;
}

export function claim(ticket: string): Take | null {
  const take = here[place]?.waiting.get(ticket) ?? null;
  here[place]?.waiting.delete(ticket);
  return take;
}
