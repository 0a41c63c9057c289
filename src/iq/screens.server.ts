/** One read for each screen of Client iQ: ready to draw, of the named alone; of everybody for staff. */
import { shortMoney } from '#base/money.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { toldLikeness } from '#iq/alike-told.ts';
import { type Answer, type Asker, fitFor, searchOf } from '#iq/answer.ts';
import { askedOf, withWords } from '#iq/asked.ts';
import { examplesFor, hintFor } from '#iq/examples.ts';
import { facetsOf, type Linker } from '#iq/facets.ts';
import { askerFor, findDelegates, type Wishes } from '#iq/find.server.ts';
import { find } from '#iq/find.ts';
import { indexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';
import { likenessTo } from '#iq/likeness.ts';
import { type Ordering, orderFor, orderingOf, percent, SORTS } from '#iq/orders.ts';
import { type Portrait, portraitOf, type Row, rowOf } from '#iq/portrait.ts';
import type { Profile } from '#iq/profile.ts';
import { writeSearch } from '#iq/query.ts';
import { readShortlist } from '#iq/shortlists.server.ts';
import { toldPeople as p } from '#ui/texts/iq-people-told.ts';

const PAGE = 30;

/** How the screen is shown goes along with every step; pages and the open profile do not. */
function linkerFor(params: URLSearchParams, answer: Answer): Linker {
  const opened = params.getAll('facets');
  return (search, shown = opened, words = answer.notUnderstood) => {
    const next = withWords(search, words);
    for (const key of ['sort', 'like', 'list'])
      for (const value of params.getAll(key)) next.append(key, value);
    for (const key of shown) next.append('facets', key);
    return `?${next}`;
  };
}

function moneyOf({ found }: Answer, { questionnaire: { currency } }: ForumIndex) {
  if (!found.money) return null;
  const { answered, total, median } = found.money;
  return { answered, total: shortMoney(total, currency), median: shortMoney(median, currency) };
}

/** Whom others are likened to, and the question without it. */
function likedOf(params: URLSearchParams, { like }: Ordering, index: ForumIndex) {
  if (!params.has('like')) return null;
  const rest = new URLSearchParams(
    [...params].filter(([key]) => !['like', 'sort', 'cursor', 'open'].includes(key)),
  );
  const names = like.flatMap((ref) => nameOf(index, ref) ?? []);
  const list = params.getAll('like').includes('list');
  const who = list ? p.like.list : names.length > 1 ? p.like.several(names.length) : names[0];
  return { label: p.like.label, value: who ?? null, href: `?${rest}` };
}

function nameOf({ people }: ForumIndex, ref: string): string | undefined {
  const row = people.rowOf(ref);
  return row === undefined ? undefined : people.at(row)?.name;
}

/** The ways to rank, each as a step; `like` only where there is someone to be like. */
function sortsOf(params: URLSearchParams, { sort, like }: Ordering, staff: boolean) {
  return SORTS.filter((each) => each !== (staff ? 'fit' : 'ref'))
    .filter((each) => each !== 'like' || like.length > 0)
    .map((each) => {
      const next = new URLSearchParams([...params].filter(([key]) => key !== 'cursor'));
      next.set('sort', each);
      return { sort: each, on: each === sort, href: `?${next}` };
    });
}

/** A person in the list: the number and the reasons are of what the list is ranked by. */
function rowIn(index: ForumIndex, profile: Profile, row: Row, { like }: Ordering): Row {
  if (like.length === 0) return row;
  const measured = likenessTo(index, profile, like);
  const self = like.length === 1 && like[0] === profile.ref;
  return {
    ...row,
    points: percent(measured.score),
    reasons: self
      ? [{ why: 'alike', text: p.alike.self, points: 0 }]
      : toldLikeness(measured, like.length),
  };
}

export async function readFindPage(
  db: Db,
  member: Client | Staff,
  params: URLSearchParams,
  wishes: Wishes | Promise<Wishes>,
) {
  const page = { limit: PAGE, cursor: params.get('cursor') };
  const own = listOf(db, member);
  const list = params.has('list') ? listOf(db, member, likenedTo(params)) : own;
  const [listed, { index, answer, asker }] = await Promise.all([
    own,
    findDelegates(db, member, { params, wishes, page, list }),
  ]);
  const first = new URLSearchParams([...params].filter(([key]) => key !== 'cursor'));
  const more = new URLSearchParams(first);
  more.set('cursor', answer.nextCursor ?? '');
  const ref = params.get('open') ?? answer.matches[0]?.profile.ref;
  const link = linkerFor(params, answer);
  const untouched = answer.asked === '' && answer.search.clauses.length === 0;
  return {
    asked: answer.asked,
    hint: hintFor(index),
    examples: untouched ? examplesFor(index) : [],
    /** filters of the URL that a new question in words is added to, and how they are shown */
    filters: [...writeSearch(answer.filters), ...manners(params)],
    /** every filter there is, those that words were read as included */
    all: [...writeSearch(answer.search)],
    ...askedOf(answer, index, link),
    liked: likedOf(params, answer.ordering, index),
    sorts: sortsOf(params, answer.ordering, asker === null),
    facets: facetsOf({ index, answer, link, opened: params.getAll('facets') }),
    total: answer.found.total,
    everyone: index.profiles.length,
    money: moneyOf(answer, index),
    rows: answer.matches.map(({ profile, fit }) =>
      rowIn(index, profile, rowOf(profile, fit, index.questionnaire), answer.ordering),
    ),
    more: answer.nextCursor && `?${more}`,
    first: params.has('cursor') ? `?${first}` : null,
    open: ref === undefined ? null : portrait(index, ref, asker),
    listed,
  };
}
export type FindPage = Awaited<ReturnType<typeof readFindPage>>;

const manners = (params: URLSearchParams) =>
  [...params].filter(([key]) => ['sort', 'like', 'facets'].includes(key));

/** @param list id of one of the company's lists; its first one, unless said */
const listOf = async (db: Db, member: Client | Staff, list?: string) =>
  member.role === 'client' ? (await readShortlist(db, member, list)).map(({ ref }) => ref) : [];

/** The list whose people others are likened to, where the URL names one. */
const likenedTo = (params: URLSearchParams) => params.get('list') ?? undefined;

const sellsNothing = () => false;

function portrait(index: ForumIndex, ref: string, asker: Asker): Portrait | null {
  const row = index.people.rowOf(ref);
  const profile = row === undefined ? undefined : index.people.at(row);
  if (!profile) return null;
  const { questionnaire } = index;
  return portraitOf(
    profile,
    fitFor(index, profile, asker),
    asker?.sells ?? sellsNothing,
    questionnaire,
  );
}

/** Beyond so many nobody walks through a list one by one. */
const WALKED = 5000;

/** Who stands before and behind in the list that the search of the URL gives. */
function neighbours(
  index: ForumIndex,
  ref: string,
  params: URLSearchParams,
  { asker, list }: { asker: Asker; list: readonly string[] },
) {
  const ordering = orderingOf(index, params, { list, staff: asker === null });
  const order = orderFor(index, ordering, asker);
  const { search } = searchOf(index, params);
  const { rows, total } = find(index, search, { order, limit: WALKED, facets: false });
  const place = rows.findIndex((row) => index.people.refOf(row) === ref);
  const at = (there: number) => {
    const profile = place < 0 ? undefined : index.people.at(rows[there] ?? -1);
    return profile ? { ref: profile.ref, name: profile.name } : null;
  };
  return { place: place + 1, total, before: at(place - 1), behind: at(place + 1) };
}

/** null: no such delegate, or none that shares the profile; the two look alike. */
export async function readProfilePage(
  db: Db,
  member: Client | Staff,
  ref: string,
  wishes: Wishes,
  params = new URLSearchParams(),
) {
  const index = await indexFor(db, member);
  const asker = await askerFor(db, member, wishes);
  const profile = portrait(index, ref, asker);
  if (!profile) return null;
  const listed = await listOf(db, member);
  const list = params.has('list') ? await listOf(db, member, likenedTo(params)) : listed;
  return {
    profile,
    listed: listed.includes(ref),
    walk: neighbours(index, ref, params, { asker, list }),
  };
}
