/**
 * Keeps a list on the value it should stand on, also when its options change. Which option that is
 * they say themselves (`selected`), for where there is no script yet. The framework's own way is
 * script on every page, also on the many without a list.
 */
export function standsOn(list: HTMLSelectElement, value: string) {
  let now = value;
  const stand = () => {
    list.value = now;
  };
  stand();
  const options = new MutationObserver(stand);
  options.observe(list, { childList: true, subtree: true });
  return {
    update(next: string) {
      now = next;
      stand();
    },
    destroy: () => options.disconnect(),
  };
}
