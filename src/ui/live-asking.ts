/** Long polling: news in answers, one after the other, where a proxy holds streams back. */
import type { StreamKind, WhisperKind } from '#base/stream-kinds.ts';

/** One answer of long polling. */
export type Polled = {
  cursor: number;
  changed: string[];
  events: { event: StreamKind; id: number; data: unknown }[];
  whispers: { event: WhisperKind; data: unknown }[];
};

/** Between two answers of which the first told no events (ms): changes of the last seconds are told again. */
const REPEAT = 1_000;

/**
 * Asks until the time has passed or the signal is given.
 *
 * @param asked what to ask with, anew each time
 * @throws where the server can't be reached or refuses
 */
export async function askForNews(
  signal: AbortSignal,
  until: number,
  asked: () => URLSearchParams,
  receive: (news: Polled) => void,
): Promise<void> {
  while (!signal.aborted && Date.now() < until) {
    const response = await fetch(`/live?poll=1&${asked()}`, { signal });
    if (!response.ok) throw new Error(`${response.status}`);
    const news = (await response.json()) as Polled;
    if (signal.aborted) return;
    receive(news);
    if (news.events.length === 0) await new Promise((next) => setTimeout(next, REPEAT));
  }
}
