/** Every question of a forum with an exact count beside each option, and where a tap on it leads. */
import type { Answer } from '#iq/answer.ts';
import { nameOfField } from '#iq/chips.ts';
import type { Source } from '#iq/fields.ts';
import { type FieldCounts, find } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Condition, clauseField, MONEY, type Search, writeSearch } from '#iq/query.ts';
import { isOn, movedTo, refused, toggled, withoutFields } from '#iq/steps.ts';
import { toldPeople as p } from '#ui/texts/iq-people-told.ts';
import { told as t } from '#ui/texts/iq-told.ts';

/** `href`: the question with it switched; `not`: with its opposite switched */
export type FacetOption = {
  label: string;
  count: number;
  on: boolean;
  off: boolean;
  href: string;
  not: string;
};
export type FacetGroup = {
  key: string;
  title: string;
  /** a matrix shows its rows as groups within one */
  about: string | null;
  answered: number;
  options: FacetOption[];
  /** how many options there are, where not all of them are here, and where all are */
  all: { count: number; href: string } | null;
  /** where only the first are */
  fewer: string | null;
  /** of a ranking: at any place, first, among the first two … */
  depths: { label: string; href: string; on: boolean }[];
  /** whoever said nothing of it */
  silent: FacetOption | null;
  /** the question without anything asked of this field; null: nothing is */
  clear: string | null;
};

/** A link to a search, with the manners of the screen kept. */
export type Linker = (
  params: URLSearchParams,
  /** fields that are drawn whole */
  opened?: readonly string[],
  /** words that are still not understood */
  words?: readonly string[],
) => string;

/** A longer list shows its first options and those that are chosen. */
const FEW = 7;
const SHORT = 12;

type Asked = { index: ForumIndex; answer: Answer; opened: readonly string[]; link: Linker };

export function facetsOf(asked: Asked): FacetGroup[] {
  const { found } = asked.answer;
  const groups = found.facets
    .filter((each) => isShown(each, asked))
    .map((counts) => groupOf(counts, asked));
  const budget = found.bands.length > 0 ? [budgetGroup(asked)] : [];
  const named = (key: string) => groups.filter((group) => group.key === key);
  const [first, last] = [
    [...named('consent'), ...named('seniority')],
    [...named('country'), ...named('organisation')],
  ];
  const rest = groups.filter((group) => !first.includes(group) && !last.includes(group));
  return [...first, ...budget, ...rest, ...last];
}

const speaksOf = ({ search }: Answer, key: string) =>
  search.clauses.some((clause) => clauseField(clause) === key);

/** Of a ranking one depth: the one that is asked for, or was opened, or any place. */
function isShown({ field }: FieldCounts, { index, answer, opened }: Asked): boolean {
  const { source, key } = field;
  if (field.options.length === 0) return false;
  if (source.of !== 'ranking') return true;
  const depths = depthsOf(index, source).map((each) => each.key);
  const wanted =
    depths.find((each) => speaksOf(answer, each)) ??
    depths.find((each) => opened.includes(each)) ??
    depths[0];
  return key === wanted;
}

/** At any place, then first, then the depths between. */
function depthsOf({ fields }: ForumIndex, source: Source) {
  if (source.of !== 'ranking') return [];
  return fields.filter(
    (each) => each.source.of === 'ranking' && each.source.question === source.question,
  );
}

function optionIn(
  { answer: { search }, link }: Asked,
  label: string,
  count: number,
  condition: Condition & { not?: never },
): FacetOption {
  return {
    label,
    count,
    on: isOn(search, condition),
    off: isOn(search, { ...condition, not: true }),
    href: link(toggled(search, condition)),
    not: link(refused(search, condition)),
  };
}

/** An option that no forum has: it stands for any while a link is made. */
const ANY = '\u0001';

/**
 * Options of a field of which nothing is asked yet: their links differ in the option alone, so one
 * is made and the option put in.
 */
function untouchedOptions(asked: Asked, key: string) {
  const any = optionIn(asked, ANY, 0, { kind: 'option', field: key, option: ANY });
  return (label: string, count: number): FacetOption => {
    const written = new URLSearchParams([['', label]]).toString().slice(1);
    const put = (link: string) => link.replace('%01', () => written);
    return { ...any, label, count, href: put(any.href), not: put(any.not) };
  };
}

/** Matched, were nothing asked of these fields. */
function silentIn(asked: Asked, key: string, answered: number, fields: readonly string[]) {
  const { index, answer, link } = asked;
  const others = withoutFields(answer.search, fields);
  const narrowed = others.clauses.length < answer.search.clauses.length;
  const silent: Condition = { kind: 'answered', field: key, not: true };
  const with_ = (clauses: Search['clauses']) => ({ clauses: [...clauses, [silent]], lost: [] });
  const count = narrowed
    ? find(index, with_(others.clauses), { limit: 0, facets: false }).total
    : answer.found.total - answered;
  const on = isOn(answer.search, silent);
  if (count === 0 && !on) return null;
  const said: Condition & { not?: never } = { kind: 'answered', field: key };
  const own = { ...others, lost: answer.search.lost };
  return {
    label: key === MONEY ? p.noAmount : p.noAnswer,
    count,
    on,
    off: isOn(answer.search, said),
    href: link(writeSearch(on ? own : { ...own, clauses: [...own.clauses, [silent]] })),
    not: link(toggled(on ? own : answer.search, said)),
  };
}

const clearOf = ({ answer: { search }, link }: Asked, fields: readonly string[]) => {
  const others = withoutFields(search, fields);
  return others.clauses.length < search.clauses.length ? link(writeSearch(others)) : null;
};

function groupOf({ field, answered, counts }: FieldCounts, asked: Asked): FacetGroup {
  const { source, key } = field;
  const { index, answer, opened, link } = asked;
  const depths = depthsOf(index, source);
  const own = depths.length > 0 ? depths.map((each) => each.key) : [key];
  const whole = opened.includes(key) || field.options.length <= SHORT;
  const clear = clearOf(asked, own);
  const untouched = clear === null ? untouchedOptions(asked, key) : null;
  const options = field.options.flatMap((label, i) => {
    if (!whole && untouched && i >= FEW) return [];
    const option: Condition & { not?: never } = { kind: 'option', field: key, option: label };
    const chosen = isOn(answer.search, option) || isOn(answer.search, { ...option, not: true });
    const count = counts[i] ?? 0;
    const shown = untouched ? untouched(label, count) : optionIn(asked, label, count, option);
    if (key === 'consent') shown.label = p.consent[label === 'named' ? 'named' : 'aggregate'];
    return whole || chosen || i < FEW ? [shown] : [];
  });
  const search = writeSearch(answer.search);
  const longer = [...opened, key];
  return {
    key,
    title: titleIn(field.source) ?? nameOfField(depths[0] ?? field),
    about: source.of === 'row' ? field.label : null,
    answered,
    options,
    all: whole ? null : { count: field.options.length, href: link(search, longer) },
    fewer:
      whole && field.options.length > SHORT
        ? link(
            search,
            opened.filter((each) => each !== key),
          )
        : null,
    depths: depths.map((each) => ({
      label: depthName(each.source),
      on: each === field,
      href: link(writeSearch(movedTo(answer.search, key, each.key)), [
        ...opened.filter((one) => !own.includes(one)),
        each.key,
      ]),
    })),
    silent: source.of === 'registration' ? null : silentIn(asked, key, answered, own),
    clear,
  };
}

const titleIn = (source: Source) => (source.of === 'row' ? source.row : null);

function depthName(source: Source): string {
  if (source.of !== 'ranking' || source.whole) return p.ranked.any;
  return source.depth === 1 ? p.ranked.first : p.ranked.top(source.depth);
}

function budgetGroup(asked: Asked): FacetGroup {
  const { bands } = asked.answer.found;
  const answered = bands.reduce((sum, { count }) => sum + count, 0);
  return {
    key: MONEY,
    title: t.field.budget,
    about: null,
    answered,
    options: bands.map(({ label, count, range }) =>
      optionIn(asked, label, count, { kind: 'range', field: MONEY, range }),
    ),
    all: null,
    fewer: null,
    depths: [],
    silent: silentIn(asked, MONEY, answered, [MONEY]),
    clear: clearOf(asked, [MONEY]),
  };
}
