/**
 * Findings are Markdown with tokens: `{over 60% | spend / Artificial Intelligence / Increase}` is a
 * claim, `{… | commentary}` a view, `{… | source: …}` a statement with a source of its own and
 * `{… | source needed}` one without. An empty wording prints the figure as it is.
 */

export type Piece =
  | { kind: 'text'; text: string; from: number }
  | { kind: 'claim'; text: string; reference: string; from: number }
  | { kind: 'view' | 'open'; text: string; from: number }
  | { kind: 'sourced'; text: string; source: string; from: number };

const TOKEN = /\{([^{}|]*)\|([^{}]*)\}/g;

/** @returns the pieces of a paragraph in order, `from` where each stands in it */
export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of markdown.matchAll(TOKEN)) {
    if (match.index > at) pieces.push(text(markdown.slice(at, match.index), at));
    pieces.push(token(match[1] ?? '', match[2] ?? '', match.index));
    at = match.index + match[0].length;
  }
  if (at < markdown.length) pieces.push(text(markdown.slice(at), at));
  return pieces;
}

const text = (words: string, from: number): Piece => ({ kind: 'text', text: words, from });

function token(words: string, said: string, from: number): Piece {
  const reference = said.trim();
  if (/^(commentary|view|opinion)$/i.test(reference))
    return { kind: 'view', text: words.trim(), from };
  if (/^source needed$/i.test(reference)) return { kind: 'open', text: words.trim(), from };
  const source = /^source\s*:\s*(.+)$/i.exec(reference)?.[1];
  if (source) return { kind: 'sourced', text: words.trim(), source, from };
  return { kind: 'claim', text: words.trim(), reference, from };
}

/** Words as a token, so that they can stand in a paragraph: braces and bars would end it. */
export const asToken = (words: string, reference: string): string =>
  `{${words.replace(/[{}|]/g, ' ').trim()} | ${reference.replace(/[{}|]/g, ' ')}}`;

/**
 * Markdown's own marks are no part of what is read: emphasis, code, links, list signs. Their places
 * are kept, as spaces of no width, so that positions stay.
 */
export const withoutMarks = (markdown: string): string =>
  markdown
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)([^*_]*\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\[([^\]]+)\]\((?:[^()\s]+)\)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/^\s*(?:#{1,6}|[-*+]|>)\s+/, '');

/** Sentences of a paragraph, with where each begins. Abbreviations and decimals end none. */
export function sentencesOf(paragraph: string): { from: number; text: string }[] {
  const found: { from: number; text: string }[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(
    /[.!?…]+["”’)\]]*(?:\s*\}|(?=\s|$))\s*|[;·](?=\s\p{Lu})\s*/gu,
  )) {
    const to = match.index + match[0].length;
    if (inToken(paragraph, match.index) && !match[0].includes('}')) continue;
    if (inQuotes(paragraph, match.index) && !/[”"]/.test(match[0])) continue;
    const words = paragraph.slice(from, to);
    if (/\b(?:e\.g|i\.e|etc|vs|cf|No|Dr|Mr|Mrs|Ms|St|approx)\.\s*$/.test(words)) continue;
    found.push({ from, text: words });
    from = to;
  }
  if (paragraph.slice(from).trim() !== '') found.push({ from, text: paragraph.slice(from) });
  return found;
}

const inToken = (paragraph: string, at: number) =>
  paragraph.lastIndexOf('{', at) > paragraph.lastIndexOf('}', at);

/** A full stop inside a quoted label ends no sentence. */
const inQuotes = (paragraph: string, at: number) =>
  paragraph.lastIndexOf('“', at) > paragraph.lastIndexOf('”', at) &&
  paragraph.indexOf('”', at) > at;
