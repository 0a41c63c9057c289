/** Betters a choice piece by piece: a few lost meetings are chosen anew while all others stay. */
import { bestOf } from '#meetings/replan/search.ts';
import {
  type Choice,
  type Chosen,
  giveBack,
  inTheWay,
  takeAll,
  type Ways,
} from '#meetings/replan/taken.ts';

/** Lost meetings that are chosen anew together. */
const WINDOW = 5;
/** Options tried for one window, at most. */
const WINDOW_TRIES = 1_000;

/** The lost meeting at this place, and those that keep it from something better, most often first. */
function windowOf(all: readonly Ways[], chosen: readonly Chosen[], ways: Ways): Ways[] {
  const now = chosen.find(({ option }) => option.lost === ways.lost);
  const better = ways.options.filter(({ worth }) => worth > (now?.option.worth ?? 0));
  const others = chosen
    .filter((other) => other !== now)
    .map((other) => ({ other, times: better.filter((option) => inTheWay(option, other)).length }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .slice(0, WINDOW - 1);
  const lost = new Set([ways.lost, ...others.map(({ other }) => other.option.lost)]);
  return better.length > 0 ? all.filter((each) => lost.has(each.lost)) : [];
}

/** Chooses a few anew while all others stay, again and again, as long as that is better. */
export function improve(
  choice: Choice,
  all: readonly Ways[],
  start: Chosen[],
  tries: number,
): Chosen[] {
  let chosen = start;
  let left = tries;
  for (let at = 0, idle = 0; idle < all.length && left > 0; at = (at + 1) % all.length, idle++) {
    const ways = all[at];
    const few = ways ? windowOf(all, chosen, ways) : [];
    const freed = new Set(few.map(({ lost }) => lost));
    const old = chosen.filter(({ option }) => freed.has(option.lost));
    for (const each of old) giveBack(choice, each);
    const found = bestOf(choice, few, Math.min(left, WINDOW_TRIES));
    left -= found.tried;
    const worth = takeAll(choice, old);
    if (found.worth <= worth) continue;
    for (const each of old) giveBack(choice, each);
    takeAll(choice, found.chosen);
    chosen = [...chosen.filter((each) => !old.includes(each)), ...found.chosen];
    idle = -1;
  }
  return chosen;
}
