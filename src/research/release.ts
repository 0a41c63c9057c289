/** What a new edition would tell whoever kept an older one: the answers that changed in between. */
import {
  hiddenIn,
  type Secret,
  secretOf,
  type Withheld,
  withheldFrom,
} from '#research/disclosure.ts';
import type { Figures } from '#research/figure.ts';
import { joined, type OptionMerge, withMerges } from '#research/merging-options.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { amountsOf, type Group, tally } from '#research/tally.ts';

/** People whose counting response is another one, or is new: the newness of an edition. */
export function newAnswers(
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): number {
  return Object.entries(after).filter(([id, response]) => response && before[id] !== response)
    .length;
}

/** An older edition: who counted in it, with today's consent, and what readers saw of it, how merged. */
export type Earlier = {
  group: Group;
  withheld: readonly Withheld[];
  merges?: readonly OptionMerge[];
};

/**
 * Everything that readers must wait for in a new edition. The hidden people of the group, and for
 * each earlier edition those hidden people alone whose contribution to a figure changed since, are
 * a secret each: nobody, or at least ten who are not of one mind. What changed is looked at as the
 * new edition merges options, and as coarse as whoever holds both editions can make them alike.
 */
export function withheldAtRelease(
  questionnaire: Questionnaire,
  group: Group,
  earlier: readonly Earlier[],
  merges: readonly OptionMerge[] = [],
): Withheld[] {
  const now = withMerges({ questionnaire, group }, merges);
  const found = withheldNow(now.questionnaire, now.group);
  for (const old of earlier) {
    const seen = ({ figure, row }: Withheld) =>
      !old.withheld.some((each) => each.figure === figure && each.row === row);
    const both = old.merges?.length ? [merges, joined(old.merges, merges)] : [merges];
    for (const each of both) {
      const later = withMerges({ questionnaire, group }, each);
      const before = withMerges({ questionnaire, group: old.group }, each);
      const changes = changesBetween(
        later.questionnaire,
        hiddenIn(before.group),
        hiddenIn(later.group),
      );
      const exact = secretOf(later.questionnaire, later.group);
      found.push(...withheldFrom(later.questionnaire, exact, changes).filter(seen));
    }
  }
  return firstOfEach(found);
}

/** What waits of a group by itself, whatever was published before. */
export const withheldNow = (questionnaire: Questionnaire, group: Group): Withheld[] =>
  withheldFrom(questionnaire, secretOf(questionnaire, group), [
    secretOf(questionnaire, hiddenIn(group)),
  ]);

/** The same figure or row once, with the first reason found. */
export const firstOfEach = (withheld: readonly Withheld[]): Withheld[] =>
  withheld.filter(
    ({ figure, row }, at) =>
      withheld.findIndex((each) => each.figure === figure && each.row === row) === at,
  );

/**
 * What the difference of two editions says of the people in it: what those who changed say now,
 * and what they said before. Each figure has its own: someone may change one answer of ten.
 */
function changesBetween(questionnaire: Questionnaire, before: Group, after: Group): Secret[] {
  const [old, now] = [saidBy(questionnaire, before), saidBy(questionnaire, after)];
  const everyone = [...new Set([...old.keys(), ...now.keys()])];
  const changed = (group: Group, part: Part): Group => {
    const key = JSON.stringify(part);
    const moved = new Set(everyone.filter((id) => old.get(id)?.get(key) !== now.get(id)?.get(key)));
    return { people: group.people.filter(({ id }) => moved.has(id)), responses: group.responses };
  };
  const secret = (group: Group): Secret => {
    const figures: Figures = {};
    for (const part of partsOf(questionnaire)) {
      const [figure, row] = part;
      const told = tally(questionnaire, changed(group, part))[figure];
      const kept = figures[figure];
      if (told && row !== null && 'rows' in told) {
        const rest = kept && 'rows' in kept ? kept.rows : {};
        figures[figure] = { rows: { ...rest, ...only(told.rows, row) } };
      } else if (told) figures[figure] = told;
    }
    return { figures, amounts: amountsOf(changed(group, ['combinedSpend', null])) };
  };
  return [secret(after), secret(before)];
}

const only = <Value>(rows: Record<string, Value>, row: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => name === row));

type Part = [figure: string, row: string | null];

function partsOf(questionnaire: Questionnaire): Part[] {
  const nobody = tally(questionnaire, { people: [], responses: new Map() });
  return Object.entries(nobody).flatMap(([figure, shown]): Part[] =>
    'rows' in shown ? Object.keys(shown.rows).map((row) => [figure, row]) : [[figure, null]],
  );
}

/** What each person adds to each figure, as text that is equal if and only if it is the same. */
function saidBy(questionnaire: Questionnaire, group: Group): Map<string, Map<string, string>> {
  const mine = (person: Group['people'][number]) => {
    const figures = tally(questionnaire, { people: [person], responses: group.responses });
    const entries = Object.entries(figures).flatMap(([figure, shown]): [string, string][] =>
      'rows' in shown
        ? Object.entries(shown.rows).map(([row, each]) => [
            JSON.stringify([figure, row]),
            JSON.stringify(each),
          ])
        : [[JSON.stringify([figure, null]), JSON.stringify(shown)]],
    );
    return new Map(entries);
  };
  return new Map(group.people.map((person) => [person.id, mine(person)]));
}
