/** What is said of how far something has come, or how much it counts: the columns of such a matrix by other words. */
import { directionSaid } from './directions.ts';
import type { ColumnEntry } from './lexicon.ts';
import { isEnding } from './verbs-of-change.ts';

const NOT =
  '(?:not|never|havent|hasnt|have not|has not|dont|doesnt|do not|does not|arent|isnt|are not|is not|didnt|did not|yet to|still to|have yet to|has yet to)';
const WITH = '(?: (?:with|on|in|for|of|about|to))?';

/** Which columns, and the phrases that mean them. */
const STATUSES: readonly [column: RegExp, said: RegExp][] = [
  [
    /^(?:not?|never|nothing|none|yet to|haven.?t)\b(?!.*(?:import|satisf|relevan|happy|know|sure|agree|likely|confident|useful))/,
    new RegExp(
      `^${NOT} (?:yet |even |been |be )?(?:start(?:ed|ing)?|begun|begin|beginning|launched?|got going|got started|get started|done anything|doing anything|using|used?|adopted|introduced|touched|tried|have)(?: yet)?${WITH}$|^(?:no start|no progress|no plans?)${WITH}$|^(?:untouched|unstarted|not yet|not there yet)${WITH}$|^without$`,
    ),
  ],
  [
    /^(?!no).*(?:plan|consider|evaluat|explor|intend|look)/,
    new RegExp(
      `^(?:planning|planned|plan|considering|evaluating|exploring|looking (?:at|into)|thinking (?:about|of)|intend|intending|assessing|weighing up)(?: (?:to|on|for))?(?: (?:use|adopt|deploy|implement|introduce|start|launch))?${WITH}$`,
    ),
  ],
  [
    /^(?!no).*(?:pilot|trial|test|proof|experiment)/,
    /^(?:piloting|pilots?(?: of| with)?|trialling|trialing|trials?(?: of| with)?|testing(?: out)?|trying(?: out)?|tries|experimenting(?: with)?|in (?:a )?(?:pilot|trial|trials|test)|on trial|running (?:a )?(?:pilots?|trials?|tests?)(?: of| with| for)?)$/,
  ],
  [
    /^(?!no)(?:.*\b(?:live|in use|using|in place|deployed|implemented|running|in production|rolled out|adopted|complete|completed|operational|established|done)\b|already|fully|yes\b)/,
    new RegExp(
      `^(?:(?:already |now |have |has |fully |gone |going |went )*(?:live|using|in use|in place|up and running|in production|operational|rolled out|deployed|implemented|adopted|introduced|completed|finished|running)|already (?:have|has|do|doing|use|got)|done|users of|finished)${WITH}$`,
    ),
  ],
  [
    /critical|essential|vital|crucial|(?:very|extremely|highly|most) important|must/,
    /^(?:critical|crucial|essential|vital|indispensable|must haves?|mission critical|business critical|very important|extremely important|highly important|key|of the utmost importance|paramount|cant live without|cannot live without)(?: to| for)?$/,
  ],
  [
    /irrelevant|not (?:at all )?(?:important|relevant)|unimportant|no importance/,
    /^(?:irrelevant|unimportant|not (?:at all |very |really |that )?(?:important|relevant)|of no (?:importance|relevance)|(?:dont|doesnt|do not|does not) matter|not bothered about|couldnt care less about|dont care about)(?: to| for)?$/,
  ],
  [
    /^(?:very |fully |completely |quite |rather |somewhat |extremely )?(?:satisf|happy|pleased|content)/,
    /^(?:happy|pleased|satisfied|content|delighted|glad)(?: with| about)?$/,
  ],
  [
    /dissatisf|unsatisf|unhappy|displeas|not (?:at all )?(?:satisf|happy)/,
    /^(?:unhappy|dissatisfied|unsatisfied|displeased|frustrated|fed up|disappointed|annoyed|discontent)(?: with| by| about)?$/,
  ],
  [
    /neutral|neither|indifferent|undecided/,
    /^(?:neutral|indifferent|on the fence|ambivalent|lukewarm|meh|no (?:strong )?(?:view|views|opinion|feelings))(?: on| about| to| with| towards)?$/,
  ],
];

const UNDECIDED =
  /know|sure|undecided|cannot say|can t say|cant say|no opinion|no answer|unclear|neutral/;

/** Columns of matrices not of change that a folded phrase speaks of. */
export function statusSaid(phrase: string, columns: readonly ColumnEntry[]): ColumnEntry[] {
  if (directionSaid(phrase)?.direction === 'unsure')
    return columns.filter(
      ({ direction, phrase: column }) => direction === null && UNDECIDED.test(column),
    );
  // “scrapped” is “Abandoned”
  if (isEnding(phrase))
    return columns.filter(
      ({ direction, phrase: column }) => direction === null && isEnding(column),
    );
  const found = STATUSES.find(([, said]) => said.test(phrase));
  if (!found) return [];
  const fitting = columns.filter(
    ({ direction, phrase: column }) => direction === null && found[0].test(column),
  );
  const own = phrase.split(' ').filter((word) => word.length > 3);
  const closest = fitting.filter(({ phrase: column }) => own.some((word) => column.includes(word)));
  return closest.length > 0 ? closest : fitting;
}
