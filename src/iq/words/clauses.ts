/** A tree of and, or and not as the clauses of a search. */
import { type Clause, type Condition, tidy } from '#iq/query.ts';
import type { Tree } from './assembling.ts';
import type { Unit } from './units.ts';

/** @param of what one thing asks for; nothing where it asks for nothing */
export function clausesOf(tree: Tree, of: (unit: Unit) => readonly Clause[]): Clause[] {
  return tidy({ clauses: withWordsTogether(read(tree, of, false)), lost: [] }).clauses;
}

function read(tree: Tree, of: (unit: Unit) => readonly Clause[], not: boolean): Clause[] {
  if (tree.op === 'not') return read(tree.tree, of, !not);
  if (tree.op === 'leaf') return not ? denied(of(tree.unit)) : [...of(tree.unit)];
  const sides = tree.trees.map((each) => read(each, of, not)).filter(({ length }) => length > 0);
  return (tree.op === 'and') === !not ? sides.flat() : choice(sides);
}

/** One clause of which any side holds. */
function choice(sides: readonly Clause[][]): Clause[] {
  if (sides.length < 2) return sides[0] ?? [];
  return [
    sides.flatMap((clauses): Clause => {
      const [only] = clauses;
      return only && clauses.length === 1 ? only : [{ kind: 'all', clauses }];
    }),
  ];
}

/** Not all of these clauses: one of them has none of its conditions. */
const denied = (clauses: readonly Clause[]): Clause[] =>
  choice(clauses.map((clause) => clause.map((condition): Clause => [opposite(condition)])));

function opposite(condition: Condition): Condition {
  if (!condition.not) return { ...condition, not: true };
  const { not, ...plain } = condition;
  return plain;
}

/** Free words that stand alone are one condition, as they are one line in the box of filters. */
function withWordsTogether(clauses: Clause[]): Clause[] {
  const others: Clause[] = [];
  const free = new Map<string, string[]>();
  for (const clause of clauses) {
    const [only] = clause;
    if (clause.length === 1 && only?.kind === 'words' && !only.not) {
      const place = only.in ?? '';
      free.set(place, [...(free.get(place) ?? []), ...only.words.split(' ')]);
    } else others.push(clause);
  }
  const words = [...free].map(
    ([place, list]): Clause => [
      { kind: 'words', words: [...new Set(list)].join(' '), ...(place !== '' && { in: place }) },
    ],
  );
  return [...others, ...words];
}
