/**
 * Loads of a page wait for a line instead of failing: a load that fails would take the page away,
 * and with it what stands on it. Everything else that fetches keeps failing at once.
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;
/** A server that fails is asked again so often: one that is busy may manage a moment later. */
const FAILURES = 2;

type Fetch = typeof fetch;

/** A fetch that tries the framework's data requests again until the server can be reached. */
export function patient(
  ask: Fetch,
  pause: (ms: number) => Promise<void> = untilOnline,
): (...request: Parameters<Fetch>) => Promise<Response> {
  return async (input, init) => {
    if (!isLoad(input)) return ask(input, init);
    let failures = 0;
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const response = await ask(input, init);
        if (response.status < 500 || failures++ >= FAILURES) return response;
        await pause(wait);
      } catch (thrown) {
        // a request that was called off is not waited for; one that found no line is a TypeError
        if (!(thrown instanceof TypeError)) throw thrown;
        await pause(wait);
      }
    }
  };
}

const isLoad = (input: RequestInfo | URL) =>
  new URL(input instanceof Request ? input.url : input, 'http://here').pathname.endsWith(
    '__data.json',
  );

const untilOnline = (ms: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
