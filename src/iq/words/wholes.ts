/** Said of a whole: “everything except LFR up”, “no challenge written”, “a shrinking budget”. */
import { isSmall, wordsOf } from '#base/folding.ts';
import { stemOf } from './lexer.ts';
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import { questionOf } from './units.ts';
import { isWrittenSo, writtenIn } from './written.ts';

const WROTE =
  /^(?:written|wrote|write|given|gave|give|named|stated|filled|answered|mentioned|entered|provided|said|put|angegeben|genannt|geschrieben|ausgefullt|beantwortet|ecrit|indique|donne|mentionne|rempli|escrito|indicado|dado|mencionado|genoemd|ingevuld|opgegeven|geschreven|scritto|indicato)$/;

/** “No dream project written”: it was not answered. */
export function withUnanswered(read: readonly Part[], text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'joint' || part.joint !== 'not') return;
    const raw = text.slice(part.from, part.to).toLowerCase();
    if (!/^(?:no|without|kein|keine|sans|sin|geen|ingen)$/.test(raw)) return;
    const rest = parts.slice(at + 1);
    const heading = rest.findIndex(({ kind }) => kind !== 'plain');
    if (rest[heading]?.kind !== 'heading') return;
    const next = rest[heading + 1];
    const says = next?.kind === 'plain' && WROTE.test(next.word);
    if (!says && !isEnd(next)) return;
    const { from, to, items } = part;
    parts[at] = { kind: 'answer', not: true, side: 'before', from, to, items };
  });
  return parts;
}

const isEnd = (part: Part | undefined) =>
  part === undefined ||
  part.kind === 'comma' ||
  part.kind === 'stop' ||
  part.kind === 'close' ||
  part.kind === 'joint';

const EVERYTHING =
  /^(?:everything|every area|every line|all areas|all of them|across the board|all lines|all categories|every category|every single area)$/;
const MOST_ROWS = 12;

/** “Everything except LFR up”: every other row so, and not that one. */
export function withEverything(parts: readonly Part[], { index }: Forum, text: string): Part[] {
  const column = parts.find((part): part is Of<'column'> => part.kind === 'column');
  if (!column) return [...parts];
  for (let length = 3; length >= 1; length--)
    for (let at = 0; at + length <= parts.length; at++) {
      const [first, last] = [parts[at], parts[at + length - 1]];
      if (!first || !last) continue;
      const words = wordsOf(text.slice(first.from, last.to)).join(' ');
      const whole = words.replace(
        / (?:but|except|except for|apart from|other than|bar|excluding)$/,
        '',
      );
      if (!EVERYTHING.test(whole)) continue;
      const denies = whole !== words;
      const place = { from: first.from, to: last.to, items: first.items };
      const excluded = excludedFrom(parts.slice(at + length), denies);
      const rows = index.fields.filter(
        ({ key, source }) =>
          source.of === 'row' &&
          column.columns[0]?.question === source.question &&
          !excluded.has(key),
      );
      if (rows.length === 0 || rows.length > MOST_ROWS) return [...parts];
      const all = rows.flatMap((field): Part[] => [
        { kind: 'topic', words, meanings: [{ field, options: [], row: true, score: 1 }], ...place },
        { kind: 'joint', joint: 'and', ...place },
      ]);
      const next = parts[at + length];
      const isSaid = next?.kind === 'joint' && next.joint === 'not';
      const denial: Part[] = denies && !isSaid ? [{ kind: 'joint', joint: 'not', ...place }] : [];
      const rest = denies ? all : all.slice(0, -1);
      return [...parts.slice(0, at), ...rest, ...denial, ...parts.slice(at + length)];
    }
  return [...parts];
}

/** Rows that are denied right behind. */
function excludedFrom(after: readonly Part[], denied: boolean): Set<string> {
  const found = new Set<string>();
  let isDenied = denied;
  for (const part of after) {
    if (part.kind === 'joint' && /^(?:not|but|whole)$/.test(part.joint)) isDenied = true;
    else if (part.kind === 'topic' && isDenied)
      for (const { field, row } of part.meanings) {
        if (row) found.add(field.key);
      }
    else if (
      part.kind !== 'plain' &&
      part.kind !== 'column' &&
      !(part.kind === 'joint' && part.joint === 'and')
    )
      break;
  }
  return found;
}

/** “A shrinking budget” is what somebody wrote, where no row stands beside it that shrinks. */
export function withWritten(read: readonly Part[], { index }: Forum, text: string): Part[] {
  const parts = [...read];
  for (let at = 0; at + 1 < parts.length; at++) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (
      part?.kind !== 'column' ||
      !next ||
      !/^(?:budget|plain|words|lost|heading)$/.test(next.kind)
    )
      continue;
    const rest = parts.slice(at + 1);
    const [end] = next.kind === 'plain' ? rest.filter(({ kind }) => kind !== 'plain') : [next];
    if (!end || (end !== next && end.kind !== 'words')) continue;
    const last = parts.indexOf(end);
    const words = wordsOf(text.slice(part.from, end.to)).filter((word) => !isSmall(word));
    if (!isWrittenSo(writtenIn(index), words.map(stemOf))) continue;
    if (isRow(parts.slice(last + 1).find(({ kind }) => kind !== 'plain')) || isRow(parts[at - 1]))
      continue;
    const place = { from: part.from, to: end.to, items: part.items };
    parts.splice(at, last - at + 1, {
      kind: 'words',
      words: words.join(' '),
      either: [],
      title: false,
      ...place,
    });
  }
  return parts;
}

const isRow = (part: Part | undefined) =>
  part?.kind === 'topic' &&
  part.meanings.some(({ row, field }) => row && questionOf(field.source) !== null);
