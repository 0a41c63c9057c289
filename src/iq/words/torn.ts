/** What was torn apart by a slip or by hurry, and is one: “bodyworn vidoe”, “nothing extra on”. */

import { wordsOf } from '#base/folding.ts';
import { directionSaid } from './directions.ts';
import type { Meaning, Of, Part } from './parts.ts';

/** Two halves of one name, and a denial of a change. */
export function withTorn(read: readonly Part[], text: string): Part[] {
  const found: Part[] = [];
  for (const [at, said] of read.entries()) {
    const part = deniesOther(read, at, text) ? denial(said) : said;
    const last = found.at(-1);
    const name = last?.kind === 'topic' && part.kind === 'topic' ? oneName(last, part, text) : null;
    if (name) found.splice(-1, 1, name);
    else if (last?.kind === 'lost' && isParticle(last, part, text))
      found.splice(-1, 1, { ...last, to: part.to, words: text.slice(last.from, part.to) });
    else if (last && changesNothing(last, part, read, text))
      found.splice(-1, 1, { ...placeOf(part), kind: 'joint', joint: 'not' }, last);
    else if (last && deniesChange(last, part, text))
      found.splice(-1, 1, { ...placeOf(last), kind: 'joint', joint: 'not' }, part);
    else found.push(part);
  }
  return found;
}

const placeOf = ({ from, to, items }: Part) => ({ from, to, items });
const WHOLE = 0.9;

/** Side by side, each names a part of the same thing and no thing in full. */
function oneName(a: Of<'topic'>, b: Of<'topic'>, text: string): Part | null {
  if (a.items[1] !== b.items[0]) return null;
  const meanings = a.meanings.flatMap((meaning): Meaning[] => {
    const other = b.meanings.find((each) => isSame(each, meaning));
    return other ? [{ ...meaning, score: Math.min(WHOLE, meaning.score + other.score) }] : [];
  });
  const isWhole = [a, b].some(({ meanings: [first] }) => (first?.score ?? 0) > WHOLE);
  if (meanings.length === 0 || isWhole) return null;
  const place = { from: a.from, to: b.to, items: [a.items[0], b.items[1]] as const };
  return { ...place, kind: 'topic', meanings, words: text.slice(a.from, b.to) };
}

const isSame = (a: Meaning, b: Meaning) =>
  a.field === b.field && a.options.join('|') === b.options.join('|');

/** “Gurgling up”: of a verb that is not understood, “up” says nothing. */
const isParticle = (verb: Of<'lost'>, part: Part, text: string): boolean =>
  part.kind === 'column' &&
  /^\s(?:up|down|off|out|back)$/i.test(text.slice(verb.to, part.to)) &&
  /(?<!th)(?:ing|ed|s)$/i.test(verb.words);

const denial = (part: Part): Part => ({ ...placeOf(part), kind: 'joint', joint: 'not' });

/** “Won’t buy dredging”, which is no row: it was not chosen. A row that has no column of none is not guessed. */
function deniesOther(parts: readonly Part[], at: number, text: string): boolean {
  const part = parts[at];
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
  if (part?.kind !== 'column' || next?.kind !== 'topic') return false;
  const phrase = wordsOf(text.slice(part.from, part.to)).join(' ');
  const isDenial =
    /^(?:not|no|never|without|wont|dont|doesnt|arent|isnt|havent|hasnt|do not|will not)\b/;
  return (
    isDenial.test(phrase) &&
    directionSaid(phrase)?.direction === 'none' &&
    next.meanings.every(({ row }) => !row)
  );
}

/** “Increasing nothing”: not increasing anything. */
function changesNothing(change: Part, part: Part, read: readonly Part[], text: string): boolean {
  if (change.kind !== 'column' || part.kind !== 'column') return false;
  if (!/^(?:nothing|nichts|rien|nada|niets)$/i.test(text.slice(part.from, part.to))) return false;
  const at = read.indexOf(part);
  const beside = [
    read.slice(0, at - 1).findLast(({ kind }) => kind !== 'plain'),
    read.slice(at + 1).find(({ kind }) => kind !== 'plain'),
  ];
  return beside.every((each) => each?.kind !== 'topic');
}

/** “Spending nothing extra on”, “zero growth in”: not more, rather than none and more. */
function deniesChange(a: Part, b: Part, text: string): boolean {
  if (a.kind !== 'column' || b.kind !== 'column') return false;
  const [first, second] = [a, b].map(({ from, to }) =>
    directionSaid(wordsOf(text.slice(from, to)).join(' ')),
  );
  return (
    first?.direction === 'none' && (second?.direction === 'up' || second?.direction === 'down')
  );
}
