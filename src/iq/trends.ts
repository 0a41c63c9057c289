/** One question over the years of a series: shares with their bases, and what of it moved. */
import { crosstabOf } from '#iq/crosstab.ts';
import { nothingAsked, writeSearch } from '#iq/query.ts';
import {
  counterpart,
  inOrder,
  isAlike,
  isReworded,
  seriesOf,
  type Year,
  yearNames,
} from '#iq/series.ts';
import { type Trendline, trendlines } from '#iq/trend-lines.ts';
import { type Choice, type Variable, variablesOf } from '#iq/variables.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { newcombe, type Share } from '#research/statistics/compare.ts';
import { percentOf } from '#research/tally.ts';
import { explore, trends as t } from '#ui/texts/iq-explore.ts';

/** `percent` null: too few answered; `filters` null: nobody */
export type YearCell = { count: number; percent: number | null; filters: string | null };
/** From the first to the last year with enough answers; `low` to `high` in points, 95% */
export type Moved = { from: string; to: string; points: number; low: number; high: number };
/** `cells` null: this option was not asked in that year */
export type TrendRow = { label: string; cells: (YearCell | null)[]; moved: Moved | null };
export type Trend = {
  series: string;
  by: string;
  name: string;
  choices: { group: string; options: { key: string; name: string }[] }[];
  /** `answered` null: the question was not asked */
  years: { name: string; key: string; answered: number | null }[];
  rows: TrendRow[];
  finding: string;
  lines: Trendline[];
  /** rows that the chart has no line for */
  others: number;
  notes: string[];
};

/** The same variable in another year, or null: who people are by key, a question by what it asks. */
function variableIn(year: Year, home: Year, wanted: Variable): Variable | null {
  const variables = variablesOf(year.index);
  const source = wanted.field?.source;
  const [here, there] = [home.index.questionnaire, year.index.questionnaire];
  if (!source || source.of === 'registration') {
    if (wanted.key === 'budget' && here.currency !== there.currency) return null;
    return variables.find(({ key, asked }) => key === wanted.key && !asked) ?? null;
  }
  const asked = here.questions.find(({ id }) => id === source.question);
  const same = asked && counterpart(asked, there);
  if (!same) return null;
  const fits = ({ field }: Variable): boolean => {
    const other = field?.source;
    if (!other || other.of === 'registration' || other.question !== same.id) return false;
    if (other.of === 'row') return source.of === 'row' && isAlike(other.row, source.row);
    if (other.of === 'ranking')
      return source.of === 'ranking' && (source.whole ? other.whole : other.depth === source.depth);
    return source.of === 'choice';
  };
  return variables.find(fits) ?? null;
}

/** The options of all years: those of the page's own forum first, then what others had besides. */
function optionsOf(home: Variable, others: readonly Variable[]): string[] {
  const labels: string[] = [];
  for (const { choices } of [home, ...others])
    for (const { label } of choices)
      if (!labels.some((each) => isAlike(each, label))) labels.push(label);
  return labels;
}

/** A year's own choice for each option; a value in use, such as a country, is 0 where nobody has it. */
function aligned(variable: Variable, labels: readonly string[]): (Choice | null)[] {
  return labels.map((label) => {
    const choice = variable.choices.find((each) => isAlike(each.label, label));
    if (choice || !variable.inUse) return choice ?? null;
    return { label, clause: [{ kind: 'option', field: variable.key, option: label }] };
  });
}

type Column = { answered: number; cells: (YearCell | null)[] };

function columnOf({ index }: Year, variable: Variable, labels: readonly string[]): Column {
  const choices = aligned(variable, labels);
  const asked = choices.filter((choice) => choice !== null);
  const { rows, answered } = crosstabOf(index, nothingAsked, { ...variable, choices: asked }, null);
  const cells = choices.map((choice): YearCell | null => {
    if (!choice) return null;
    const count = rows[asked.indexOf(choice)]?.total ?? 0;
    const few = answered.down < SMALLEST_PERCENT_BASE;
    return {
      count,
      percent: few ? null : percentOf(count, answered.down, 1),
      filters: count === 0 ? null : `${writeSearch({ clauses: [choice.clause], lost: [] })}`,
    };
  });
  return { answered: answered.down, cells };
}

/** Between the first and the last year that have a percentage of it. */
function movedIn(
  row: number,
  columns: readonly (Column | null)[],
  names: readonly string[],
): Moved | null {
  const known = columns.flatMap((column, at): (Share & { at: number })[] => {
    const cell = column?.cells[row];
    if (!column || !cell || cell.percent === null) return [];
    return [{ at, count: cell.count, base: column.answered }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return null;
  const tenths = (share: number) => Math.round(share * 1000) / 10;
  const [low, high] = newcombe(last, first);
  return {
    ...{ from: names[first.at] ?? '', to: names[last.at] ?? '' },
    points: tenths(last.count / last.base - first.count / first.base),
    ...{ low: tenths(low), high: tenths(high) },
  };
}

function findingOf(rows: readonly TrendRow[], columns: readonly (Column | null)[]): string {
  if (columns.filter((column) => column !== null).length < 2) return t.finding.none;
  const moved = rows.flatMap(({ label, moved: each }) => (each ? [{ label, ...each }] : []));
  if (moved.length === 0) return t.finding.few(SMALLEST_PERCENT_BASE);
  const [most] = moved.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (!most || most.points === 0) return t.finding.same;
  return t.finding.rise(most.label, t.points(most.points), most.from, most.to);
}

function wordingNotes(
  years: readonly Year[],
  names: readonly string[],
  home: Year,
  wanted: Variable,
) {
  const source = wanted.field?.source;
  if (!source || source.of === 'registration') return [];
  const asked = home.index.questionnaire.questions.find(({ id }) => id === source.question);
  return years.flatMap((year, at) => {
    const other = asked && counterpart(asked, year.index.questionnaire);
    return asked && other && isReworded(asked, other)
      ? [t.wording(names[at] ?? '', other.text)]
      : [];
  });
}

/**
 * @param home the forum of the page, whose questions can be chosen
 * @param seen the years that whoever asks may see, `home` among them
 */
export function trendOf(
  home: Year,
  seen: readonly Year[],
  params: URLSearchParams,
  staff: boolean,
): Trend {
  const years = inOrder(seen);
  const names = yearNames(years);
  const own = variablesOf(home.index).filter(({ key }) => key !== 'organisation');
  const wanted =
    own.find(({ key }) => key === params.get('by')) ?? own.find(({ asked }) => asked) ?? own[0];
  const variables = years.map((year) => (wanted ? variableIn(year, home, wanted) : null));
  const labels = wanted
    ? optionsOf(
        wanted,
        variables.filter((each) => each !== null),
      )
    : [];
  const columns = years.map((year, at) => {
    const variable = variables[at];
    return variable ? columnOf(year, variable, labels) : null;
  });
  const rows = labels.map(
    (label, row): TrendRow => ({
      label,
      cells: columns.map((column) => column?.cells[row] ?? null),
      moved: movedIn(row, columns, names),
    }),
  );
  const missing = names.filter((_, at) => columns[at] === null);
  const option = ({ key, name }: Variable) => ({ key, name });
  const partial = rows.some(({ cells }) => cells.some((cell, at) => cell === null && columns[at]));
  return {
    series: seriesOf(home.key, home.index.questionnaire),
    ...{ by: wanted?.key ?? '', name: wanted?.name ?? '' },
    choices: [
      { group: explore.ask.about, options: own.filter(({ asked }) => !asked).map(option) },
      { group: explore.ask.questions, options: own.filter(({ asked }) => asked).map(option) },
    ].filter(({ options }) => options.length > 0),
    years: years.map(({ key }, at) => ({
      key,
      name: names[at] ?? '',
      answered: columns[at]?.answered ?? null,
    })),
    rows,
    finding: findingOf(rows, columns),
    ...trendlines(rows, years.length),
    notes: [
      ...(missing.length > 0 ? [t.missing(missing)] : []),
      ...(wanted ? wordingNotes(years, names, home, wanted) : []),
      ...(wanted?.key === 'budget' && partial ? [t.money] : []),
      ...(rows.some(({ moved }) => moved) ? [t.uncertain] : []),
      staff ? t.staff : t.client,
    ],
  };
}
