/** How a browser in a call talks to the server: acts as requests, signals by the stream or by asking. */
import type { Received, Signal } from '#exchange/calls/call.ts';
import { onStream } from '#ui/live.ts';

export type Act =
  | { do: 'join' | 'here' | 'leave'; leg: string }
  | { do: 'signals'; leg: string; signals: Signal[] }
  | { do: 'poll'; leg: string; after: number }
  | { do: 'admit'; leg: string }
  | { do: 'decline' | 'end' };
/** null: no answer, whether or not it was done */
export type Answer = { status: number; body: Record<string, unknown> } | null;

export type Line = {
  act(act: Act): Promise<Answer>;
  /** Signals to this leg, once each and in order, until the returned call. */
  listen(leg: string, receive: (signal: Received) => void): () => void;
};

const ANSWERS_MS = 10_000;

async function post(url: string, act: Act): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
      signal: AbortSignal.timeout(ANSWERS_MS),
    });
    if (response.status >= 500 || response.status === 429) return null;
    return { status: response.status, body: await response.json().catch(() => ({})) };
  } catch {
    return null;
  }
}

/** For people of the forum: signals come in their stream. */
export function streamLine(url: string, call: string): Line {
  return {
    act: (act) => post(url, act),
    listen: (leg, receive) =>
      onStream('signal', (body) => {
        const signal = body as Partial<Received>; // emptied when its call is over
        if (signal.call === call && signal.to === leg) receive(signal as Received);
      }),
  };
}

/** How often it is asked while a way is looked for, and how long that takes, in ms. */
const OFTEN_MS = 700;
const SELDOM_MS = 2_000;
const LOOKS_MS = 20_000;

/**
 * For an interview: the guest has no seat, so no stream either.
 *
 * @param changed the people of the call are others
 */
export function askingLine(url: string, changed: () => void): Line {
  return {
    act: (act) => post(url, act),
    listen(leg, receive) {
      let after = 0;
      let people: unknown = null;
      let stopped = false;
      let busyUntil = Date.now() + LOOKS_MS;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = async () => {
        const answer = await post(url, { do: 'poll', leg, after });
        if (stopped) return;
        const body = answer?.body ?? {};
        for (const signal of (body.signals ?? []) as Received[]) receive(signal);
        if (typeof body.last === 'number' && body.last > after) {
          after = body.last;
          busyUntil = Date.now() + LOOKS_MS;
        }
        if (answer && people !== body.people) {
          if (people !== null) changed();
          people = body.people ?? '';
        }
        timer = setTimeout(ask, Date.now() < busyUntil ? OFTEN_MS : SELDOM_MS);
      };
      void ask();
      return () => {
        stopped = true;
        clearTimeout(timer);
      };
    },
  };
}
