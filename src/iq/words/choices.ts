/** Several things said at once. */
import { isJoin } from './listing.ts';
import type { Of, Part } from './parts.ts';

/** “Flat or falling”, “important and critical”: one thing said of a topic, either will do. */
export function withChoices(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  parts.forEach((part, at) => {
    const before = found.filter(({ kind }) => kind !== 'plain').slice(-3);
    const [join, column, thing] = [before.at(-1), before.at(-2), before.at(-3)];
    const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
    const isChoice =
      part.kind === 'column' &&
      column?.kind === 'column' &&
      join !== undefined &&
      isJoin(join) &&
      !(join.kind === 'joint' && join.joint === 'but') &&
      !(thing?.kind === 'topic' && next?.kind === 'topic') &&
      column.columns.some(({ question }) =>
        part.columns.some((each) => each.question === question),
      );
    if (isChoice) found.splice(found.indexOf(column), found.length, merged(column, part));
    else found.push(part);
  });
  return found;
}

const merged = (a: Of<'column'>, b: Of<'column'>): Part => ({
  ...b,
  from: a.from,
  items: [a.items[0], b.items[1]],
  columns: [...a.columns, ...b.columns],
});
