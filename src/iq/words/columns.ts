/** What the columns of a forum's matrices say of change. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';
import { directionSaid } from './directions.ts';
import { stemOf } from './lexer.ts';
import type { ColumnEntry } from './lexicon.ts';

export const columnsOf = ({ questions }: ForumIndex['questionnaire']): ColumnEntry[] =>
  questions.flatMap((question) =>
    question.type === 'matrix'
      ? question.columns.map((column, place) => ({
          question: question.id,
          column,
          words: wordsOf(column).map(stemOf),
          phrase: wordsOf(column).join(' '),
          direction: directionsOf(question.columns)[place] ?? null,
        }))
      : [],
  );

const NOTHING = /^(?:none|nothing|nil|zero|not? |never|nichts|rien|nada|niente|niets|0$|-$|–$)/i;

/**
 * What columns say of change, also where some say nothing of it: a matrix is about change if one
 * of its columns goes up and one down.
 */
function directionsOf(columns: readonly string[]): (Direction | null)[] {
  if (columns.some((column) => DEGREE.test(column))) return columns.map(() => null);
  const found = columns.map((column): Direction | null => {
    const alone = directions([column, 'Increase', 'Decrease'])?.[0] ?? null;
    if (UNSURE.test(column)) return 'unsure';
    return alone ?? saidIn(wordsOf(column)) ?? (NOTHING.test(column) ? 'none' : null);
  });
  const known = found.filter((direction) => direction !== null);
  const change = known.includes('up') || known.includes('down');
  return change && new Set(known).size > 1 && known.length * 2 >= columns.length
    ? found
    : columns.map(() => null);
}

const UNSURE =
  /don.?t know|do not know|not sure|unsure|uncertain|can(?:.?t|not| not) (?:say|tell)|no (?:idea|answer|opinion|view)|undecided|unclear|too early to (?:say|tell)|keine (?:angabe|meinung)|kann ich nicht sagen|sans avis|sin opini[oó]n|geen (?:mening|idee)|no sab|no s[eé]|wei(?:ß|ss) nicht|sai[st] pas|non so|weet niet|vet (?:ikke|inte)|nie wiem/i;
const DEGREE = /import|wichtig|satisf|zufrieden|agree|critical|likely|useful|relevan/i;

/** The longest phrase of direction in a column: “Going up”, “Shrinking fast”. */
function saidIn(words: readonly string[]): Direction | null {
  for (let length = words.length; length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const said = directionSaid(words.slice(at, at + length).join(' '));
      if (said) return said.direction;
    }
  return null;
}
