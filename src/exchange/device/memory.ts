/** Where a browser keeps nothing, acts wait for as long as the page is open. */
import type { Act, Shelf } from '#exchange/device/act.ts';

export function memoryShelf(): Shelf {
  let acts: Act[] = [];
  const to = (change: (act: Act) => Act) => {
    acts = acts.map(change);
  };
  return {
    all: async () => acts,
    async add(act, instead) {
      acts = acts.filter(({ id }) => !instead.includes(id));
      if (acts.some(({ id }) => id === act.id)) to((each) => (each.id === act.id ? act : each));
      else acts = [...acts, act];
    },
    async done(id, changed) {
      acts = acts.filter((each) => each.id !== id);
      to((each) => changed.find((other) => other.id === each.id) ?? each);
    },
    async mark(id, refused) {
      to((each) => (each.id === id ? { ...each, refused } : each));
    },
  };
}
