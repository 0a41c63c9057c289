/** Puts the things of a question together: what a loose “or” chooses between, and what goes together. */
import type { Joint } from './languages.ts';
import type { Unit } from './units.ts';

export type Tree =
  | { op: 'leaf'; unit: Unit }
  | { op: 'and' | 'or'; trees: Tree[] }
  | { op: 'not'; tree: Tree };

/** How the things of a list are joined. */
export type ListJoin = 'and' | 'or' | 'comma';

/** `join`: what stands before it */
export type Element = {
  tree: Tree;
  kinds: string[];
  join: Joint | 'comma' | 'stop' | null;
  either: boolean;
  whole: boolean;
};

export const and = (trees: Tree[]): Tree => joined('and', trees);
export const or = (trees: Tree[]): Tree => joined('or', trees);
const joined = (op: 'and' | 'or', trees: Tree[]): Tree => {
  const [only] = trees;
  return only && trees.length === 1
    ? only
    : { op, trees: trees.flatMap((tree) => (tree.op === op ? tree.trees : [tree])) };
};
export const not = (tree: Tree): Tree => (tree.op === 'not' ? tree.tree : { op: 'not', tree });

/** Of a choice exactly one: one of them, and no two. Null for what is no choice. */
export function onlyOne(tree: Tree): Tree | null {
  if (tree.op !== 'or') return null;
  const pairs = tree.trees.flatMap((a, at) =>
    tree.trees.slice(at + 1).map((b) => not(and([a, b]))),
  );
  return and([tree, ...pairs]);
}

const STRENGTH = ['clause', 'and', 'nor', 'or', 'than', 'comma', 'but', 'stop'];
/** The join that counts where several stand together. */
export const stronger = (a: Element['join'], b: Joint | 'comma' | 'stop'): Element['join'] => {
  if (a === 'or' || b === 'or') return 'or';
  return a !== null && STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? a : b;
};

/** Puts elements together: a loose “or” chooses between the runs beside it, all else goes together. */
export function assemble(elements: Element[]): Tree {
  const left = [...elements];
  absorbWhole(left);
  for (
    let at = left.findIndex(({ join }, i) => join === 'or' && i > 0);
    at > 0;
    at = left.findIndex(({ join }, i) => join === 'or' && i > 0)
  ) {
    const [from, to] = choiceAround(left, at);
    const before = left.slice(from, at);
    const after = left.slice(at, to);
    const head = before[0];
    const tree = or([and(before.map((each) => each.tree)), and(after.map((each) => each.tree))]);
    left.splice(from, to - from, {
      tree,
      kinds: [...new Set([...before, ...after].flatMap(({ kinds }) => kinds))],
      join: head?.join ?? null,
      either: head?.either ?? false,
      whole: false,
    });
  }
  return inPairs(left) ?? and(left.map(({ tree }) => tree));
}

/** Of these a person has one. */
const ONE_OF = /^(?:country|role|organisation)$/;

/** “UK over 5m, Germany over 2m”: the same two kinds again after a comma are another choice. */
function inPairs(elements: readonly Element[]): Tree | null {
  if (elements.length < 4 || elements.length % 2 === 1) return null;
  const pairs = elements.flatMap((first, at) => {
    const second = elements[at + 1];
    return at % 2 === 0 && second ? [[first, second] as const] : [];
  });
  const kindsOf = ([a, b]: readonly [Element, Element]) => `${a.kinds.join()} ${b.kinds.join()}`;
  const [head] = pairs;
  const isOne = head?.some(({ kinds }) => kinds.every((kind) => ONE_OF.test(kind)));
  const isParallel = pairs.every(
    ([a, b], at) =>
      (at === 0 || a.join === 'comma' || a.join === 'stop' || a.join === 'and') &&
      isBeside(b) &&
      a.tree.op !== 'not' &&
      b.tree.op !== 'not' &&
      head !== undefined &&
      kindsOf([a, b]) === kindsOf(head),
  );
  return isOne && isParallel ? or(pairs.map(([a, b]) => and([a.tree, b.tree]))) : null;
}

const isBeside = ({ join }: Element) => join === null || join === 'clause';

/** Which elements a loose “or” before `at` chooses between: [from, at) or [at, to). */
function choiceAround(elements: readonly Element[], at: number): [number, number] {
  let first = at - 1;
  while (first > 0 && isBeside(elements[first] as Element)) first--;
  let end = at + 1;
  while (end < elements.length && isBeside(elements[end] as Element)) end++;
  const either = elements.slice(0, at).findLastIndex((each) => each.either);
  if (either >= 0) return [either, Math.min(end, at + Math.max(1, at - either))];
  const kind = elements[at]?.kinds[0];
  const parallel = elements.findIndex(
    (each, i) => i >= first && i < at && kind !== undefined && each.kinds.includes(kind),
  );
  if (parallel >= 0) return [parallel, Math.min(end, at + (at - parallel))];
  return [at - 1, at + 1];
}

/** “Everyone except heads of department from Belgium”: both together are denied. */
function absorbWhole(elements: Element[]): void {
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at];
    if (!element?.whole || element.tree.op !== 'not') continue;
    let end = at + 1;
    while (end < elements.length && elements[end]?.join === null && !elements[end]?.whole) end++;
    if (end === at + 1) continue;
    const more = elements.slice(at + 1, end).map(({ tree }) => tree);
    elements.splice(at, end - at, { ...element, tree: not(and([element.tree.tree, ...more])) });
  }
}

/** A comma joins as the next joining word does; things of which one has only one are a choice. */
export function meant(join: ListJoin, later: readonly ListJoin[], one: boolean): 'and' | 'or' {
  if (one) return 'or';
  if (join !== 'comma') return join;
  const next = later.find((each) => each !== 'comma');
  return next === 'or' ? 'or' : 'and';
}

/** And binds closer than or. */
export function precedence(trees: readonly Tree[], joins: readonly ('and' | 'or')[]): Tree {
  const runs: Tree[][] = [[]];
  trees.forEach((tree, i) => {
    if (i > 0 && joins[i - 1] === 'or') runs.push([]);
    runs.at(-1)?.push(tree);
  });
  return or(runs.map(and));
}
