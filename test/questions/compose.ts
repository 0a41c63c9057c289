/**
 * Questions made of parts. Each part means something by itself; said together they mean all of it,
 * in whatever order and however they are joined. A part that only reads well at the end, such as a
 * negation that could swallow what follows, is set off by a comma.
 */
import { dice, type Forum } from './forums/making.ts';
import { type Kit, kits } from './kits.ts';
import { refsOf } from './means.ts';
import type { Asked } from './score.ts';

/** What begins, ends or holds a negation or a choice stands between commas. */
const APART = / or | oder |\b(?:not|without|except|who|nicht|ohne)\b/;

/** So many questions for each forum that has a kit, always the same ones for the same seed. */
export function composedFor(all: ReadonlyMap<string, Forum>, many: number, seed: number): Asked[] {
  const random = dice(seed);
  return kits.flatMap((kit) => {
    const forum = all.get(kit.forum);
    if (!forum) throw new Error(`no forum “${kit.forum}”`);
    return composed(kit, forum, many, random);
  });
}

function composed(kit: Kit, forum: Forum, many: number, random: () => number): Asked[] {
  const questions: Asked[] = [];
  while (questions.length < many) {
    const question = compose(kit, random);
    // what nobody fits is answered rightly by too many wrong readings
    if (refsOf(question.means, forum).length > 0) questions.push(question);
  }
  return questions;
}

function compose(kit: Kit, random: () => number): Asked & { means: string } {
  const from = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const who = from(kit.who);
  const said = Object.values(kit.parts)
    .map((parts) => ({ part: from(parts), place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, 1 + Math.floor(random() * 3))
    .map(({ part }) => part);
  const words = said.map(([asks], i) => {
    const before = said[i - 1]?.[0];
    if (before === undefined) return ` ${asks}`;
    return APART.test(`${before} ${asks}`) ? `, ${asks}` : `${from(kit.joints)}${asks}`;
  });
  return {
    forum: kit.forum,
    asks: `${from(kit.begin)}${who[0]}${words.join('')}`,
    means: [who, ...said].map(([, each]) => `(${each})`).join(' & '),
  };
}
