/** Asks one question of the table and says what is wrong with the answer. */
import { wordsOf } from '#base/folding.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Clause } from '#iq/query.ts';
import type { Forum } from './forums/making.ts';
import { refsOf } from './means.ts';

export type Asked = {
  forum: string;
  asks: string;
  means?: string;
  /** other readings that a reasonable person could have; few */
  orMeans?: string[];
  /** instead of `means`: the phrase is ambiguous; one of these is answered, and all others are offered */
  oneOf?: string[];
  /** words that nothing here fits; all of them have to be listed, and no other */
  notUnderstood?: string[];
  /** words that may be listed besides */
  mayList?: string[];
  /** readings that at least have to be offered, as the whole question would then be */
  alternatives?: string[];
};

/** The reader that is examined: Client iQ's own, of whichever checkout. */
export type Reader = {
  index: ForumIndex;
  readWords: (
    asked: string,
    index: ForumIndex,
  ) => { clauses: Clause[]; notUnderstood: string[]; alternatives: { clauses: Clause[] }[] };
  refs: (clauses: Clause[]) => string[];
};

/** `dropped`: words that were neither understood nor listed. */
export type Verdict = { right: boolean; dropped: string[]; complaints: string[] };

export function verdictOn(
  question: Asked,
  forum: Forum,
  { index, readWords, refs }: Reader,
): Verdict {
  const wanted = readingsOf(question).map((means) => refsOf(means, forum));
  const reading = readWords(question.asks, index);
  const got = refs(reading.clauses);
  const complaints: string[] = [];
  if (!wanted.some((each) => same(each, got))) complaints.push(difference(wanted[0] ?? [], got));
  const listed = reading.notUnderstood.flatMap((each) => wordsOf(each));
  const nonsense = (question.notUnderstood ?? []).flatMap((each) => wordsOf(each));
  const may = [...nonsense, ...(question.mayList ?? []).flatMap((each) => wordsOf(each))];
  const dropped = nonsense.filter((word) => !listed.includes(word));
  const surplus = listed.filter((word) => !may.includes(word));
  if (dropped.length > 0) complaints.push(`dropped: ${dropped.join(', ')}`);
  if (surplus.length > 0) complaints.push(`listed as not understood: ${surplus.join(', ')}`);
  const offered = reading.alternatives.map(({ clauses }) => refs(clauses));
  for (const means of [...(question.alternatives ?? []), ...(question.oneOf ?? [])]) {
    const other = refsOf(means, forum);
    if (question.oneOf?.includes(means) && same(other, got)) continue;
    if (!offered.some((each) => same(each, other))) complaints.push(`does not offer: ${means}`);
  }
  if (complaints.length > 0) complaints.push(`read as: ${JSON.stringify(reading.clauses)}`);
  return { right: complaints.length === 0, dropped, complaints };
}

/** What may be answered. */
export const readingsOf = ({ means, orMeans = [], oneOf = [] }: Asked): string[] => [
  ...(means === undefined ? [] : [means]),
  ...orMeans,
  ...oneOf,
];

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each, i) => each === b[i]);

function difference(wanted: readonly string[], got: readonly string[]): string {
  const missing = wanted.filter((ref) => !got.includes(ref)).length;
  const extra = got.filter((ref) => !wanted.includes(ref)).length;
  return `${wanted.length} people wanted, ${got.length} found (${missing} missing, ${extra} too many)`;
}
