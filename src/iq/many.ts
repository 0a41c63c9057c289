/**
 * One question over several forums at once: counts for each and together, one list of people, and
 * facets of what the forums ask alike. Pure; each forum is asked by its own index, so that nobody is
 * found here who is not found there.
 */
import { type Answer, type Asker, answerTo } from '#iq/answer.ts';
import { type Chip, chipOf, nameOfField } from '#iq/chips.ts';
import type { Field } from '#iq/fields.ts';
import type { FieldCounts } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Row, rowOf } from '#iq/portrait.ts';
import { writeSearch } from '#iq/query.ts';

/** A forum that may be asked, and what whoever asks brings to it. */
export type Forum = { key: string; index: ForumIndex; asker: Asker };
/** Whole units of one currency: amounts of different currencies are never added. */
export type Sum = { currency: string; answered: number; total: number };
export type ForumAnswer = {
  key: string;
  title: string;
  everyone: number;
  total: number;
  money: Sum | null;
  chips: Chip[];
  /** words and filters that this forum does not know, though another one does: nobody is counted */
  unknownHere: string[];
  /** filters of the same question in this forum alone */
  filters: string;
};
export type ManyRow = { forum: string; title: string; row: Row };
export type MergedFacet = {
  key: string;
  name: string;
  /** forums that ask it with the same options */
  forums: string[];
  options: { label: string; count: number }[];
};
export type Many = {
  asked: string;
  forums: ForumAnswer[];
  total: number;
  money: Sum[];
  /** words that no forum knows: shown, and heeded nowhere */
  notUnderstood: string[];
  rows: ManyRow[];
  facets: MergedFacet[];
  /** people before this page, and whether anybody comes after it */
  from: number;
  more: boolean;
};

type Asked = Forum & { answer: Answer };

/** The forum's title; with its year where another one is called the same. */
export function titlesOf(forums: readonly Pick<Forum, 'key' | 'index'>[]): Map<string, string> {
  const title = ({ index }: Pick<Forum, 'index'>) => index.questionnaire.title;
  const year = ({ index }: Pick<Forum, 'index'>) => index.questionnaire.dates[0]?.slice(0, 4) ?? '';
  return new Map(
    forums.map((forum) => {
      const alone = forums.filter((each) => title(each) === title(forum)).length === 1;
      return [forum.key, alone ? title(forum) : `${title(forum)}, ${year(forum)}`];
    }),
  );
}

const unknownTo = ({ answer }: Asked): string[] => [
  ...answer.notUnderstood,
  ...answer.lost.map(({ param, value }) => `${param}: ${value}`),
];

/** What is known nowhere can't tell forums apart; what one alone lacks would make it answer another question. */
function readings(asked: readonly Asked[]) {
  const lists = asked.map(unknownTo);
  const nowhere = (lists[0] ?? []).filter((word) => lists.every((list) => list.includes(word)));
  const unknown = new Map(
    asked.map(({ key }, i) => [key, (lists[i] ?? []).filter((word) => !nowhere.includes(word))]),
  );
  return { nowhere, unknown };
}

function forumAnswer(
  { key, index, answer }: Asked,
  title: string,
  unknownHere: string[],
): ForumAnswer {
  const { currency } = index.questionnaire;
  const { found, search } = answer;
  const counts = unknownHere.length === 0;
  return {
    ...{ key, title, everyone: index.profiles.length, unknownHere },
    total: counts ? found.total : 0,
    money:
      counts && found.money
        ? { currency, answered: found.money.answered, total: found.money.total }
        : null,
    chips: search.clauses.map((clause) => chipOf(clause, index)),
    filters: `${writeSearch(search)}`,
  };
}

function together(forums: readonly ForumAnswer[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { money } of forums) {
    if (!money) continue;
    const { currency, answered, total } = sums.get(money.currency) ?? {
      ...money,
      answered: 0,
      total: 0,
    };
    sums.set(money.currency, {
      currency,
      answered: answered + money.answered,
      total: total + money.total,
    });
  }
  return [...sums.values()];
}

/** The best fit first; equal fits in the order of the forums, then of references. */
function listOf(asked: readonly Asked[], titles: ReadonlyMap<string, string>): ManyRow[] {
  return asked
    .flatMap(({ key, index, answer }) =>
      answer.matches.map(({ profile, fit }) => ({
        ...{ forum: key, title: titles.get(key) ?? key },
        row: rowOf(profile, fit, index.questionnaire),
      })),
    )
    .sort((a, b) => (b.row.points ?? 0) - (a.row.points ?? 0));
}

const isListed = ({ source }: Field) =>
  source.of !== 'ranking' || source.whole || source.depth === 1;

/** Countries are what people bring; everything else must have been asked with the same options. */
function sameAs({ field }: FieldCounts): string {
  const { key, source, label, options } = field;
  if (key === 'country') return key;
  return JSON.stringify([key, source.of, label, source.of === 'row' ? source.row : '', options]);
}

function mergedFacets(asked: readonly Asked[]): MergedFacet[] {
  const groups = new Map<string, { field: Field; forums: string[]; counts: Map<string, number> }>();
  for (const { key, answer } of asked)
    for (const facet of answer.found.facets) {
      const { field, counts } = facet;
      if (!isListed(field) || field.key === 'organisation' || field.key === 'consent') continue;
      const name = sameAs(facet);
      const group = groups.get(name) ?? { field, forums: [], counts: new Map<string, number>() };
      group.forums.push(key);
      field.options.forEach((option, i) => {
        group.counts.set(option, (group.counts.get(option) ?? 0) + (counts[i] ?? 0));
      });
      groups.set(name, group);
    }
  return [...groups.values()]
    .filter(({ forums }) => forums.length > 1)
    .map(({ field, forums, counts }) => ({
      ...{ key: field.key, name: nameOfField(field), forums },
      options: [...counts].map(([label, count]) => ({ label, count })),
    }));
}

/**
 * Asks every forum the question of a URL, each in its own words.
 *
 * A forum that does not know a word or a filter which another one knows counts nobody and says so:
 * without that word it would answer another question. What no forum knows is heeded in none.
 *
 * @param page `from`: people before it
 */
export function askMany(
  forums: readonly Forum[],
  params: URLSearchParams,
  page: { from: number; limit: number },
): Many {
  const most = { limit: page.from + page.limit + 1, cursor: null };
  const asked = forums.map((forum) => ({
    ...forum,
    answer: answerTo(forum.index, params, forum.asker, most),
  }));
  const titles = titlesOf(forums);
  const { nowhere, unknown } = readings(asked);
  const unknownIn = (key: string) => unknown.get(key) ?? [];
  const counted = asked.filter(({ key }) => unknownIn(key).length === 0);
  const answers = asked.map((each) =>
    forumAnswer(each, titles.get(each.key) ?? each.key, unknownIn(each.key)),
  );
  const rows = listOf(counted, titles);
  return {
    asked: params.get('q')?.trim() ?? '',
    forums: answers,
    total: answers.reduce((sum, { total }) => sum + total, 0),
    money: together(answers),
    notUnderstood: nowhere,
    rows: rows.slice(page.from, page.from + page.limit),
    facets: mergedFacets(counted),
    from: page.from,
    more: rows.length > page.from + page.limit,
  };
}
