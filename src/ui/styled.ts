/** So long (ms) a page waits for its styles; then it is better shown plain than not at all. */
const LONGEST = 2_000;
/** Styles that came, failed, or were waited for long enough. */
const done = new WeakSet<Element>();

/**
 * Styles that the page asked for and that have not come yet: nobody sees a page before they have.
 * Undefined if there is nothing to wait for, as with every filter on a page that stands.
 */
export function styled(): Promise<void> | undefined {
  const coming = [...document.querySelectorAll('link')].filter(
    (link) => link.rel === 'stylesheet' && !link.sheet && !done.has(link),
  );
  if (coming.length === 0) return;
  return new Promise((resolve) => {
    let left = coming.length;
    for (const link of coming) {
      link.onload = link.onerror = () => {
        done.add(link);
        left -= 1;
        if (left === 0) resolve();
      };
    }
    setTimeout(() => {
      for (const link of coming) done.add(link);
      resolve();
    }, LONGEST);
  });
}
