/**
 * Words into filters: deterministic, built from the forum's own questionnaire and people. Every
 * word is either in a filter, a word of plain speech, or named as not understood.
 *
 * lexer → lattice of all meanings, likeliest way through → which word belongs to which → a tree of
 * and, or and not → clauses. docs/decisions/0020-words.md says which readings were chosen and why.
 *
 * “Over” and “under” are strict; “at least”, “up to” and “between” are not. “Not X” includes those
 * who did not answer; “not investing” is that option where a question has one.
 */
import type { ForumIndex } from '#iq/index.ts';
import { hasWord } from '#iq/matching.ts';
import { type Clause, type Condition, nameOf, writeSearch } from '#iq/query.ts';
import { bind } from '#iq/words/binding.ts';
import { withChoices } from '#iq/words/choices.ts';
import { clausesOf } from '#iq/words/clauses.ts';
import { asWritten } from '#iq/words/compounds.ts';
import { deniedTogether } from '#iq/words/denied-together.ts';
import { markDoubt } from '#iq/words/doubt.ts';
import { withEllipsis } from '#iq/words/ellipsis.ts';
import { partsOf } from '#iq/words/lattice.ts';
import { itemsOf } from '#iq/words/lexer.ts';
import { lexiconOf } from '#iq/words/lexicon.ts';
import { likenessOf, type Reading as Meant, readingsOf } from '#iq/words/meaning.ts';
import { withNamedTwice } from '#iq/words/named-twice.ts';
import type { Of, Part } from '#iq/words/parts.ts';
import { placeUnbound } from '#iq/words/placing.ts';
import { ownBusiness } from '#iq/words/plain-speech.ts';
import { withReferences } from '#iq/words/pronouns.ts';
import { withSeparable } from '#iq/words/separable.ts';
import { settle } from '#iq/words/settling.ts';
import { type Span, spansOf } from '#iq/words/spans.ts';
import { withSpeechPutRight } from '#iq/words/speech-slips.ts';
import { withSpokenOf } from '#iq/words/spoken-of.ts';
import { withTorn } from '#iq/words/torn.ts';
import { treeOf } from '#iq/words/tree.ts';
import { isBesideOf, type Unit } from '#iq/words/units.ts';

export type Alternative = { condition: Condition; clauses: Clause[] };
export type { Span } from '#iq/words/spans.ts';
/** `spans`: every part of the text, from left to right, with what became of it. */
export type Reading = {
  clauses: Clause[];
  notUnderstood: string[];
  alternatives: Alternative[];
  spans: Span[];
};

const MOST_ALTERNATIVES = 6;

/** Longer questions are read this far (UTF-16 units); the rest is named as not understood. */
const LONGEST_QUESTION = 1000;

export function readWords(asked: string, index: ForumIndex): Reading {
  if (asked.trim() === '') return { clauses: [], notUnderstood: [], alternatives: [], spans: [] };
  const text = asked.slice(0, LONGEST_QUESTION);
  const lexicon = lexiconOf(index);
  const forum = { index, lexicon };
  const own = ownBusiness(text);
  const masked = own.reduce(
    (rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to),
    unabbreviated(text),
  );
  const written = asWritten(itemsOf(masked), lexicon, masked);
  const items = withSpeechPutRight(written, lexicon, (word) => hasWord(index, word));
  const parts = partsOf({ text: masked, items, index, lexicon });
  const verbs = withSeparable(parts, lexicon.columns, masked);
  const full = withEllipsis(withSpokenOf(withTorn(verbs, masked), forum, masked), forum, masked);
  const whole = withReferences(withChoices(withNamedTwice(full)), masked);
  const settled = settle(whole, forum, masked);
  const bound = bind(settled, openQuestions(index));
  const { parts: placed, units, lost } = placeUnbound(bound, forum, masked);
  markDoubt(placed, units, lost, (stem) => lexicon.headingStems.has(stem));
  const readings = new Map<Unit, Meant[]>();
  for (const unit of units.values())
    readings.set(unit, readingsOf(unit, isBesideOf(unit, placed, units), forum));
  const likeness = (unit: Unit) => likenessOf(readings.get(unit)?.[0]);
  const said = placed.filter((part) => !lost.has(part));
  const { tree, idle } = treeOf(said, units, likeness);
  const clausesWith = (choose: (unit: Unit) => Meant | undefined, whole = tree) =>
    clausesOf(whole, (unit) => choose(unit)?.clauses ?? []);
  const first = (unit: Unit) => readings.get(unit)?.[0];
  const clauses = clausesWith(first);
  const together = deniedTogether(said, units);
  const wider = together && clausesWith(first, treeOf(together, units, likeness).tree);
  const missed = [...lost, ...idle];
  const rest = asked.length > text.length ? [asked.slice(LONGEST_QUESTION)] : [];
  return {
    clauses,
    notUnderstood: distinct([...inOrder(missed, own, text), ...rest]),
    alternatives: [
      ...(wider ? [{ condition: apartFrom(clauses, wider), clauses: wider }] : []),
      ...alternativesOf([...units.values()], readings, clauses, clausesWith),
    ].slice(0, MOST_ALTERNATIVES),
    spans: spansOf(text, asked.length, parts, own, units, new Set(missed), first),
  };
}

/** “Excl.”, “w/o”: a sign inside a short form parts nothing; the text stays as long as it was. */
const unabbreviated = (text: string): string =>
  text
    .replace(/(?<![\p{L}])w\/o(?![\p{L}])/giu, 'w-o')
    .replace(/(?<![\p{L}])n\/a(?![\p{L}])/giu, 'n-a')
    .replace(/(?<![\p{L}])w\/(?=\s)/giu, 'w ')
    .replace(
      /(?<![\p{L}])(excl|incl|approx|dept|mgmt|max|min|snr|sr|jnr|jr|asst|dep|dir|mgr)\.(?=\s)/giu,
      '$1 ',
    );

const openQuestions = ({ questionnaire }: ForumIndex) =>
  new Set(questionnaire.questions.filter(({ type }) => type === 'text').map(({ id }) => id));

const inOrder = (
  missed: readonly Part[],
  own: readonly { from: number; to: number }[],
  text: string,
): string[] =>
  [...missed, ...own]
    .sort((a, b) => a.from - b.from)
    .map((part) => (isLost(part) && part.words ? part.words : text.slice(part.from, part.to)));

const isLost = (part: Part | { from: number; to: number }): part is Of<'lost'> =>
  'kind' in part && part.kind === 'lost';

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

function alternativesOf(
  units: readonly Unit[],
  readings: ReadonlyMap<Unit, Meant[]>,
  chosen: Clause[],
  clausesWith: (choose: (unit: Unit) => Meant | undefined) => Clause[],
): Alternative[] {
  const seen = new Set([writeSearch({ clauses: chosen, lost: [] }).toString()]);
  const tried = new Set<string>();
  const found: Alternative[] = [];
  for (const unit of units)
    for (const other of (readings.get(unit) ?? []).slice(1)) {
      const condition = oneCondition(other);
      if (found.length >= MOST_ALTERNATIVES || tried.has(nameOf(condition))) continue;
      tried.add(nameOf(condition));
      const clauses = clausesWith((each) => (each === unit ? other : readings.get(each)?.[0]));
      const name = writeSearch({ clauses, lost: [] }).toString();
      if (!seen.has(name)) found.push({ condition, clauses });
      seen.add(name);
    }
  return found;
}

/** What another reading asks for and the first one does not. */
function apartFrom(clauses: readonly Clause[], other: Clause[]): Condition {
  const known = new Set(clauses.map((clause) => clause.map(nameOf).join(' ')));
  const own = other.filter((clause) => !known.has(clause.map(nameOf).join(' ')));
  return { kind: 'all', clauses: own.length > 0 ? own : other };
}

function oneCondition({ clauses }: Meant): Condition {
  const [first] = clauses;
  const [only] = first ?? [];
  return only && clauses.length === 1 && first?.length === 1 ? only : { kind: 'all', clauses };
}
