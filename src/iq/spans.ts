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
  return found;
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
