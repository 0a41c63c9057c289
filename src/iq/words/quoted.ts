/** “Wrote about budgets and not about growth”: words of somebody's text, whatever else they could mean. */
import { wordsOf } from '#base/folding.ts';
import { hasWord } from '#iq/matching.ts';
import type { Forum } from './meaning.ts';
import type { Part } from './parts.ts';

const ABOUT = /^(?:about|of|on|uber|sobre|sur|de|over|om)$/;

/** Makes a budget and a change words, where they stand right behind a word of writing. */
export function withQuoted(read: readonly Part[], { index }: Forum, text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'budget' && part.kind !== 'column') return;
    if (parts[at + 1]?.kind === 'money' || !isQuoted(parts, at, text)) return;
    const words = wordsOf(text.slice(part.from, part.to));
    if (part.kind === 'column' && !words.every((word) => hasWord(index, word))) return;
    const { from, to, items } = part;
    const title = { either: [], title: false };
    parts[at] = { kind: 'words', words: words.join(' '), ...title, from, to, items };
  });
  return parts;
}

/** Whether what is written about goes on up to here. */
function isQuoted(parts: readonly Part[], at: number, text: string): boolean {
  const { from = 0, to = 0 } = parts[at - 1] ?? {};
  let isSaid = /(?:^| )(?:not|nicht|pas|niet)$/i.test(text.slice(from, to));
  for (let i = at - 1; i >= 0; i--) {
    const part = parts[i];
    if (part?.kind === 'text') return isSaid || i === at - 1 || isPlain(parts, i + 1, at);
    if (part?.kind === 'plain') isSaid ||= ABOUT.test(part.word);
    else if (part?.kind === 'heading' && !part.hard) isSaid ||= ABOUT.test(part.words);
    else if (!isSaid || !part || !goesOn(part)) {
      if (part?.kind === 'joint' && part.joint !== 'clause') continue;
      return false;
    }
  }
  return false;
}

const isPlain = (parts: readonly Part[], from: number, to: number) =>
  parts.slice(from, to).every(({ kind }) => kind === 'plain');

const goesOn = (part: Part): boolean =>
  part.kind === 'words' ||
  part.kind === 'topic' ||
  part.kind === 'comma' ||
  (part.kind === 'joint' && part.joint !== 'clause');
