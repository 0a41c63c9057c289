/** Which plane holds what: one for each option of each closed question, and those of the amount. */
import type { Field, Source } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import { bandRange, inRange, type Range, REGISTERED } from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** A closed field's options lie one after the other from `first` on; `answered`: who has any. */
export type Column = { field: Field; first: number; answered: number };

export type Layout = {
  questionnaire: Questionnaire;
  columns: ReadonlyMap<string, Column>;
  /** open questions and matrices: who answered any of it */
  answered: ReadonlyMap<string, number>;
  bands: number;
  hasMoney: number;
  /** the amount in `unit`s in binary, the lowest digit first */
  money: { first: number; digits: number; unit: number };
  planes: number;
};

/** Plane 0 is everyone. */
export const EVERYONE = 0;

/** Country and organisation have as many options as people bring; they are no planes. */
export const isOpen = ({ of, ...rest }: Source): boolean =>
  of === 'registration' &&
  'column' in rest &&
  rest.column !== 'seniority' &&
  rest.column !== 'consent';

/** @param largest the largest amount of anyone, in whole units of the currency */
export function layoutOf(
  questionnaire: Questionnaire,
  fields: readonly Field[],
  unit: number,
  largest: number,
): Layout {
  let next = EVERYONE + 1;
  const take = (many: number) => {
    next += many;
    return next - many;
  };
  const columns = new Map<string, Column>();
  const shared = new Map<string, number>();
  for (const field of fields.filter(({ source }) => !isOpen(source))) {
    const first = take(field.options.length);
    const { source } = field;
    const ranking = source.of === 'ranking' ? shared.get(source.question) : undefined;
    const answered = ranking ?? take(1);
    if (source.of === 'ranking') shared.set(source.question, answered);
    columns.set(field.key, { field, first, answered });
  }
  const answered = new Map<string, number>();
  for (const { id, type } of questionnaire.questions)
    if ((type === 'text' || type === 'matrix') && !columns.has(id) && !REGISTERED.includes(id))
      answered.set(id, take(1));
  const bands = take(questionnaire.budgetBands.length);
  const hasMoney = take(1);
  const digits = Math.max(1, Math.ceil(Math.log2(Math.floor(largest / unit) + 1)));
  const money = { first: take(digits), digits, unit };
  return { questionnaire, columns, answered, bands, hasMoney, money, planes: next };
}

/** The largest power of ten, up to a million, that all these amounts are multiples of. */
export function unitOf(amounts: Iterable<number>): number {
  let unit = 1_000_000;
  for (const amount of amounts) while (unit > 1 && amount % unit !== 0) unit /= 10;
  return unit;
}

type Put = (plane: number) => void;

/** Says which planes a person is in. Made once for a layout, then fast for each person. */
export function placer(layout: Layout): (profile: Profile, put: Put) => void {
  const registered = [...layout.columns.values()].flatMap(({ field, first, answered }) =>
    field.source.of === 'registration'
      ? [{ column: field.source.column, places: placesFrom(field.options, first), answered }]
      : [],
  );
  const questions = questionPlacers(layout);
  const bands = layout.questionnaire.budgetBands.map((_, place, all) => bandRange(all, place));
  const { first, digits, unit } = layout.money;
  return (profile, put) => {
    put(EVERYONE);
    for (const { column, places, answered } of registered) {
      const plane = places.get(profile[column] ?? '');
      if (plane === undefined) continue;
      put(plane);
      put(answered);
    }
    for (const [id, place] of questions) {
      const answer = profile.answers[id];
      if (answer !== undefined) place(answer, put);
    }
    if (profile.budget === null) return;
    put(layout.hasMoney);
    for (let place = 0; place < bands.length; place++)
      if (inRange(profile.budget, bands[place] as Range)) put(layout.bands + place);
    let rest = Math.floor(profile.budget / unit);
    for (let digit = 0; digit < digits; digit++) {
      if (rest % 2 === 1) put(first + digit);
      rest = Math.floor(rest / 2);
    }
  };
}

const placesFrom = (options: readonly string[], first: number) =>
  new Map(options.map((option, i) => [option, first + i]));

type Place = (answer: Profile['answers'][string], put: Put) => void;

function questionPlacers({ questionnaire, columns, answered }: Layout): [string, Place][] {
  const all = [...columns.values()];
  return questionnaire.questions.map(({ id, type }) => {
    const own = all.filter(
      ({ field: { source } }) => 'question' in source && source.question === id,
    );
    const whole = answered.get(id);
    if (type === 'text') return [id, written(whole)];
    if (type === 'matrix') return [id, inRows(own, whole)];
    const [any] = own;
    if (!any) return [id, () => {}];
    return [id, type === 'rank' ? ranked(own, any.answered) : chosen(any)];
  });
}

const WORD = /[\p{L}\p{N}]/u;

const written =
  (whole: number | undefined): Place =>
  (answer, put) => {
    if (whole !== undefined && typeof answer === 'string' && WORD.test(answer)) put(whole);
  };

function inRows(own: readonly Column[], whole: number | undefined): Place {
  const rows = own.flatMap(({ field: { source, options }, first, answered }) =>
    source.of === 'row' ? [{ row: source.row, places: placesFrom(options, first), answered }] : [],
  );
  return (answer, put) => {
    if (typeof answer !== 'object' || Array.isArray(answer)) return;
    let any = false;
    for (const { row, places, answered } of rows) {
      const plane = places.get(answer[row] ?? '');
      if (plane === undefined) continue;
      put(plane);
      put(answered);
      any = true;
    }
    if (any && whole !== undefined) put(whole);
  };
}

function chosen({ field, first, answered }: Column): Place {
  const places = placesFrom(field.options, first);
  return (answer, put) => {
    const options = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
    for (const option of options) {
      const plane = places.get(option);
      if (plane === undefined) continue;
      put(plane);
      put(answered);
    }
  };
}

function ranked(own: readonly Column[], answered: number): Place {
  const depths = own.flatMap(({ field: { source }, first }) =>
    source.of === 'ranking' ? [{ depth: source.depth, first }] : [],
  );
  const places = placesFrom(own[0]?.field.options ?? [], 0);
  return (answer, put) => {
    if (!Array.isArray(answer)) return;
    answer.forEach((option, i) => {
      const place = places.get(option);
      if (place === undefined) return;
      for (const { depth, first } of depths) if (i < depth) put(first + place);
      put(answered);
    });
  };
}
