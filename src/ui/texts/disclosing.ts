/** Words about what readers see, wait for, and see merged. */
const or = (list: readonly string[]) =>
  list.length < 3 ? list.join(' or ') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;

export const disclosing = {
  together: or,
};
