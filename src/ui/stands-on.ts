/**
 * Keeps a list on the value it should stand on, also when its options change. Which option that is
 * they say themselves (`selected`), for where there is no script yet. The framework's own way is
 * script on every page, also on the many without a list.
 *
 * What was chosen before the script came counts as chosen now.
 */
export function standsOn(list: HTMLSelectElement, value: string) {
  let now = value;
  const stand = () => {
    list.value = now;
  };
  const drawn = [...list.options].find((option) => option.defaultSelected) ?? list.options[0];
  if (drawn && list.value !== drawn.value) {
    now = list.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  } else stand();
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
