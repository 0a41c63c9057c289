/** The typed question in parts, each with how it was read, so that it can be marked where it stands. */
export type Span = {
  from: number;
  to: number;
  kind: 'understood' | 'plain' | 'not-understood';
  /** what it was read as */
  name?: string;
};
export type Marked = { text: string; kind: Span['kind']; name: string | null };

/** All of the text, in order: what no span covers is plain. */
export function markedIn(asked: string, spans: readonly Span[]): Marked[] {
  const found: Marked[] = [];
  const plain = (from: number, to: number) => {
    if (to > from) found.push({ text: asked.slice(from, to), kind: 'plain', name: null });
  };
  let at = 0;
  for (const { from, to, kind, name } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from < at || to <= from || to > asked.length) continue;
    plain(at, from);
    found.push({ text: asked.slice(from, to), kind, name: name ?? null });
    at = to;
  }
  plain(at, asked.length);
  return joined(found);
}

/** One line under parts that follow each other, and one through words that do. */
function joined(parts: readonly Marked[]): Marked[] {
  const found: Marked[] = [];
  for (const [i, part] of parts.entries()) {
    const [last, next] = [found.at(-1), parts[i + 1]];
    const isSpace = part.kind === 'plain' && part.text.trim() === '' && next?.kind === last?.kind;
    if (last && last.kind !== 'plain' && (isSpace || part.kind === last.kind))
      found[found.length - 1] = { ...last, text: last.text + part.text };
    else found.push(part);
  }
  return found;
}

/** Words in a row that were not understood, told as one: they are taken off together. */
export function runsOf(marked: readonly Marked[], notUnderstood: readonly string[]): string[][] {
  const left = [...notUnderstood];
  const runs = marked
    .filter(({ kind }) => kind === 'not-understood')
    .flatMap(({ text }) => {
      let at = 0;
      const run: string[] = [];
      for (const word of left) {
        const place = text.indexOf(word, at);
        if (place < 0) break;
        at = place + word.length;
        run.push(word);
      }
      left.splice(0, run.length);
      return run.length > 0 ? [run] : [];
    });
  return [...runs, ...left.map((word) => [word])];
}

/** Where the reading says no places: those of the words that were not understood. */
export function spansOfLost(asked: string, notUnderstood: readonly string[]): Span[] {
  let at = 0;
  return notUnderstood.flatMap((words): Span[] => {
    const from = asked.indexOf(words, at);
    if (from < 0 || words === '') return [];
    at = from + words.length;
    return [{ from, to: at, kind: 'not-understood' }];
  });
}
