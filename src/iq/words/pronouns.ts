/** “Increasing AI or ranking it first”: a word for what was named last. */
import type { Of, Part } from './parts.ts';

const ONE = /^(?:it|this|that)$/;
const MANY = /^(?:them|these|those)$/;

/** Puts what was named last in the place of the word that stands for it, where something is said of that. */
export function withReferences(read: readonly Part[], text: string): Part[] {
  const found: Part[] = [];
  let named: Of<'topic'>[] = [];
  let isJoined = true;
  let isApart = false;
  read.forEach((part, at) => {
    if (part.kind === 'topic') {
      named = isJoined && !isApart ? [...named, part] : [part];
      isJoined = false;
      isApart = false;
    } else if (part.kind === 'joint' || part.kind === 'comma' || part.kind === 'stop') {
      isJoined ||=
        part.kind === 'comma' || (part.kind === 'joint' && /^(?:and|or|nor)$/.test(part.joint));
      isApart ||= part.kind === 'stop';
    } else if (part.kind !== 'plain') isApart = true;
    const raw = text.slice(part.from, part.to);
    const stands = part.kind === 'plain' && named.length > 0 && (ONE.test(raw) || MANY.test(raw));
    if (!stands || !isSaidOf(read, at)) {
      found.push(part);
      return;
    }
    const meant = (ONE.test(raw) ? named.slice(-1) : named).filter(isOfQuestion);
    const { from, to, items } = part;
    const copies = meant.flatMap((topic): Part[] => [
      { kind: 'joint', joint: 'and', from, to, items },
      { ...topic, meanings: topic.meanings.filter(isAsked), from, to, items, again: true },
    ]);
    found.push(...(copies.length > 0 ? copies.slice(1) : [part]));
  });
  return found;
}

const isAsked = ({ field }: Of<'topic'>['meanings'][number]) => field.source.of !== 'registration';
const isOfQuestion = ({ meanings }: Of<'topic'>) => meanings.some(isAsked);

/** A direction, a place or a question stands right beside it, and a join between it and what it stands for. */
function isSaidOf(parts: readonly Part[], at: number): boolean {
  const before = parts.slice(0, at);
  const topic = before.findLastIndex(({ kind }) => kind === 'topic');
  const between = before.slice(topic + 1);
  const isAnother = between.some(
    ({ kind }) => kind === 'joint' || kind === 'comma' || kind === 'stop',
  );
  const last = between.findLast(({ kind }) => kind !== 'plain');
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
  return isAnother && (isQualifier(last) || isQualifier(next));
}

const isQualifier = (part: Part | undefined) =>
  part?.kind === 'column' || part?.kind === 'rank' || (part?.kind === 'heading' && part.hard);
