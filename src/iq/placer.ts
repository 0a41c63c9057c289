/** Says which planes a person is in. Made once for a layout, then fast for each person. */
import { type Column, EVERYONE, type Layout, placeOf } from '#iq/layout.ts';
import type { Profile } from '#iq/profile.ts';
import { bandRange, inRange, type Range } from '#iq/query.ts';

/** The planes that a person is in: the first `many`; some may stand twice. */
export type Places = { planes: number[]; many: number };

/** The function that lists the planes of a person in `into`. */
export function placer(layout: Layout): (profile: Profile, into: Places) => void {
  const registered = [...layout.columns.values()].flatMap((column) =>
    column.field.source.of === 'registration' ? [{ name: column.field.source.column, column }] : [],
  );
  const questions = questionPlacers(layout);
  const bands = layout.questionnaire.budgetBands.map((_, place, all) => bandRange(all, place));
  const { first, digits, unit } = layout.money;
  return (profile, into) => {
    into.many = 0;
    put(into, EVERYONE);
    for (const { name, column } of registered) {
      const place = placeOf(column, profile[name] ?? '');
      if (place === undefined) continue;
      put(into, column.first + place);
      put(into, column.answered);
    }
    for (const [id, place] of questions) {
      const answer = profile.answers[id];
      if (answer !== undefined) place(answer, into);
    }
    if (profile.budget === null) return;
    put(into, layout.hasMoney);
    for (let place = 0; place < bands.length; place++)
      if (inRange(profile.budget, bands[place] as Range)) put(into, layout.bands + place);
    let rest = Math.floor(profile.budget / unit);
    for (let digit = 0; digit < digits; digit++) {
      if (rest % 2 === 1) put(into, first + digit);
      rest = Math.floor(rest / 2);
    }
  };
}

function put(into: Places, plane: number): void {
  into.planes[into.many++] = plane;
}

type Place = (answer: Profile['answers'][string], into: Places) => void;

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
  (answer, into) => {
    if (whole !== undefined && typeof answer === 'string' && WORD.test(answer)) put(into, whole);
  };

function inRows(own: readonly Column[], whole: number | undefined): Place {
  const rows = own.flatMap(({ field: { source }, ...column }) =>
    source.of === 'row' ? [{ row: source.row, ...column }] : [],
  );
  return (answer, into) => {
    if (typeof answer !== 'object' || Array.isArray(answer)) return;
    let any = false;
    for (const { row, places, first, answered } of rows) {
      const place = places.get(answer[row] ?? '');
      if (place === undefined) continue;
      put(into, first + place);
      put(into, answered);
      any = true;
    }
    if (any && whole !== undefined) put(into, whole);
  };
}

function chosen({ first, places, answered, single }: Column): Place {
  const one = (option: string | undefined, into: Places) => {
    const place = places.get(option ?? '');
    if (place === undefined) return;
    put(into, first + place);
    put(into, answered);
  };
  return (answer, into) => {
    if (typeof answer === 'string') one(answer, into);
    else if (!Array.isArray(answer)) return;
    else if (single) one(answer[0], into);
    else for (const option of answer) one(option, into);
  };
}

function ranked(own: readonly Column[], answered: number): Place {
  const depths = own.flatMap(({ field: { source }, first }) =>
    source.of === 'ranking' ? [{ depth: source.depth, first }] : [],
  );
  const places = own[0]?.places ?? new Map<string, number>();
  return (answer, into) => {
    if (!Array.isArray(answer)) return;
    answer.forEach((option, i) => {
      const place = places.get(option);
      if (place === undefined) return;
      for (const { depth, first } of depths) if (i < depth) put(into, first + place);
      put(into, answered);
    });
  };
}
