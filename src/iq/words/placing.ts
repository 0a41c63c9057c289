/** After words are bound: what was bound to nothing is said again of another thing, emphasis, or not understood. */
import { wordsOf } from '#base/folding.ts';
import { hasWord } from '#iq/matching.ts';
import type { Bound } from './binding.ts';
import { directionSaid } from './directions.ts';
import { jointsOf } from './languages.ts';
import { stemOf } from './lexer.ts';
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import { headingSaid } from './phrases.ts';
import { allowed, type Qualifier, questionOf, takes, type Unit, withQualifier } from './units.ts';

export type Settled = { parts: readonly Part[]; units: Map<Part, Unit>; lost: Set<Part> };

/** Places what was bound to nothing. */
export function placeUnbound(
  { parts: ordered, units, unbound }: Bound,
  forum: Forum,
  text: string,
): Settled {
  const parts = [...ordered];
  const lost = new Set<Part>(parts.filter((part) => part.kind === 'lost'));
  for (const [part, unit] of [...units]) {
    if (part.kind === 'budget' && !unit.answer && isBesideTopic(part, parts, units, forum))
      units.delete(part);
  }
  for (const [part, unit] of [...units])
    if (unit.columns?.length === 0 || unit.rank?.depth === 0) {
      for (const each of [part, ...unit.bound]) lost.add(each);
      units.delete(part);
    }
  const again = new Set(unbound.filter((part) => sayAgain(part, parts, units)));
  const asked = new Set(
    [...units.values()].flatMap((unit) => [
      ...allowed(unit).map(({ field }) => questionOf(field.source)),
      ...(unit.text?.in !== undefined ? [unit.text.in] : []),
    ]),
  );
  for (const part of unbound) {
    if (units.has(part) || again.has(part) || (part.kind === 'column' && part.mild)) continue;
    if (
      part.kind === 'column' &&
      (part.columns.length === 0 ||
        isVague(part, text) ||
        isQuoted(part, parts) ||
        isBesideOther(part, parts, units) ||
        isBesideLost(part, parts))
    )
      lost.add(part);
    else if (part.kind === 'column') units.set(part, { part, at: parts.indexOf(part), bound: [] });
    else if (part.kind === 'rank' && !isIdleRank(part, parts)) lost.add(part);
    else if (
      part.kind === 'heading' &&
      part.hard &&
      !part.questions.some((question) => asked.has(question)) &&
      !namesAlso(part, asked, forum)
    )
      wordsInstead(part, parts, units, lost, forum, text);
  }
  return { parts, units, lost };
}

/** “More than two”, “none”: a direction of nothing. */
const isVague = ({ from, to }: Part, text: string): boolean => {
  const phrase = wordsOf(text.slice(from, to)).join(' ');
  return BARE.test(phrase) || directionSaid(phrase)?.vague === true;
};
/** “Mentions shrinking”: a word of somebody's text, which nobody wrote. */
const isQuoted = (part: Part, parts: readonly Part[]): boolean =>
  parts.slice(0, parts.indexOf(part)).findLast(({ kind }) => kind !== 'plain')?.kind === 'text';
/** “Undecided on towers”, where the columns of towers do not say so, “extend the terminal”: of no other row either. */
function isBesideOther(part: Part, parts: readonly Part[], units: Map<Part, Unit>): boolean {
  const at = parts.indexOf(part);
  return [parts.slice(0, at).reverse(), parts.slice(at + 1)].some((side) => {
    const next = side.find(({ kind }) => kind !== 'plain');
    const unit = next && units.get(next);
    return (
      unit !== undefined &&
      !unit.columns &&
      allowed(unit).some(({ field }) => field.source.of !== 'registration')
    );
  });
}
/** “Drones up”, where nobody was asked about drones: of nothing else. */
function isBesideLost(part: Part, parts: readonly Part[]): boolean {
  const at = parts.indexOf(part);
  return [parts.slice(0, at).reverse(), parts.slice(at + 1)].some(
    (side) => side.find((each) => each.kind !== 'plain' || each.word === '')?.kind === 'lost',
  );
}
const BARE =
  /^(?:more|less|fewer|up|down|higher|lower|same|the same|hold|holding|keeping|level|nothing|cut|cuts|stable|constant|steady|up on|more on|less on|op|opp|upp|ned|hoch|mehr|meer|mer|mere|mais|mas|menos|moins|meno|minder|weniger|mindre|plus de|gleich|gelijk|stabil|stabiel)$/;

const NOTHING_OPEN: ReadonlySet<string> = new Set();

/** “Cloud ranked, but not top”, “AI first or second”: one more thing is said of what stands before. */
function sayAgain(part: Qualifier, parts: Part[], units: Map<Part, Unit>): boolean {
  if (part.kind !== 'column' && part.kind !== 'rank' && part.kind !== 'heading') return false;
  const at = parts.indexOf(part);
  if (part.kind === 'heading') return part.hard && sayOfAnother(part, at, parts, units);
  const ahead = parts.slice(at + 1).find((each) => !isLink(each));
  const behind = parts.slice(0, at).findLast((each) => units.has(each));
  const isAhead = ahead && parts[at + 1] !== ahead && units.get(ahead)?.part.kind === 'topic';
  const leads = isAhead && (units.get(ahead)?.columns ?? units.get(ahead)?.rank) !== undefined;
  const thing = leads ? ahead : behind;
  const unit = thing && units.get(thing);
  if (unit?.part.kind !== 'topic') return false;
  const { columns, rank, ...bare } = unit;
  // “ranked anywhere”, “anywhere in their ranking” say it once
  if (rank && part.kind === 'rank' && !Number.isFinite(part.rank.depth)) return true;
  if (!columns && !rank) return sayOfAnother(part, at, parts, units);
  if (!takes(bare, part, NOTHING_OPEN)) return false;
  const copy: Part = { ...unit.part };
  parts.splice(at, 0, copy);
  units.set(copy, { ...withQualifier({ ...bare, part: copy, at, bound: [] }, part, NOTHING_OPEN) });
  return true;
}

/** “As main driver but not as round table”: the same option of another question, denied. */
function sayOfAnother(part: Qualifier, at: number, parts: Part[], units: Map<Part, Unit>): boolean {
  const before = parts.slice(0, at).filter(({ kind }) => kind !== 'plain');
  const denial = before.at(-1);
  const thing = before.findLast((each) => units.has(each));
  const unit = thing && units.get(thing);
  if (denial?.kind !== 'joint' || !/^(?:not|but)$/.test(denial.joint)) return false;
  if (unit?.part.kind !== 'topic') return false;
  const copy: Part = { ...unit.part };
  const bare: Unit = { part: copy, at, bound: [] };
  if (!takes(bare, part, NOTHING_OPEN)) return false;
  const next = withQualifier(bare, part, NOTHING_OPEN);
  if (allowed(next).length === 0) return false;
  parts.splice(at, 0, copy);
  units.set(copy, next);
  return true;
}

/** What may stand between a qualifier and the next of the same thing: “not increasing and not cutting AI”. */
const isLink = (part: Part) =>
  part.kind === 'plain' ||
  part.kind === 'column' ||
  part.kind === 'rank' ||
  part.kind === 'comma' ||
  (part.kind === 'joint' && /^(?:and|or|nor|not|but)$/.test(part.joint));

/** “Top” beside a heading and “at all” are emphasis. */
const isIdleRank = (part: Of<'rank'>, parts: readonly Part[]): boolean => {
  if (!Number.isFinite(part.rank.depth)) return true;
  if (part.rank.depth !== 1) return false;
  const at = parts.indexOf(part);
  return [parts[at - 1], parts[at + 1]].some((each) => each?.kind === 'heading');
};

/** “AI budget”: rather the spending on it than whether a budget is named. */
function isBesideTopic(
  part: Part,
  parts: readonly Part[],
  units: Map<Part, Unit>,
  { lexicon }: Forum,
): boolean {
  const at = parts.indexOf(part);
  const before = parts.slice(0, at).findLast(({ kind }) => kind !== 'plain');
  const after = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
  for (const each of [before, after]) {
    const unit = each && units.get(each);
    if (unit?.part.kind !== 'topic' || !unit.part.meanings.some(({ row }) => row)) continue;
    const spending = lexicon.columns
      .filter(({ direction }) => direction !== null)
      .map(({ question }) => question);
    units.set(unit.part, {
      ...unit,
      rather: [...(unit.rather ?? []), ...spending],
      bound: [...unit.bound, part],
    });
    return true;
  }
  return before?.kind === 'column' || after?.kind === 'column';
}

/** “Future priority” of the question what is prioritised in the future: another of its own words. */
function namesAlso(
  { words }: Of<'heading'>,
  asked: ReadonlySet<string | null>,
  { lexicon }: Forum,
): boolean {
  const own = lexicon.headings.filter(({ question }) => asked.has(question));
  const said = words.split(' ').filter((word) => word !== '');
  return said.length > 0 && headingSaid(said.map(stemOf), said, () => false, own) !== null;
}

/** Words of a question that is not asked about: looked up in what people wrote, else not understood. */
function wordsInstead(
  part: Of<'heading'>,
  parts: Part[],
  units: Map<Part, Unit>,
  lost: Set<Part>,
  { index, lexicon }: Forum,
  text: string,
): void {
  const isPlain = (word: string) =>
    ['en', ...lexicon.languages].some(
      (language) => jointsOf(language).get(word)?.joint === 'plain',
    );
  const words = wordsOf(text.slice(part.from, part.to)).filter((word) => !isPlain(word));
  const written = words.filter((word) => word.length > 1 && hasWord(index, word));
  if (words.length > 0 && written.length === words.length) {
    const at = parts.indexOf(part);
    const free: Part = { ...part, kind: 'words', words: words.join(' '), either: [], title: false };
    parts[at] = free;
    units.set(free, { part: free, at, bound: [] });
  } else if (words.length > 0) lost.add(part);
}
