/** Phrases that stand for something in every forum: joins, denials, directions, places in a ranking. */
import { degreeSaid } from './degrees.ts';
import { type DirectionSaid, directionSaid } from './directions.ts';
import { jointsOf } from './languages.ts';
import { stemOf } from './lexer.ts';
import type { ColumnEntry, Heading } from './lexicon.ts';
import type { Said } from './parts.ts';
import { rankSaid } from './ranks.ts';
import { statusSaid } from './statuses.ts';
import { isEnding, verbSaid } from './verbs-of-change.ts';

export const LONGEST_PHRASE = 7;

const ANSWERED =
  /^(?:(?:have |has |had |who )?(?:answered|replied|responded)(?: (?:to|on|about|for))?(?: the question)?(?: (?:on|about|of))?|answers?(?: (?:to|on|about|for))?(?: (?:the )?question)?(?: (?:on|about|of))?|(?:reply|response)(?: (?:to|on|about|for))|(?:said|say|says|written|wrote|told us) (?:anything|something|a word)(?: (?:at all))?(?: (?:about|on|of))?|(?:gave|given|describe|described|share|shared|stated|state|states|disclosed|disclose|declared|specified|provided|filled in)(?: (?:a|an|any|their|the))?(?: (?:answer|response|information|details))?(?: (?:to|on|about|for))?|commented on|angaben?(?: (?:zu|zur|zum|uber))?|beantwortet|geantwortet|antwort(?: (?:auf|zu|zur|zum))?|reponse(?: (?:a|au|sur))?|repondu(?: (?:a|au|sur))?|respuesta(?: (?:a|sobre))?|respondido(?: a)?|risposta(?: (?:a|su|sul|sulla))?|(?:ha |hanno )?risposto(?: (?:a|al|alla|su|sul|sulla))?|antwoord(?: op)?|svar(?: (?:pa|om))?|svart(?: (?:pa))?)$/;
const UNANSWERED =
  /^(?:(?:said|say|says|saying) nothing(?: (?:at all))?(?: (?:about|on|of))?|left (?:blank|empty|open|unanswered)|unanswered|skipped|skip|skipping|blank|silent (?:on|about)|nothing (?:to say )?(?:about)|missing(?: (?:an? )?answers?(?: (?:to|on|about|for))?)?|unknown|undisclosed|n a|not applicable|nichts (?:zu|zum|zur|uber|bei)|keine angaben?(?: (?:zu|zum|zur|uber))?|ohne (?:angaben?|antwort)(?: (?:zu|zum|zur|auf))?|sans reponse(?: (?:a|au|sur))?|rien (?:dit|ecrit)(?: sur)?|sin (?:respuesta|responder)(?: (?:a|sobre))?|senza risposta(?: (?:a|su))?|zonder antwoord(?: op)?|niets (?:over|gezegd over))$/;
/** “Hasn’t told us their”, “wouldn’t say what”. */
const WITHHELD =
  /^(?:(?:not|never|havent|hasnt|have not|has not|had not|didnt|did not|dont|doesnt|do not|does not|wont|would not|wouldnt|refused to|refuses to|declined to|failed to|neglected to|forgot to) (?:yet |even |ever )?(?:told? us|tell us|said|say|answer|answered|given?|gave|state|stated|name|named|write|written|wrote|disclosed?|shared?|specify|specified|provided?|reply|replied|respond|responded|filled in|fill in|entered|enter|declared?|reveal(?:ed)?|put down|complete|completed)|(?:kept|keeps?|keeping) (?:quiet|silent|schtum|mum)|(?:left|leaves?|leaving) out|tight lipped|no (?:answers?|response|reply|reaction|statement))(?: (?:anything|something|a word))?(?: (?:about|to|on|for|in|of))?(?: (?:a|an|any|their|the|what|which|us|how))*$/;
const TEXT =
  /^(?:mention|mentions|mentioned|mentioning|who mention|talks? about|talking about|talked about|spoke about|speaks? (?:of|about)|speaking (?:of|about)|wrote(?: about| of| that)?|writes?(?: about| of)?|writing (?:about|of)|written about|comments?(?: mention| mentions| about| on)|commented about|complains? (?:about|of)|complained (?:about|of)|complaining (?:about|of)|said that|says? that|used? the words?|the words?|whose (?:text|comment|answer|comments|answers) (?:mentions?|contains?|says|includes?)|contain|contains|containing|quote|quoting|erwahnt|erwahnen|schreibt|schreiben(?: uber| von)?|schrieb|schrieben|sprechen (?:uber|von)|mentionne|mentionnent|menciona|mencionan|habla de|hablan de|escribe|escriben(?: (?:de|sobre))?|parle de|parlent de|ecrit|ecrivent|menzion[ai]|menzionano|parla di|parlano di|scriv(?:e|ono)(?: di)?|cit[ai]|citano|noemt|noemen|schrijft|schrijven(?: over)?|praten over|describes?|described|describing)$/;

/** What a phrase of folded words says besides naming something of the forum. */
export function phraseSaid(
  phrase: string,
  words: readonly string[],
  languages: readonly string[],
): Said[] {
  const said: Said[] = [];
  for (const language of languages) {
    const joint = jointsOf(language).get(phrase)?.joint;
    if (joint !== undefined) {
      said.push(joint === 'plain' ? { kind: 'plain', word: phrase } : { kind: 'joint', joint });
      break;
    }
  }
  if (UNANSWERED.test(phrase) || WITHHELD.test(phrase))
    said.push({ kind: 'answer', not: true, side: 'both' });
  if (ANSWERED.test(phrase)) said.push({ kind: 'answer', not: false, side: 'both' });
  if (TEXT.test(phrase)) said.push({ kind: 'text', side: 'before' });
  if (IN_WRITING.test(phrase)) said.push({ kind: 'text', side: 'after' });
  if (BUDGETS.test(phrase)) said.push({ kind: 'budget' });
  const rank = rankSaid(phrase);
  if (rank && !(words.length === 1 && rank.mild === undefined && /^in /.test(phrase)))
    said.push({ kind: 'rank', rank, side: rank.side });
  return said;
}

const IN_WRITING =
  /^in (?:(?:their|his|her|its) own words|(?:the |their )?(?:free text|comments?|open answers?|own words|writing|written answers?))$/;
const BUDGETS =
  /^(?:budgets?|etats?|presupuestos?|bilanci?o?|begroting|spending power|spending authority|budget question|budget figure|προϋπολογισμοσ?|προυπολογισμοσ?)$/;

/** Columns that a phrase names: by their own words, or by a direction. */
export function columnsSaid(
  phrase: string,
  stems: readonly string[],
  columns: readonly ColumnEntry[],
): Extract<Said, { kind: 'column' }> | null {
  const exact = columns.filter((each) => each.phrase === phrase);
  const direction = directionSaid(phrase);
  const pick = (list: readonly ColumnEntry[]) =>
    list.map(({ question, column }) => ({ question, column }));
  const content = stems.filter((stem) => !WEAK.has(stem));
  const turned = columns.filter(
    ({ words }) => words.length === stems.length && sorted(words) === sorted(stems),
  );
  const own =
    exact.length > 0
      ? exact
      : turned.length > 0
        ? turned
        : direction
          ? sameVerb(phrase, columns)
          : [];
  const degree = degreeSaid(
    phrase,
    columns,
    (inner) => columnsSaid(inner, inner.split(' ').map(stemOf), columns)?.columns ?? [],
  );
  if (own.length === 0 && degree.length > 0)
    return { kind: 'column', columns: degree, side: 'both' };
  const directed = direction ? goingSo(direction.direction, phrase, columns) : [];
  if (own.length > 0) {
    const elsewhere = directed.filter(
      ({ question }) => !own.some((each) => each.question === question),
    );
    return phrase === 'no'
      ? null
      : { kind: 'column', columns: pick([...own, ...elsewhere]), side: direction?.side ?? 'both' };
  }
  const formed = direction ? [] : inOtherForm(stems, columns);
  if (formed.length > 0) {
    const isSpeech = phrase.split(' ').every((word) => jointsOf('en').get(word)?.joint === 'plain');
    return { kind: 'column', columns: pick(formed), side: 'both', ...(isSpeech && { mild: true }) };
  }
  const status = statusSaid(phrase, columns);
  if (status.length > 0 && directed.length === 0)
    return { kind: 'column', columns: pick(status), side: 'both', mild: true };
  if (directed.length > 0 && direction) {
    // “scrapped” is less in a matrix of change, and “Abandoned” in one of another kind
    const others = status.filter(
      ({ question }) => !directed.some((each) => each.question === question),
    );
    return { kind: 'column', columns: pick([...directed, ...others]), side: direction.side };
  }
  // “not planning” denies the column that says “planning”
  const denied = phrase.replace(/^(?:not|never|arent|isnt|dont|doesnt|no longer|nicht|no) /, '');
  if (
    denied !== phrase &&
    columnsSaid(denied, stems.slice(-denied.split(' ').length), columns)?.columns.length
  )
    return null;
  if (content.length !== stems.length || phrase.length < 4)
    return directionOnly(direction, columns);
  const part = columns.filter(
    ({ words, direction: known }) =>
      known === null &&
      !DENIES.has(words[0] ?? '') &&
      content.every((stem) => words.includes(stem)),
  );
  if (part.length === 0 || part.length * 2 > columns.length + 1)
    return directionOnly(direction, columns);
  return { kind: 'column', columns: pick(part), side: 'both' };
}

/** Columns of a direction; of what is given up, those that say none or less of it. */
function goingSo(
  direction: DirectionSaid['direction'],
  phrase: string,
  columns: readonly ColumnEntry[],
): ColumnEntry[] {
  const found = columns.filter((each) => each.direction === direction);
  if (found.length > 0 || !isEnding(phrase)) return found;
  const other = direction === 'none' ? 'down' : 'none';
  return columns.filter((each) => each.direction === other);
}

/** “Streicht” is “Wird gestrichen” rather than another column that falls. */
function sameVerb(phrase: string, columns: readonly ColumnEntry[]): ColumnEntry[] {
  const verb = verbSaid(phrase);
  if (!verb) return [];
  return columns.filter(
    ({ phrase: column, direction }) =>
      (direction === verb.direction || (verb.ends && direction === 'none')) &&
      column.split(' ').some((word) => verbSaid(word)?.family === verb.family),
  );
}

/** “Slightly down” is “Down slightly”. */
const sorted = (words: readonly string[]) => [...words].sort().join(' ');

/** “Ruling out” is “Ruled out”, “reviewing” is “Under review”: the same words in other forms. */
function inOtherForm(stems: readonly string[], columns: readonly ColumnEntry[]): ColumnEntry[] {
  const asked = contentForms(stems);
  if (asked.length === 0 || asked.join('').length < 4) return [];
  const forms = asked.join(' ');
  return columns.filter((each) => each.direction === null && formsOf(each) === forms);
}

const knownForms = new WeakMap<ColumnEntry, string>();
function formsOf(column: ColumnEntry): string {
  const known = knownForms.get(column) ?? contentForms(column.words).join(' ');
  knownForms.set(column, known);
  return known;
}

const contentForms = (stems: readonly string[]): string[] =>
  stems
    .filter((stem) => !IDLE.has(stem))
    .map(verbStem)
    .sort();
const IDLE = new Set(
  'a an the be is are being under in on at of for to being been get got with about'.split(' '),
);

/** “Ruled”, “ruling” and “rules” are forms of one verb. */
const verbStem = (word: string): string =>
  word.length < 4
    ? word
    : word
        .replace(/(?:ing|ed|es|s|e)$/, (ending) => (word.length - ending.length < 3 ? ending : ''))
        .replace(/([bdgmnprt])\1$/, '$1')
        .replace(/(?<=\p{L}{3})e$/u, '');

const DENIES = new Set([
  'no',
  'not',
  'none',
  'nothing',
  'keine',
  'kein',
  'aucun',
  'pa',
  'sin',
  'nessun',
  'geen',
  'ingen',
]);

/** A direction that no column says: it is not understood, and neither is what it is said of. */
const directionOnly = (
  said: DirectionSaid | undefined,
  columns: readonly ColumnEntry[],
): Extract<Said, { kind: 'column' }> | null =>
  said &&
  !said.vague &&
  said.direction !== 'unsure' &&
  (said.direction === 'none' ? columns.length > 0 : columns.some((each) => each.direction !== null))
    ? { kind: 'column', columns: [], side: said.side }
    : null;

const WEAK = new Set(
  'a an the to of in on at for is are not no yes we our it very have with and or but be'
    .split(' ')
    .map(stemOf),
);

/** Questions whose section or text has these words, in their order. */
export function headingSaid(
  stems: readonly string[],
  words: readonly string[],
  isWeak: (word: string) => boolean,
  headings: readonly Heading[],
) {
  const content = stems.filter((_, i) => !isWeak(words[i] ?? ''));
  if (content.length === 0) return null;
  const fits = headings
    .map((heading) => ({ heading, shared: inOrder(content, heading.words) }))
    .filter(({ shared }) => shared > 0);
  if (fits.length === 0) return null;
  const best = Math.max(...fits.map(({ shared }) => shared));
  const questions = [
    ...new Set(
      fits.filter(({ shared }) => shared >= 0.7 * best).map(({ heading }) => heading.question),
    ),
  ];
  const coverage = Math.max(...fits.map(({ heading }) => content.length / heading.words.length));
  return { questions, coverage, content: content.length };
}

/** How well all words stand in a heading in their order: 1 for the same words, less for forms of them. */
function inOrder(words: readonly string[], heading: readonly string[]): number {
  let from = 0;
  let least = 1;
  for (const word of words) {
    const exact = heading.indexOf(word, from);
    const place =
      exact >= 0 ? exact : heading.findIndex((each, i) => i >= from && isForm(each, word));
    const other =
      place >= 0 || words.length === 1 ? place : heading.findIndex((each) => isLike(each, word));
    if (other < 0) return 0;
    if (exact < 0) least = 0.6;
    // words of worry and wanting stand anywhere: “data science challenge”
    if (place >= 0) from = place + 1;
  }
  return least;
}

/** Words that questions use for one another. */
const LIKE: readonly ReadonlySet<string>[] = [
  'worry concern fear headache anxiety problem challenge issue trouble difficulty pain',
  'barrier obstacle hurdle blocker brake impediment hindrance',
  'priority focus aim goal target objective',
  'main primary biggest greatest top chief principal major largest key most',
  'spend spending expenditure outlay budget',
  'plan intention roadmap',
  'wish dream hope desire',
].map((line) => new Set(line.split(' ').map(stemOf)));
const isLike = (a: string, b: string) => LIKE.some((set) => set.has(a) && set.has(b));

const isForm = (a: string, b: string) => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 4 &&
    long.length - short.length <= 5 &&
    (long.startsWith(short) || (short.length >= 6 && long.startsWith(short.slice(0, -2))))
  );
};
