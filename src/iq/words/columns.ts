/** What the columns of a forum's matrices say of change. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';
import { directionSaid } from './directions.ts';
import { stemOf } from './lexer.ts';
import type { ColumnEntry } from './lexicon.ts';
import { isEnding } from './verbs-of-change.ts';

export const columnsOf = ({ questions }: ForumIndex['questionnaire']): ColumnEntry[] =>
  questions.flatMap((question) => {
    if (question.type !== 'matrix') return [];
    const said = directionsOf(question.columns);
    return question.columns.map((column, place) => ({
      question: question.id,
      column,
      words: wordsOf(column).map(stemOf),
      phrase: wordsOf(column).join(' '),
      direction: said[place] ?? null,
    }));
  });

type Found = Direction | null;

/**
 * What columns say of change, also where some say nothing of it: a matrix is about change if one
 * of its columns goes up and one down.
 */
export function directionsOf(columns: readonly string[]): Found[] {
  const nothing = columns.map(() => null);
  const isDegree = (column: string) =>
    DEGREE.test(column.replace(/likely to/i, '')) && !NOTHING.test(wordsOf(column).join(' '));
  if (columns.some(isDegree)) return nothing;
  const hasPlus = columns.some((column) => column.trim() === '+');
  const signed = (said: Found, at: number) =>
    hasPlus && /^[-–−]$/.test(columns[at]?.trim() ?? '') ? 'down' : said;
  const found = withEnds(columns, byPlace(columns, columns.map(saidBy).map(signed)));
  const known = found.filter((direction) => direction !== null);
  const change = known.includes('up') || (known.includes('down') && known.includes('same'));
  return change && new Set(known).size > 1 && known.length * 2 >= columns.length ? found : nothing;
}

const UNSURE =
  /^n\.?v\.?t\.?$|don.?t know|do not know|not sure|unsure|uncertain|can(?:.?t|not| not) (?:say|tell|judge)|no (?:idea|answer|opinion|view)|undecided|unclear|too early to (?:say|tell)|keine (?:angabe|meinung)|noch (?:offen|unklar|nicht entschieden)|unentschieden|unentschlossen|kann ich nicht sagen|sans avis|sans opinion|sin opini[oó]n|sin decidir|ind[eé]cis|(?:geen|weet) (?:mening|idee)|no sab|no s[eé]|wei(?:ß|ss) nicht|sai[st] pas|non so|non sa|nog onbeslist|weet niet|vet (?:ikke|inte)|nie wiem/i;
const DEGREE = /import|wichtig|satisf|zufrieden|agree|critical|likely|useful|relevan/i;

/** “None”, “not for us”, “nicht vorgesehen”, “hors sujet”; also a change that is denied. */
const NOTHING =
  /^(?:(?:none|nil|zero|never|nope|nah|jamais|nunca|nooit|intet|inget|0)(?: |$)|(?:entfallt|aussen vor|hors (?:sujet|budget)|fuera de|fuori|out of (?:scope|the question)|off the|not applicable|no go)(?: |$|$))|(?:^| )(?:no|not|nothing|nicht|nichts|rien|nada|nulla|niente|niets|kein|keine|keinen|keiner|pas|non|aucun|aucune|sin|ningun|ninguna|ninguno|nessun|nessuna|nessuno|geen|niet|nao|nenhum|nenhuma|sem|ingen|inga|inte|ikke|nie|brak|zaden|isnt|arent|wont|dont)(?: |$)/;
const CHANGE = String.raw`(?:verander|andert?|chang|cambi|varia|wijzig|muda|endr|andr|zmian)\p{L}*`;
/** “No change”, “on ne change rien”, “ändert sich nicht”. */
const UNCHANGED = new RegExp(
  `^(?:no|not|nothing|nicht|nichts|kein\\p{L}*|ne|pas|sans|senza|zonder|ohne|bez|non|niente|nessun\\p{L}*|sin|aucun|ningun|geen|niet|niets|ikke|inte|ingen) (?:(?:de|d|di) )?(?:\\p{L}+ )?${CHANGE}$|${CHANGE} (?:sich |se |si )?(?:nicht|nichts|rien|pas|nada|nulla|niente|niet|niets|nothing)$`,
  'u',
);
const AS_BEFORE =
  /\b(?:as (?:is|it is|they are|before|now|usual)|wie (?:bisher|zuvor|gehabt|es ist)|comme (?:avant|c est|cela)|como (?:ahora|hasta ahora|antes|esta)|come (?:prima|ora|adesso)|(?:zo)?als (?:nu|voorheen|het is)|som (?:i dag|nu|for|forr)|status quo|held|halten wir)$/;
const WORSE = /^(?:worse|schlechter|pire|peor|slechter|peggio|not (?:as|so) (?:much|many))/;
const BETTER = /^(?:better|besser|mieux|mejor|beter|meglio)/;

const SIGNS: readonly [Direction, RegExp][] = [
  ['up', /^(?:[↑↗⬆▲]+|\++)$/],
  ['same', /^(?:[→➡↔=~]+|\+\/[-–]|±)$/],
  ['down', /^(?:[↓↘⬇▼]+|[-–]{2,})$/],
];
/** Said so in columns; in a question these words may be anything. */
const SPOKEN_SAME =
  /^(?:sustain|retain|preserv|continu|carry(?:ing)? on|keep(?:ing)? (?:going|on|it)|stick|poursui|on continue|seguir|prosegu|voortzet|doorgaan|weiter so|ligger|equal|evenveel|autant|gleich viel)/;

/** What a column says by its own words. */
function saidBy(column: string): Found {
  const words = wordsOf(column);
  const phrase = words.join(' ');
  const sign = SIGNS.find(([, signs]) => signs.test(column.trim()))?.[0];
  if (sign) return sign;
  if (SPOKEN_SAME.test(phrase)) return 'same';
  if (UNSURE.test(column)) return 'unsure';
  if (UNCHANGED.test(phrase)) return 'same';
  const alone = directions([column, 'Increase', 'Decrease'])?.[0] ?? null;
  if (alone === 'same' || alone === 'none' || alone === 'unsure') return alone;
  if (WORSE.test(phrase)) return 'down';
  if (BETTER.test(phrase)) return 'up';
  const said = saidIn(words);
  const denied = NOTHING.test(phrase) || /^[-–—]$/.test(column.trim());
  if (said === 'same' || AS_BEFORE.test(phrase)) return 'same';
  return denied ? 'none' : (alone ?? said);
}

/** The longest phrase of direction in a column: “Going up”, “Shrinking fast”. */
function saidIn(words: readonly string[]): Found {
  for (let length = words.length; length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const said = directionSaid(words.slice(at, at + length).join(' '));
      if (said) return said.direction;
    }
  return null;
}

/** What is given up goes down; beside another column that goes down it is none. */
function withEnds(columns: readonly string[], found: readonly Found[]): Found[] {
  const ends = columns.map((column) => {
    const words = wordsOf(column);
    return isEnding(words.join(' ')) || words.some(isEnding);
  });
  const isSaid = (direction: Direction) =>
    found.some((each, at) => each === direction && !ends[at]);
  const left: Direction = isSaid('down') && !isSaid('none') ? 'none' : 'down';
  return found.map((direction, at) =>
    ends[at] && (direction === null || direction === 'down' || direction === 'none')
      ? left
      : direction,
  );
}

/** How far a thing has come: what stands between such columns is no middle of a change. */
const STATUS =
  /live|trial|pilot|planned|planning|geplant|pr[eé]vu|previst|gepland|in use|im einsatz|review|running|done|deploy|implement|eingef[uü]hrt|on hold|paus|suspend|fr[eo]+z|halt|\bice\b/i;

/** “Same as the group” compares with another, and not with before. */
const COMPARED =
  /(?:same|equal|identi\p{L}+|gleich|igual|uguale|gelijk) (?:as|to|wie|que|al?|aan)(?! (?:before|now|today|last|bisher|zuvor|jetzt|heute|maintenant|avant|antes|ahora|prima|nu)(?:$| ))/iu;

const MIXED = /mixed|depend|var(?:y|ies)|both|teils|gemischt|mixte|mixto|misto|gemengd/i;

/** Between the only one that goes up and the only one that goes down stands what stays the same. */
function withMiddle(columns: readonly string[], found: readonly Found[]): Found[] {
  const ends = [found.indexOf('up'), found.indexOf('down')].sort((a, b) => a - b);
  const [from = -1, to = -1] = ends;
  if (from < 0 || to !== from + 2 || found.includes('same')) return [...found];
  return found.map((direction, at) =>
    at === from + 1 && !MIXED.test(columns[at] ?? '') ? (direction ?? 'same') : direction,
  );
}

/** Of the columns beside the one that stays the same, the ones before it go one way and those behind it the other. */
function byPlace(columns: readonly string[], said: readonly Found[]): Found[] {
  const found = withMiddle(columns, said);
  const middle = found.indexOf('same');
  if (middle < 0 || middle !== found.lastIndexOf('same')) return [...found];
  const ways = found.map((direction) =>
    direction === 'none' || direction === 'unsure' ? null : direction,
  );
  const way = (from: number, to: number) =>
    ways.slice(from, to).find((each) => each === 'up' || each === 'down');
  const [before, after] = [way(0, middle), way(middle + 1, found.length)];
  const isOpen = (from: number, to: number) => found.slice(from, to).some((each) => each === null);
  if (!before && !isOpen(0, middle)) return [...found];
  if (!after && !isOpen(middle + 1, found.length)) return [...found];
  const isElse =
    columns.some((column) => STATUS.test(column)) || COMPARED.test(columns[middle] ?? '');
  if (!before && !after && isElse) return [...found];
  const first = before ?? (after === 'up' ? 'down' : 'up');
  const last = after ?? (first === 'up' ? 'down' : 'up');
  const many = (from: number, to: number) =>
    found.slice(from, to).filter((each) => each !== 'none' && each !== 'unsure').length;
  const isEven = many(0, middle) === many(middle + 1, found.length);
  return found.map((direction, at) =>
    direction === null && (isEven || Math.abs(at - middle) === 1)
      ? at < middle
        ? first
        : last
      : direction,
  );
}
