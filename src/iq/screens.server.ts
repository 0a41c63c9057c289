/** One read for each screen of Client iQ: ready to draw, of the named alone. */
import { shortMoney } from '#base/money.ts';
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';
import { type Answer, type Asker, fitFor } from '#iq/answer.ts';
import { type Chip, chipOf, nameOfField } from '#iq/chips.ts';
import type { Source } from '#iq/fields.ts';
import { askerFor, findDelegates, type Wishes } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Portrait, portraitOf, rowOf } from '#iq/portrait.ts';
import { type Condition, MONEY, writeSearch } from '#iq/query.ts';
import { readShortlist } from '#iq/shortlists.server.ts';
import { isOn, toggled, withoutClause, withoutLost } from '#iq/steps.ts';
import { directions } from '#ui/charts/columns.ts';
import { told as t } from '#ui/texts/iq-told.ts';

const PAGE = 50;

/** `href`: the question without it (a chip) or with it switched (an option) */
export type Step = { href: string };
export type FacetOption = Step & { label: string; count: number; on: boolean };
export type FacetGroup = {
  key: string;
  title: string;
  /** a matrix shows its rows as groups within one */
  about: string | null;
  answered: number;
  options: FacetOption[];
};

/** Where a step leads: its filters, and the words that are still not understood. */
function hrefOf(params: URLSearchParams, notUnderstood: readonly string[]): string {
  if (notUnderstood.length > 0) params.append('q', notUnderstood.join(' '));
  return `?${params}`;
}

function chipsOf(answer: Answer, index: ForumIndex) {
  const { search, lost, notUnderstood } = answer;
  const href = (params: URLSearchParams) => hrefOf(params, notUnderstood);
  const chips = search.clauses.map((clause): Chip & Step => ({
    ...chipOf(clause, index),
    href: href(withoutClause(search, clause)),
  }));
  const unknown = [
    ...lost.map((part) => ({
      text: `${part.param}: ${part.value}`,
      href: href(withoutLost(search, part)),
    })),
    ...notUnderstood.map((word) => ({
      text: word,
      href: hrefOf(
        writeSearch(search),
        notUnderstood.filter((each) => each !== word),
      ),
    })),
  ];
  const alternatives = answer.alternatives.map(({ condition, clauses }) => ({
    ...chipOf([condition], index),
    href: href(writeSearch({ clauses, lost })),
  }));
  return { chips, unknown, alternatives };
}

const isShown = (source: Source) => source.of !== 'ranking' || source.whole || source.depth === 1;

function facetsOf({ search, notUnderstood, found }: Answer): FacetGroup[] {
  const option = (label: string, count: number, condition: Condition & { not?: never }) => ({
    label,
    count,
    on: isOn(search, condition),
    href: hrefOf(toggled(search, condition), notUnderstood),
  });
  const groups = found.facets
    .filter(({ field }) => isShown(field.source))
    .map(({ field, answered, counts }) => ({
      key: field.key,
      title: field.source.of === 'row' ? field.source.row : nameOfField(field),
      about: field.source.of === 'row' ? field.label : null,
      answered,
      options: field.options.map((label, i) =>
        option(label, counts[i] ?? 0, { kind: 'option', field: field.key, option: label }),
      ),
    }));
  const budget = {
    key: 'budget',
    title: t.field.budget,
    about: null,
    answered: found.bands.reduce((sum, { count }) => sum + count, 0),
    options: found.bands.map(({ label, count, range }) =>
      option(label, count, { kind: 'range', field: MONEY, range }),
    ),
  };
  const [seniority, ...rest] = groups;
  const ordered =
    seniority?.key === 'seniority' ? [seniority, budget, ...rest] : [budget, ...groups];
  const last = ordered.filter(({ key }) => key === 'country' || key === 'organisation');
  return [...ordered.filter((group) => !last.includes(group)), ...last].filter(
    ({ options }) => options.length > 0,
  );
}

function moneyOf({ found }: Answer, { questionnaire: { currency } }: ForumIndex) {
  if (!found.money) return null;
  const { answered, total, median } = found.money;
  return { answered, total: shortMoney(total, currency), median: shortMoney(median, currency) };
}

/** An example that this forum understands: a band, a row that grows, an amount. */
function hintFor({ questionnaire }: ForumIndex): string {
  const { seniorityBands, budgetBands, questions, currency } = questionnaire;
  const band = (seniorityBands[1] ?? seniorityBands[0])?.band;
  const growing = questions.find(
    (question) => question.type === 'matrix' && directions(question.columns)?.includes('up'),
  );
  const row = growing?.type === 'matrix' ? growing.rows[0] : undefined;
  const least = (budgetBands[2] ?? budgetBands[1])?.min;
  return t.hint.ask([
    ...(band ? [band] : []),
    ...(row ? [t.hint.more(row)] : []),
    ...(least ? [t.range.over(shortMoney(least, currency))] : []),
  ]);
}

export async function readFindPage(
  db: Db,
  client: Client,
  params: URLSearchParams,
  wishes: Wishes,
) {
  const page = { limit: PAGE, cursor: params.get('cursor') };
  const { index, answer, asker } = await findDelegates(db, client, { params, wishes, page });
  const first = new URLSearchParams([...params].filter(([key]) => key !== 'cursor'));
  const more = new URLSearchParams(first);
  more.set('cursor', answer.nextCursor ?? '');
  const ref = params.get('open') ?? answer.matches[0]?.profile.ref;
  return {
    asked: answer.asked,
    hint: hintFor(index),
    /** filters of the URL that a new question in words is added to */
    filters: [...writeSearch(answer.filters)],
    /** every filter there is, those that words were read as included */
    all: [...writeSearch(answer.search)],
    ...chipsOf(answer, index),
    facets: facetsOf(answer),
    total: answer.found.total,
    everyone: index.profiles.length,
    money: moneyOf(answer, index),
    rows: answer.matches.map(({ profile, fit }) => rowOf(profile, fit, index.questionnaire)),
    more: answer.nextCursor && `?${more}`,
    first: params.has('cursor') ? `?${first}` : null,
    open: ref === undefined ? null : portrait(index, ref, asker),
    listed: (await readShortlist(db, client)).map(({ ref }) => ref),
  };
}
export type FindPage = Awaited<ReturnType<typeof readFindPage>>;

function portrait(index: ForumIndex, ref: string, asker: Asker): Portrait | null {
  const profile = index.profiles.find((each) => each.ref === ref);
  if (!profile || !asker) return null;
  return portraitOf(profile, fitFor(index, profile, asker), asker.sells, index.questionnaire);
}

/** null: no such delegate, or none that shares the profile; the two look alike. */
export async function readProfilePage(db: Db, client: Client, ref: string, wishes: Wishes) {
  const index = await indexFor(db, client);
  const profile = portrait(index, ref, await askerFor(db, client, wishes));
  if (!profile) return null;
  const listed = (await readShortlist(db, client)).some((entry) => entry.ref === ref);
  return { profile, listed };
}
