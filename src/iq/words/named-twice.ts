/** “AI as top priority and first investment area”: one thing, said to be the answer of two questions. */
import type { Of, Part } from './parts.ts';
import { questionOf } from './units.ts';

/** Says the thing again before the second question, so that each is said of one. */
export function withNamedTwice(read: readonly Part[]): Part[] {
  const parts = [...read];
  for (let at = 1; at < parts.length; at++) {
    const join = parts[at];
    if (join?.kind !== 'joint' || !/^(?:and|or)$/.test(join.joint)) continue;
    const topic = topicBefore(parts, at);
    const next = parts.findIndex(({ kind }, i) => i > at && kind !== 'plain');
    if (!topic || next < 0 || !isEnd(parts, next)) continue;
    const first = questionsOf(parts[next], topic);
    const second = parts
      .slice(parts.indexOf(topic) + 1, at)
      .flatMap((part) => questionsOf(part, topic));
    if (first.length === 0 || second.length === 0) continue;
    if (first.some((question) => second.includes(question))) continue;
    parts.splice(at + 1, 0, { ...topic, again: true });
    at++;
  }
  return parts;
}

/** The thing of which a question was named before a join; none where it ends a list. */
function topicBefore(parts: readonly Part[], at: number): Of<'topic'> | null {
  const said = parts.slice(0, at).filter(({ kind }) => kind !== 'plain');
  const place = said.findLastIndex(({ kind }) => kind !== 'heading' && kind !== 'rank');
  const topic = said[place];
  if (topic?.kind !== 'topic' || place === said.length - 1) return null;
  const [before, join] = [said[place - 2], said[place - 1]];
  const isListed = (join?.kind === 'comma' || join?.kind === 'joint') && before?.kind === 'topic';
  return isListed ? null : topic;
}

/** The questions of a thing that a place or a name says. */
function questionsOf(part: Part | undefined, { meanings }: Of<'topic'>): string[] {
  const own = meanings.flatMap(({ field: { source } }) => {
    const question = questionOf(source);
    if (question === null) return [];
    if (part?.kind === 'heading')
      return part.hard && part.questions.includes(question) ? [question] : [];
    if (part?.kind !== 'rank' || part.rank.mild || source.of !== 'ranking') return [];
    return !part.questions || part.questions.includes(question) ? [question] : [];
  });
  return [...new Set(own)];
}

/** Nothing else follows of which the second could be said. */
function isEnd(parts: readonly Part[], at: number): boolean {
  const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain' && kind !== 'heading');
  return !next || /^(?:comma|stop|close)$/.test(next.kind);
}
