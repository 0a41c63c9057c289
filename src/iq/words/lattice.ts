/** The likeliest way through everything that the words of a question can mean. */
import type { ForumIndex } from '#iq/index.ts';
import { type Context, type Edge, PART_COST, type Reader } from './context.ts';
import { edgesAt, isKnown } from './edges.ts';
import { jointsOf, languagesOf } from './languages.ts';
import { amountsIn } from './money.ts';
import { likenessesOf } from './naming.ts';
import type { Part } from './parts.ts';

type Step = { score: number; edge: Edge | null; from: number };

/** The likeliest parts of a question, from left to right: a best path, found place by place. */
export function partsOf(reader: Reader): Part[] {
  const { items } = reader;
  const context = contextOf(reader);
  const best: Step[] = [{ score: 0, edge: null, from: 0 }];
  for (let at = 0; at < items.length; at++) {
    const here = best[at];
    if (!here) continue;
    for (const edge of edgesAt(at, context)) {
      const end = at + edge.length;
      const score = here.score + edge.score - PART_COST;
      const known = best[end];
      if (!known || score > known.score) best[end] = { score, edge, from: at };
    }
  }
  return pathOf(best, reader);
}

function pathOf(best: readonly Step[], { items }: Reader): Part[] {
  const parts: Part[] = [];
  for (let end = items.length; end > 0; ) {
    const step = best[end];
    if (!step?.edge) break;
    const [first, last] = [items[step.from], items[end - 1]];
    const place = { from: first?.from ?? 0, to: last?.to ?? 0 };
    parts.push({ ...place, items: [step.from, end], ...step.edge.said });
    end = step.from;
  }
  return parts.reverse();
}

function contextOf(reader: Reader): Context {
  const { text, items, index, lexicon } = reader;
  const asked = languagesOf(
    items.map(({ word }) => word),
    2,
  );
  const languages = mostSpoken(
    [...new Set([...asked.slice(1), ...lexicon.languages])].sort(
      (a, b) => Number(a === 'en') - Number(b === 'en'),
    ),
    items,
  );
  return {
    ...reader,
    languages,
    likenesses: items.map((item) => likenessesOf(item, lexicon, isKnown(item, languages, lexicon))),
    amounts: amountsIn(text, moneyIn(index)),
  };
}

/** The language in which most words are said comes first: “of” joins in Dutch, and says nothing in English. */
function mostSpoken(languages: readonly string[], items: Reader['items']): string[] {
  const many = new Map(
    languages.map((language) => [
      language,
      items.filter(({ word }) => jointsOf(language).has(word)).length,
    ]),
  );
  return [...languages].sort((a, b) => (many.get(b) ?? 0) - (many.get(a) ?? 0));
}

const moneyIn = ({ questionnaire }: ForumIndex) => ({
  currency: questionnaire.currency,
  bands: questionnaire.budgetBands,
  millions: questionnaire.budgetBands.some(({ min }) => min >= 1e6),
});
