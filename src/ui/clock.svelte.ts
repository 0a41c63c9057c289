/** The forum's clock on a screen: it goes on from what the server said, whatever the device believes. */

/** How often the screen looks at it (ms). */
const TICK = 20_000;

/**
 * Call it while a component is set up.
 *
 * @param said the server's clock, new with each load
 */
export function clock(said: () => Date): { readonly now: Date } {
  let since = $state(0);
  $effect(() => {
    const start = Date.now();
    void said();
    since = 0;
    const timer = setInterval(() => {
      since = Date.now() - start;
    }, TICK);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return new Date(said().getTime() + since);
    },
  };
}
