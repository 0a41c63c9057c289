/** What a question was read as, ready to draw: chips that can be edited, and the words as typed. */
import type { Answer } from '#iq/answer.ts';
import { type Chip, chipOf } from '#iq/chips.ts';
import type { Linker } from '#iq/facets.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Clause, clauseField, MONEY, writeSearch } from '#iq/query.ts';
import { markedIn, runsOf, spansOfLost } from '#iq/spans.ts';
import { turned, withClause, withoutClause, withoutLost } from '#iq/steps.ts';

export type ShownChip = Chip & {
  /** the question without it */
  href: string;
  /** the question with its opposite */
  turn: string;
  /** the field whose other options can be taken instead; null: there are none */
  field: string | null;
  /** the parameters of all other clauses, for a range of money of one's own */
  others: [string, string][] | null;
};

/** `q` of a step: the words that are still not understood go along, the others are filters now. */
export function withWords(params: URLSearchParams, notUnderstood: readonly string[]) {
  if (notUnderstood.length > 0) params.append('q', notUnderstood.join(' '));
  return params;
}

export function askedOf(answer: Answer, index: ForumIndex, link: Linker) {
  const { search, lost, notUnderstood, asked, spans } = answer;
  const fieldOfChip = (clause: Clause) => {
    const field = clauseField(clause);
    return field === MONEY || index.fields.some(({ key }) => key === field) ? field : null;
  };
  const chips = search.clauses.map((clause): ShownChip => {
    const field = fieldOfChip(clause);
    return {
      ...chipOf(clause, index),
      href: link(withoutClause(search, clause)),
      turn: link(withClause(search, clause, turned(clause))),
      field,
      others: field === MONEY ? [...withoutClause(search, clause)] : null,
    };
  });
  const marked = markedIn(asked, spans ?? spansOfLost(asked, notUnderstood));
  const unknown = [
    ...lost.map((part) => ({
      text: `${part.param}: ${part.value}`,
      href: link(withoutLost(search, part)),
    })),
    ...runsOf(marked, notUnderstood).map((run) => ({
      text: run.join(' '),
      href: link(
        writeSearch(search),
        undefined,
        notUnderstood.filter((each) => !run.includes(each)),
      ),
    })),
  ];
  const alternatives = answer.alternatives.map(({ condition, clauses }) => ({
    ...chipOf([condition], index),
    href: link(writeSearch({ clauses, lost })),
  }));
  return { chips, unknown, alternatives, marked };
}
