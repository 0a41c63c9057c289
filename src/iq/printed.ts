/** An answer as the API and the command line print it. */
import { entriesOf, ordered } from '#base/ordered.ts';
import type { Answer } from '#iq/answer.ts';
import { chipOf } from '#iq/chips.ts';
import type { FieldCounts } from '#iq/find.ts';
import type { Fit } from '#iq/fit.ts';
import type { ForumIndex } from '#iq/index.ts';
import { rowOf } from '#iq/portrait.ts';
import type { Profile } from '#iq/profile.ts';
import { writeSearch } from '#iq/query.ts';
import type { Answers } from '#research/questionnaire.ts';

type Count = { count: number; first?: number };
type Counted = { answered: number; options: Record<string, Count> };
/** Counts beside every option, as figures have them: a matrix by row, a ranking with its firsts. */
export type Facets = Record<string, Counted | { rows: Record<string, Counted> }>;

const counted = ({ field, answered, counts }: FieldCounts): Counted => ({
  answered,
  options: ordered(
    field.options.map((option, i): [string, Count] => [option, { count: counts[i] ?? 0 }]),
  ),
});

function facetsOf({ found }: Answer): Facets {
  const facets = new Map<string, Facets[string]>();
  for (const each of found.facets) {
    const { source, key } = each.field;
    if (source.of === 'row') {
      const matrix = facets.get(source.question);
      const rows = matrix && 'rows' in matrix ? entriesOf(matrix.rows) : [];
      facets.set(source.question, { rows: ordered([...rows, [source.row, counted(each)]]) });
    } else if (source.of !== 'ranking' || source.whole) facets.set(key, counted(each));
    else if (source.depth === 1) addFirsts(facets.get(source.question), each);
  }
  if (found.bands.length > 0)
    facets.set('budget', {
      answered: found.bands.reduce((sum, { count }) => sum + count, 0),
      options: ordered(found.bands.map(({ label, count }) => [label, { count }])),
    });
  return ordered(facets);
}

function addFirsts(facet: Facets[string] | undefined, { field, counts }: FieldCounts) {
  if (!facet || !('options' in facet)) return;
  field.options.forEach((option, i) => {
    const shown = facet.options[option];
    if (shown) shown.first = counts[i] ?? 0;
  });
}

/** A fit whose reasons say in words why. */
export function toldFit(profile: Profile, fit: Fit, { questionnaire }: ForumIndex) {
  const { reasons } = rowOf(profile, fit, questionnaire);
  return {
    score: fit.score,
    reasons: fit.reasons.map((reason, at) => ({ ...reason, says: reasons[at]?.text ?? '' })),
  };
}

/** What else is told besides who matches. */
export type Shown = { facets: boolean; answers: boolean };

/** What a person said, in the order of the questionnaire; questions not answered are absent. */
export type Said = { seniority: string | null; budget: number | null; answers: Answers };

/** Whoever is in the index shares all that is in it with whoever may search the index. */
export function saidBy({ seniority, budget, answers }: Profile, index: ForumIndex): Said {
  const said = index.questionnaire.questions.flatMap(({ id }): [string, Answers[string]][] => {
    const answer = answers[id];
    return answer === undefined ? [] : [[id, answer]];
  });
  return { seniority, budget, answers: ordered(said) };
}

/** A person as lists have him or her. */
export const personOf = ({ ref, name, title, organisation, country }: Profile) => ({
  ref,
  name,
  title,
  organisation,
  country,
});

const USUAL: Shown = { facets: true, answers: false };

/** What `GET /api/v1/forums/:f/iq` answers, `plenary iq` prints and an assistant is told. */
export function printed(answer: Answer, index: ForumIndex, shown: Shown = USUAL) {
  const { search, lost, notUnderstood, alternatives, found, matches, nextCursor } = answer;
  return {
    understood: search.clauses.map((clause) => ({
      ...chipOf(clause, index),
      filter: writeSearch({ clauses: [clause], lost: [] }).toString(),
    })),
    notUnderstood: [...notUnderstood, ...lost.map(({ param, value }) => `${param}=${value}`)],
    alternatives: alternatives.map(({ condition, clauses }) => ({
      ...chipOf([condition], index),
      query: writeSearch({ clauses, lost: [] }).toString(),
    })),
    total: found.total,
    money: found.money && { ...found.money, currency: index.questionnaire.currency },
    delegates: matches.map(({ profile, fit }) => ({
      ...personOf(profile),
      ...(fit && { fit: toldFit(profile, fit, index) }),
      ...(shown.answers && saidBy(profile, index)),
    })),
    ...(shown.facets && { facets: facetsOf(answer) }),
    nextCursor,
  };
}
export type Printed = ReturnType<typeof printed>;
