/** “Top of the investment list”, “first priority in the ranking”: a place, and the ranking by its name. */
import type { ForumIndex } from '#iq/index.ts';
import { stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Said } from './parts.ts';
import { rankSaid } from './ranks.ts';

const LIST =
  /^(?:list|lists|ranking|rankings|ranks?|areas?|priority|priorities|choices?|picks?|order)$/;
const IN_LIST =
  / (?:in|on|of|among|amongst|within|for) (?:(?:the|their|his|her|its) )?(?:list|lists|ranking|rankings|order|areas|priorities|ranked list)$/;
/** “Most important first” in the text of a ranking is no name of it. */
const OF_PLACE =
  /^(?:first|second|third|fourth|fifth|top|most|important|number|one|two|three|four|five|place|[1-5](?:st|nd|rd|th)?)$/;
const SMALL = new Set('the their of in on among for his her its'.split(' '));

/** A place with the ranking of which it is said; null for what says no such thing. */
export function rankingSaid(
  words: readonly string[],
  { fields }: ForumIndex,
  { headings }: Lexicon,
): Said | null {
  if (words.length < 3 || !words.some((word) => LIST.test(word))) return null;
  const rankings = new Set(
    fields.flatMap(({ source }) => (source.of === 'ranking' ? [source.question] : [])),
  );
  const isOf = (word: string, question: string) =>
    headings.some((each) => each.question === question && each.words.includes(stemOf(word)));
  const others = headings.filter(({ question }) => !rankings.has(question));
  for (const question of rankings) {
    const named = words.filter(
      (word) =>
        !SMALL.has(word) &&
        !OF_PLACE.test(word) &&
        !LIST.test(word) &&
        isOf(word, question) &&
        !others.some((each) => each.words.includes(stemOf(word))),
    );
    const phrase = words.filter((word) => !named.includes(word)).join(' ');
    if (named.length === 0 && !/ranking/.test(phrase)) continue;
    const rest = phrase.replace(IN_LIST, '').replace(/ (?:priority|priorities|area|areas)$/, '');
    const rank = rankSaid(phrase) ?? (rest === phrase ? null : rankSaid(rest));
    if (!rank || !Number.isFinite(rank.depth) || rank.depth === 0) continue;
    const { mild, ...sure } = rank;
    const side = mild ? 'before' : 'both';
    return {
      kind: 'rank',
      rank: { ...sure, side },
      side,
      ...(named.length > 0 && { questions: [question] }),
    };
  }
  return null;
}
