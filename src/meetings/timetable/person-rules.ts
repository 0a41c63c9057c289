/**
 * One person's day as clauses: busy slots, how many meetings are over, and breaks. Counting the
 * meetings that are over by each slot is what lets a solver see early that a day gets no break
 * any more, or must get one.
 */
import { FALSE, type Formula, type Literal, TRUE } from '#meetings/timetable/formula.ts';
import type { Windows } from '#meetings/timetable/windows.ts';

/** `busy[t]`: the person meets in slot t; place 0 is unused */
export type Day = { busy: readonly Literal[]; meetings: number };

/** `begun[t]`: a meeting in slots 1 to t · `over[t]`: none after t */
type Progress = { begun: Literal[]; over: Literal[]; count: Literal[][] };

/**
 * Writes a day in which every meeting is planned.
 * @returns literals “at least 1 break”, “at least 2” …, which count exactly
 */
export function fullDay(formula: Formula, day: Day, windows: Windows): Literal[] {
  const count = counted(formula, day, windows);
  const begun = count.map((row) => row[1] ?? FALSE);
  const over = count.map((row) => row[day.meetings] ?? FALSE);
  const breaks = breaksOf(formula, day, { begun, over, count });
  const [any] = breaks;
  if (any !== undefined) unbroken(formula, day, { begun, over, count }, -any);
  return breaks;
}

/** The same where some meetings may stay unplanned, so that nothing can be counted on. */
export function looseDay(formula: Formula, day: Day): Literal[] {
  const { busy } = day;
  const begun = [FALSE];
  for (let t = 1; t < busy.length; t++)
    begun.push(formula.or(begun[t - 1] ?? FALSE, busy[t] ?? FALSE));
  const more: Literal[] = [];
  for (let t = busy.length - 1; t >= 0; t--)
    more[t] = formula.or(more[t + 1] ?? FALSE, busy[t + 1] ?? FALSE);
  return breaksOf(formula, day, { begun, over: more.map((each) => -each), count: [] });
}

/** `count[t][k]`: at least k meetings in the slots 1 to t. */
function counted(formula: Formula, { busy, meetings }: Day, windows: Windows): Literal[][] {
  const { least, most } = windows;
  const count: Literal[][] = [[TRUE, ...Array<Literal>(meetings).fill(FALSE)]];
  for (let t = 1; t < busy.length; t++) {
    const [row, before, here]: [Literal[], Literal[], Literal] = [
      [TRUE],
      count[t - 1] ?? [],
      busy[t] ?? FALSE,
    ];
    for (let k = 1; k <= meetings; k++) {
      const [same, less] = [before[k] ?? FALSE, before[k - 1] ?? FALSE];
      const known = k <= (least[t] ?? 0) ? TRUE : k > (most[t] ?? 0) ? FALSE : null;
      const now = known ?? (here === FALSE ? same : formula.variable());
      row.push(now);
      formula.clause(-same, now);
      formula.clause(-less, -here, now);
      formula.clause(-now, same, here);
      formula.clause(-now, less);
    }
    formula.clause(-here, -(before[meetings] ?? FALSE));
    count.push(row);
  }
  return count;
}

function breaksOf(formula: Formula, { busy, meetings }: Day, { over }: Progress): Literal[] {
  const starts: Literal[] = [];
  for (let t = 2; t < busy.length - 1; t++)
    starts.push(formula.and(busy[t - 1] ?? FALSE, -(busy[t] ?? FALSE), -(over[t - 1] ?? FALSE)));
  const breaks = formula.count(starts, meetings - 1, true);
  for (const each of breaks.slice(Math.max(0, meetings - 1))) formula.clause(-each);
  return breaks.slice(0, Math.max(0, meetings - 1));
}

/** Without a break the meetings are one run: from any of them the others are less than their number away. */
function unbroken(formula: Formula, { busy, meetings }: Day, progress: Progress, whole: Literal) {
  const { begun, over, count } = progress;
  const slots = busy.length - 1;
  for (let t = 1; t <= slots; t++) {
    const here = busy[t] ?? FALSE;
    if (t < slots)
      formula.clause(-whole, -(begun[t] ?? FALSE), over[t] ?? FALSE, busy[t + 1] ?? FALSE);
    const end = t + meetings - 1;
    formula.clause(
      -whole,
      -here,
      end <= slots ? (over[end] ?? FALSE) : (count[t - 1]?.[end - slots] ?? FALSE),
    );
    if (t > meetings) formula.clause(-whole, -here, -(begun[t - meetings] ?? FALSE));
  }
}
