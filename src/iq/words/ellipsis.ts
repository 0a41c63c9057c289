/** What is said in fewer words than are meant: “so is cloud”, “any of AI, cloud and drones”, “LFR: no”. */
import { wordsOf } from '#base/folding.ts';
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import { questionOf } from './units.ts';

export function withEllipsis(parts: readonly Part[], { lexicon }: Forum, text: string): Part[] {
  const full = withSameAgain(withUnranked(withEitherAgain(withoutOrBoth(parts, text), text)), text);
  return withNoBehind(withNoInside(withAnyOf(full, text), text), lexicon.columns, text);
}

const NO = /^(?:no|none|not|without|kein\w*|ohne|sans|aucun\w*|sin|ning\w+|geen|zonder)\b/i;

/** “No dietary preference” is the option “No preference”; a preference is not. */
function withNoInside(read: readonly Part[], text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'topic' || NO.test(part.words) || /^un|^non/i.test(part.words)) return;
    const isNo = part.meanings.every(
      ({ options, row, score }) =>
        !row &&
        score < 1 &&
        options.every((option) => NO.test(option) && wordsOf(option).length > 1),
    );
    if (!isNo) return;
    const before = parts.slice(0, at);
    const denial = before.findLastIndex(
      ({ kind }) => kind !== 'plain' && kind !== 'heading' && kind !== 'lost',
    );
    const joint = before[denial];
    if (
      joint?.kind === 'joint' &&
      joint.joint === 'not' &&
      NO.test(text.slice(joint.from, joint.to))
    )
      parts[denial] = { kind: 'plain', word: 'no', ...placeOf(joint) };
    else parts[at] = { kind: 'lost', words: part.words, ...placeOf(part) };
  });
  return parts;
}

const said = (parts: readonly Part[], text: string): string =>
  wordsOf(text.slice(parts[0]?.from, parts.at(-1)?.to)).join(' ');
const placeOf = ({ from, to, items }: Part) => ({ from, to, items });

/** “AI or cloud (or both)” says no more than “AI or cloud”. */
function withoutOrBoth(parts: readonly Part[], text: string): Part[] {
  const found: Part[] = [];
  for (let at = 0; at < parts.length; at++) {
    const bracket = parts[at]?.kind === 'open' || parts[at]?.kind === 'comma' ? 1 : 0;
    const run = parts.slice(at + bracket, at + bracket + 2);
    const close = parts[at + bracket + 2]?.kind === 'close' ? 1 : 0;
    if (
      run.length === 2 &&
      /^(?:or|and or|oder|ou|of) (?:both|all|beides?|les deux|beide)$/.test(said(run, text))
    )
      at += bracket + 1 + close;
    else found.push(parts[at] as Part);
  }
  return found;
}

/** “Soit le gel soit la sécheresse”: what is said again chooses. */
function withEitherAgain(parts: readonly Part[], text: string): Part[] {
  let isSaid = false;
  return parts.map((part) => {
    if (part.kind !== 'joint' || part.joint !== 'either') return part;
    const chooses =
      isSaid && /^(?:soit|que ce soit|sea|ya sea)$/i.test(text.slice(part.from, part.to));
    isSaid = true;
    return chooses ? { ...part, joint: 'or' } : part;
  });
}

/** “Skipped AI in the ranking”, “cloud missing from the ranking”: it was not ranked. */
function withUnranked(read: readonly Part[]): Part[] {
  const parts = [...read];
  const rank = parts.findIndex((part) => part.kind === 'rank' && !Number.isFinite(part.rank.depth));
  const before = parts
    .slice(0, Math.max(0, rank))
    .filter(({ kind }) => kind !== 'plain')
    .slice(-2);
  const answer = before.find((part): part is Of<'answer'> => part.kind === 'answer');
  const topic = before.find(({ kind }) => kind === 'topic');
  if (!answer?.not || !topic) return parts;
  parts.splice(parts.indexOf(answer), 1);
  parts.splice(parts.indexOf(topic), 0, { kind: 'joint', joint: 'not', ...placeOf(answer) });
  return parts;
}

const AGAIN =
  /^(?:(?:and )?so (?:is|are|does|do|will|has|have)|(?:and )?(?:the )?same (?:goes|again|applies|holds) (?:for|with|to)|ditto(?: for)?|likewise(?: for)?|as (?:is|are|does|do)|similarly)$/;
const AGAIN_BEHIND = /^(?:likewise|ditto|too|as well|the same way|similarly)$/;

/** “AI up and so is cloud”, “AI up, cloud likewise”: what was said last of a row, of one more. */
function withSameAgain(read: readonly Part[], text: string): Part[] {
  const parts = [...read];
  for (let at = 0; at < parts.length; at++) {
    const before = parts.slice(0, at);
    const column = before.findLast((part): part is Of<'column'> => part.kind === 'column');
    if (!column) continue;
    for (let length = 4; length >= 1; length--) {
      const run = parts.slice(at, at + length);
      if (run.length < length) continue;
      const words = said(run, text);
      const next = parts.slice(at + length).find(({ kind }) => kind !== 'plain');
      const last = before.findLast(({ kind }) => kind !== 'plain');
      const leads = AGAIN.test(words) && next?.kind === 'topic';
      const follows =
        AGAIN_BEHIND.test(words) && last?.kind === 'topic' && isEnd(parts[at + length]);
      if (!leads && !follows) continue;
      const place = { ...placeOf(run[0] as Part), to: run.at(-1)?.to ?? 0 };
      const join: Part[] =
        leads && last?.kind !== 'joint' ? [{ kind: 'joint', joint: 'and', ...place }] : [];
      const copy: Part = { ...column, ...place, side: leads ? 'before' : 'after' };
      parts.splice(at, length, ...join, copy);
      break;
    }
  }
  return parts;
}

const isEnd = (part: Part | undefined): boolean =>
  part === undefined || /^(?:comma|stop|close)$/.test(part.kind) || part.kind === 'joint';

const ANY =
  /^(?:(?:any|either|some|one|at least one|one or more|any one)(?: or more)? of|mindestens eins von|eines von|l un des|alguno de|een van)$/;

/** “At least one of AI, cloud and cyber”: what is listed is a choice. */
function withAnyOf(read: readonly Part[], text: string): Part[] {
  const parts = [...read];
  for (let at = 0; at < parts.length; at++)
    for (let length = 4; length >= 1; length--) {
      const run = parts.slice(at, at + length);
      const one = length === 1 && run[0]?.kind === 'joint' && run[0].joint === 'one';
      if (run.length < length || !(one || ANY.test(said(run, text)))) continue;
      const place = { ...placeOf(run[0] as Part), to: run.at(-1)?.to ?? 0 };
      parts.splice(at, length, { kind: 'joint', joint: one ? 'one' : 'either', ...place });
      chooseAmong(parts, at + 1);
      break;
    }
  return parts;
}

function chooseAmong(parts: Part[], from: number): void {
  const first = parts.slice(from).find((part): part is Of<'topic'> => part.kind === 'topic');
  let isLast = false;
  for (let i = from; parts[i]; i++) {
    const part = parts[i] as Part;
    const isAnd = part.kind === 'joint' && part.joint === 'and';
    if (part.kind === 'comma' || isAnd) {
      const [next, after] = parts.slice(i + 1).filter(({ kind }) => kind !== 'plain');
      const thing = next?.kind === 'joint' && next.joint === 'and' ? after : next;
      if (isLast || !first || thing?.kind !== 'topic' || !isLike(first, thing)) return;
      parts[i] = { kind: 'joint', joint: 'or', ...placeOf(part) };
      isLast = isAnd;
    } else if (part.kind === 'column') {
      if (parts.slice(from, i).some(({ kind }) => kind === 'topic')) return;
    } else if (
      !/^(?:plain|topic)$/.test(part.kind) &&
      !(part.kind === 'joint' && part.joint === 'or')
    )
      return;
  }
}

/** Answers of one question, or places of one kind. */
const isLike = (a: Of<'topic'>, b: Of<'topic'>): boolean => {
  const of = ({ meanings }: Of<'topic'>) =>
    meanings.map(({ field }) => questionOf(field.source) ?? field.key);
  return of(a).some((each) => of(b).includes(each));
};

/** “LFR: no”, “AI yes”, “Norway no”: a denial of what stands before; of a row, the column that says so. */
function withNoBehind(
  read: readonly Part[],
  columns: Forum['lexicon']['columns'],
  text: string,
): Part[] {
  const found: Part[] = [];
  read.forEach((part, at) => {
    const says = SHORT.find(([words]) => words.test(text.slice(part.from, part.to)));
    const place = found.findLastIndex(({ kind }) => kind !== 'plain' && kind !== 'colon');
    const before = found[place];
    if (!says || before?.kind !== 'topic' || !isEnd(read[at + 1])) {
      found.push(part);
      return;
    }
    const qualifier = found
      .slice(0, place)
      .findLast(({ kind }) => kind === 'column' || kind === 'rank');
    if (DENIED.test(text.slice(part.from, part.to)) && qualifier) {
      const isNowhere = text.slice(part.from, part.to).toLowerCase() === 'nowhere';
      const [open, close] = [{ kind: 'open' as const }, { kind: 'close' as const }];
      found.splice(
        place,
        found.length - place,
        { kind: 'joint', joint: 'not', ...placeOf(part) },
        { ...open, ...placeOf(before) },
        before,
        { ...(isNowhere ? anywhere(qualifier) : qualifier), ...placeOf(part) },
        { ...close, ...placeOf(part) },
      );
      return;
    }
    const rows = new Set(
      before.meanings.flatMap(({ row, field }) => (row ? [questionOf(field.source)] : [])),
    );
    const meant = columns.filter(
      ({ direction, question }) => direction === says[1] && rows.has(question),
    );
    if (meant.length > 0)
      found.push({ kind: 'column', columns: meant, side: 'after', ...placeOf(part) });
    else if (says[1] === 'up') found.push(part);
    else
      found.splice(
        place,
        found.length - place,
        { kind: 'joint', joint: 'not', ...placeOf(part) },
        { kind: 'open', ...placeOf(before) },
        before,
        { kind: 'close', ...placeOf(before) },
      );
  });
  return found;
}

const anywhere = (part: Part): Part =>
  part.kind === 'rank'
    ? { ...part, rank: { depth: Number.POSITIVE_INFINITY, exact: false, side: 'after' } }
    : part;

/** “AI is ranked, cloud isn’t”: not what was said last. */
const DENIED =
  /^(?:not|nicht|niet|pas|nowhere|(?:is|are|was|does|do|did|has|have|will|wo)n['’]t)$/i;
const SHORT: readonly [RegExp, 'up' | 'none'][] = [
  [
    /^(?:no|nope|nein|non|nee|nej|not|nicht|niet|pas|nowhere|(?:is|are|was|does|do|did|has|have|will|wo)n['’]t)$/i,
    'none',
  ],
  [/^(?:yes|yep|ja|oui|s[ií]|tak)$/i, 'up'],
];
