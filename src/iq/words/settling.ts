/** Before words are bound: what stands together is made one. */
import { wordsOf } from '#base/folding.ts';
import { stemOf } from './lexer.ts';
import type { Forum } from './meaning.ts';
import { withLast, withOnlyChoice } from './only-choice.ts';
import type { Of, Part } from './parts.ts';
import { columnsSaid } from './phrases.ts';
import { withQuoted } from './quoted.ts';
import { isPreferred, withSequences } from './sequences.ts';
import { withShortAnswers } from './short-answers.ts';
import { questionOf } from './units.ts';
import { withEverything, withUnanswered, withWritten } from './wholes.ts';

/** Free words side by side are one thing: “storm surge”. */
export function settle(read: readonly Part[], forum: Forum, text: string): Part[] {
  const { lexicon } = forum;
  const quoted = withQuoted(withLast(read), forum, text);
  const whole = withWritten(
    withEverything(withOnlyChoice(quoted, forum), forum, text),
    forum,
    text,
  );
  const answered = withUnanswered(withShortAnswers(whole, forum, text), text);
  const held = answered.map((part, at) => (holdsMoney(answered, at, text) ? plain(part) : part));
  const parts = asColumns(withNothing(held, lexicon), lexicon);
  const found: Part[] = [];
  for (const part of parts) {
    const before = found.findLastIndex(({ kind }) => kind !== 'plain');
    const last = found[before];
    if (
      part.kind === 'words' &&
      last?.kind === 'words' &&
      last.either.length + part.either.length === 0
    )
      found.splice(before, found.length - before, together(last, part));
    else found.push(part);
  }
  const money = found.some(({ kind }) => kind === 'money');
  return withoutLoose(
    denialsFirst(withoutComparison(withSequences(found, text))).map((part) =>
      part.kind === 'budget' && money ? plain(part) : part,
    ),
  );
}

/** “No shore power planned”, “no spend on drones at all”: the column that says nothing of it. */
function withNothing(parts: readonly Part[], { columns }: Forum['lexicon']): readonly Part[] {
  const none = columns.filter(({ direction }) => direction === 'none');
  if (none.length === 0) return parts;
  return parts.map((part, at) => {
    if (part.kind !== 'joint' || part.joint !== 'not') return part;
    const [thing, after] = parts
      .slice(at + 1)
      .filter((each) => each.kind !== 'plain' || NOTHING_OF.test(each.word));
    const isRow =
      thing?.kind === 'topic' &&
      thing.meanings.some(({ field }) =>
        none.some(({ question }) => question === questionOf(field.source)),
      );
    const says =
      after &&
      (after.kind === 'budget' ||
        (after.kind === 'plain' && NOTHING_OF.test(after.word)) ||
        (after.kind === 'heading' && NOTHING_OF.test(after.words)));
    if (!isRow || !says) return part;
    const { from, to, items } = part;
    return { kind: 'column', columns: none, side: 'before', from, to, items };
  });
}

/** “Undecided” is an option; “undecided about drones” is a column of what follows. */
function asColumns(parts: readonly Part[], { columns }: Forum['lexicon']): readonly Part[] {
  return parts.map((part, at) => {
    const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
    if (part.kind !== 'topic' || next?.kind !== 'topic') return part;
    const words = wordsOf(part.words);
    const said = columnsSaid(words.join(' '), words.map(stemOf), columns);
    const rows = new Set(
      next.meanings.flatMap(({ row, field }) => (row ? [questionOf(field.source)] : [])),
    );
    if (!said?.columns.some(({ question }) => rows.has(question))) return part;
    const { from, to, items } = part;
    return { ...said, from, to, items };
  });
}

/** “Hold more than five million” keeps nothing as it is. */
function holdsMoney(parts: readonly Part[], at: number, text: string): boolean {
  const part = parts[at];
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
  return (
    part?.kind === 'column' &&
    next?.kind === 'money' &&
    /^(?:hold|holds|holding|held|maintain\w*|keep\w*)$/i.test(text.slice(part.from, part.to))
  );
}

const NOTHING_OF =
  /^(?:plan|plans|planned|spend|spending|investment|investments|expenditure|geplant|ausgaben|investiert|investieren|investierend|ausgegeben|investeert|investeren|geinvesteerd|investe|investono|investissent|invierten|investiti)$/;

/** “Residency over price”: which of two stands higher in a ranking is not understood. */
function isOver(parts: readonly Part[], at: number): boolean {
  const [before, part, after] = [
    parts.slice(0, at).findLast(({ kind }) => kind !== 'plain' && kind !== 'rank'),
    parts[at],
    parts.slice(at + 1).find(({ kind }) => kind !== 'plain'),
  ];
  const rankings = (each: Part | undefined) =>
    each?.kind === 'topic'
      ? each.meanings.flatMap(({ field: { source } }) =>
          source.of === 'ranking' ? [source.question] : [],
        )
      : [];
  const isSaid = part === undefined ? '' : wordsSaid(part);
  return (
    /^(?:over|above|ahead|before|vs|versus|beats|trumps|outranks)$/i.test(isSaid) &&
    rankings(before).some((each) => rankings(after).includes(each))
  );
}

const wordsSaid = (part: Part): string =>
  part.kind === 'topic' || part.kind === 'lost' || part.kind === 'heading'
    ? part.words
    : part.kind === 'plain'
      ? part.word
      : '';

/** “More on AI than on cloud”: a comparison of two things is not understood. */
function withoutComparison(parts: readonly Part[]): Part[] {
  const found = [...parts];
  parts.forEach((part, at) => {
    if (isOver(parts, at) || isPreferred(parts, at)) {
      const [thing] = parts.slice(at + 1).filter(({ kind }) => kind !== 'plain');
      for (const each of thing ? [part, thing] : [])
        found[parts.indexOf(each)] = { ...plain(each), kind: 'lost', words: wordsSaid(each) };
    }
    if (part.kind !== 'joint' || part.joint !== 'than') return;
    const later = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
    if (parts[at - 1]?.kind === 'column' && later?.kind === 'column') {
      // “rather cut than increase”
      found[at] = { ...plain(part), kind: 'lost', words: 'than' };
      found[parts.indexOf(later)] = { ...plain(later), kind: 'lost', words: '' };
      return;
    }
    const before = parts
      .slice(0, at)
      .findLastIndex(({ kind }) => kind === 'comma' || kind === 'stop');
    const isRather = parts[at - 1]?.kind === 'topic' && later?.kind === 'topic';
    if (!isRather && !parts.slice(before + 1, at).some(({ kind }) => kind === 'column')) {
      found[at] = plain(part);
      return;
    }
    const next = parts.findIndex((each, i) => i > at && each.kind !== 'plain');
    const { from, to, items } = part;
    found[at] = { kind: 'lost', words: 'than', from, to, items };
    const thing = parts[next];
    if (thing?.kind === 'topic') {
      const place = { from: thing.from, to: thing.to, items: thing.items };
      found[next] = { kind: 'lost', words: thing.words, ...place };
    }
  });
  return found;
}

/** “Belgium and Norway excluded”: what is denied stands before. */
function denialsFirst(parts: readonly Part[]): Part[] {
  const found = [...parts];
  for (let at = 0; at < found.length; at++) {
    const part = found[at];
    if (part?.kind !== 'joint' || part.joint !== 'behind') continue;
    let first = at;
    for (let i = at - 1; i >= 0; i--) {
      const before = found[i];
      if (before?.kind === 'topic' || before?.kind === 'words' || before?.kind === 'money')
        first = i;
      else if (
        !before ||
        !(before.kind === 'plain' || (before.kind === 'joint' && /^(?:and|or)$/.test(before.joint)))
      )
        break;
      if (first === i && i > 0 && found[i - 1]?.kind === 'topic') break;
    }
    found.splice(at, 1);
    found.splice(first, 0, { ...part, joint: 'not' });
  }
  return found;
}

const together = (a: Of<'words'>, b: Of<'words'>): Part => ({
  ...b,
  from: a.from,
  items: [a.items[0], b.items[1]],
  words: `${a.words} ${b.words}`,
  title: a.title && b.title,
});
const plain = ({ from, to, items }: Part): Part => ({ kind: 'plain', word: '', from, to, items });

const isPause = (part: Part | undefined) =>
  part === undefined ||
  part.kind === 'comma' ||
  part.kind === 'stop' ||
  part.kind === 'close' ||
  (part.kind === 'joint' && /^(?:and|or|nor|but|clause)$/.test(part.joint));
const joins = (part: Part | undefined) =>
  part !== undefined &&
  ((part.kind === 'joint' && part.joint !== 'clause') || part.kind === 'comma');

/** A word that is not understood takes what joined or denied it with it: “or zxqvy”, “not zxqvy”. */
function withoutLoose(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  parts.forEach((part, at) => {
    found.push(part);
    if (part.kind !== 'lost') return;
    const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain' && kind !== 'lost');
    if (!isPause(next)) return;
    for (let i = found.length - 2; i >= 0; i--) {
      const before = found[i];
      if (!before || (before.kind !== 'plain' && before.kind !== 'lost' && !joins(before))) break;
      if (joins(before))
        found[i] =
          before.kind === 'joint' && /^(?:not|neither|whole)$/.test(before.joint)
            ? { ...before, kind: 'lost', words: '' }
            : plain(before);
    }
  });
  return found;
}
