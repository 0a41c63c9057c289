/** The organiser's screen of paper: what is true, what changed and in which words, what was never printed. */
import { sql } from 'kysely';
import { searchForm } from '#base/folding.ts';
import { dayName, dayOf, timeOfDay } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { type Change, changesBetween, type Said, saidOn } from '#meetings/paper/changes.ts';
import { inOrder, isFilled, type Page, placeOf } from '#meetings/paper/page.ts';
import { readPages } from '#meetings/paper/pages.server.ts';
import { printedWhen } from '#meetings/paper/printed-when.ts';
import {
  type Print,
  readPrints,
  type Standing,
  standingOf,
} from '#meetings/paper/prints.server.ts';
import { paper as t } from '#ui/texts/paper.ts';

/** `from` null: new · `to` null: gone */
export type Told = { what: string; from: string | null; to: string | null };
/** A page as the screen lists it; `person` or `table` is what its button prints. */
export type Listed = {
  place: string;
  person: string | null;
  table: number | null;
  name: string;
  about: string;
  state: Standing['state'];
  /** of the newest print; null: never printed */
  version: number | null;
  when: string;
  filled: boolean;
};
export type Desk = {
  plan: number | null;
  counts: { true: number; changed: number; never: number; gone: number; all: number };
  changed: (Listed & { changes: Told[]; more: number })[];
  gone: { place: string; name: string; version: number }[];
  found: Listed[];
  more: number;
};

const SHOWN = 40;
const CHANGES = 6;

/** @param words of a name, an organisation or a table; '' lists every page */
export async function readDesk(db: Db, { forumId }: Organiser, words: string): Promise<Desk> {
  const { plan, timezone, pages } = await readPages(db, forumId);
  const prints = await readPrints(db, forumId);
  const standings = standingOf(inOrder(pages), timezone, prints);
  const concerned = standings.filter(({ page, print }) => print !== null || isFilled(page));
  const inState = (state: Standing['state']) => concerned.filter((each) => each.state === state);
  const labels = await readLabels(db, forumId);
  const listed = (each: Standing) => listedAs(each, timezone);
  const changed = inState('changed');
  const gone = plan === null ? [] : goneFrom(prints, pages, labels);
  const found = standings.map(listed).filter(isNamed(words));
  return {
    plan,
    counts: {
      true: inState('true').length,
      changed: changed.length,
      never: inState('never').length,
      gone: gone.length,
      all: concerned.filter(({ page, state }) => isFilled(page) || state === 'changed').length,
    },
    changed: changed.map((each) => {
      const changes = toldChanges(each, labels, timezone);
      const more = Math.max(0, changes.length - CHANGES);
      return { ...listed(each), changes: changes.slice(0, CHANGES), more };
    }),
    gone,
    found: found.slice(0, SHOWN),
    more: Math.max(0, found.length - SHOWN),
  };
}

function listedAs({ page, state, print }: Standing, timezone: string): Listed {
  const isPerson = page.kind === 'person';
  return {
    place: placeOf(page),
    person: isPerson ? page.id : null,
    table: isPerson ? null : page.number,
    name: isPerson ? page.who.name : t.table(page.number),
    about: isPerson
      ? [page.who.title, page.who.organisation].filter((each) => each !== '').join(', ')
      : page.zone,
    state,
    version: print?.version ?? null,
    when: print ? printedWhen(print.printedAt, timezone) : '',
    filled: isFilled(page),
  };
}

const isNamed = (words: string) => {
  const wanted = searchForm(words)
    .split(' ')
    .filter((each) => each !== '');
  return ({ name, about }: Listed) => {
    const text = searchForm(`${name} ${about}`);
    return wanted.every((word) => text.includes(word));
  };
};

/** Pages on paper of people and tables that are no more. */
function goneFrom(prints: ReadonlyMap<string, Print>, pages: readonly Page[], labels: Labels) {
  const here = new Set(pages.map(placeOf));
  return [...prints]
    .filter(([place]) => !here.has(place))
    .map(([place, { person, table, version }]) => ({
      ...{ place, version },
      name: person === null ? t.table(table ?? 0) : (labels.people.get(person) ?? t.someone),
    }));
}

type Labels = {
  companies: Map<string, string>;
  delegates: Map<string, string>;
  sessions: Map<string, string>;
  people: Map<string, string>;
};

async function readLabels(db: Db, forumId: string): Promise<Labels> {
  const companies = await db
    .selectFrom('client')
    .select(['ref', 'company as name'])
    .where('forum_id', '=', forumId)
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['ref', 'title as name'])
    .where('forum_id', '=', forumId)
    .execute();
  const people = await db
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .select(['person.id', 'delegate.ref'])
    .select(sql<string>`btrim(given_name || ' ' || family_name)`.as('name'))
    .where('person.forum_id', '=', forumId)
    .execute();
  const byRef = (rows: readonly { ref: string | null; name: string }[]) =>
    new Map(rows.flatMap(({ ref, name }) => (ref === null ? [] : [[ref, name] as const])));
  return {
    companies: byRef(companies),
    delegates: byRef(people),
    sessions: byRef(sessions),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

function toldChanges({ page, print }: Standing, labels: Labels, timezone: string): Told[] {
  const [before, after] = [print?.said ?? [], saidOn(page)];
  const days = new Set(
    [...before, ...after].map((said) => dayOf(new Date(said.startsAt), timezone)),
  );
  const where = (said: Said) => whereOf(said, page, timezone, days.size > 1);
  return changesBetween(before, after).map(({ key, from, to }: Change) => ({
    what: labelOf(key, page, labels),
    from: from && where(from),
    to: to && where(to),
  }));
}

/** @param several the page is of more than one day, so the day is said with the time */
function whereOf({ startsAt, place, key }: Said, page: Page, timezone: string, several: boolean) {
  const at = new Date(startsAt);
  const time = [...(several ? [dayName(at, timezone)] : []), timeOfDay(at, timezone)].join(' ');
  const isTable = page.kind === 'person' && !/^(session |break$)/.test(key) && place !== '';
  return t.at(time, isTable ? t.table(Number(place)) : place);
}

/** What a line is about, for staff: they see everyone. */
function labelOf(key: string, page: Page, labels: Labels): string {
  if (key === 'break') return t.break;
  if (key.startsWith('session ')) return labels.sessions.get(key.slice(8)) ?? t.something;
  const [client = '', delegate = ''] = key.split('\t');
  const company = labels.companies.get(client) ?? t.someone;
  const name = labels.delegates.get(delegate) ?? t.someone;
  if (page.kind === 'table') return t.pair(company, name);
  return page.role === 'delegate' ? company : name;
}
