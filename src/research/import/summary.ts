/** What an import did, or would do: the same for the command line and the page. */
import type { Known, Ledger, LeftOut, Plan, Problem } from '#research/import/plan.ts';
import { leftOut } from '#ui/texts/import.ts';

export type Summary = {
  /** the forum's key; null where files are too broken to give one */
  forum: string | null;
  title: string;
  /** rows read, by file */
  rowsRead: Record<string, number>;
  delegatesConfirmed: number;
  duplicatesMerged: number;
  leftOut: LeftOut[];
  answersReplaced: number;
  /** rows in all tables together */
  inserted: number;
  updated: number;
  removed: number;
  tables: Record<string, { inserted: number; updated: number; removed: number }>;
  problems: Problem[];
  notes: string[];
};

type Tables = Partial<Record<string, { inserted: number; updated: number; removed: number }>>;

export function summaryOf(
  forum: string | null,
  plan: Plan | null,
  known: Known,
  ledger: Ledger,
  tables: Tables,
): Summary {
  const counted = Object.entries(tables).flatMap(([name, counts]) =>
    counts && counts.inserted + counts.updated + counts.removed > 0
      ? [[name, counts] as const]
      : [],
  );
  const sum = (what: 'inserted' | 'updated' | 'removed') =>
    counted.reduce((total, [, counts]) => total + counts[what], 0);
  const delegates = plan?.delegates ?? known.delegates;
  return {
    forum,
    title: plan?.questionnaire.title ?? known.questionnaire?.title ?? '',
    rowsRead: ledger.rowsRead,
    delegatesConfirmed: delegates.filter(({ status }) => status === 'confirmed').length,
    duplicatesMerged: plan?.duplicatesMerged ?? 0,
    leftOut: inOrder(ledger.leftOut),
    answersReplaced: plan?.answersReplaced ?? 0,
    inserted: sum('inserted'),
    updated: sum('updated'),
    removed: sum('removed'),
    tables: Object.fromEntries(counted),
    problems: [...ledger.faults, ...inOrder(ledger.problems)],
    notes: [...ledger.notes],
  };
}

/** Rows with problems become rows that are left out, each once with all that is wrong with it. */
export function leaveOutBadRows(ledger: Ledger): void {
  const rows = new Map<string, Problem[]>();
  for (const problem of ledger.problems.splice(0)) {
    const key = `${problem.line} ${problem.file}`;
    rows.set(key, [...(rows.get(key) ?? []), problem]);
  }
  for (const [first, ...more] of rows.values()) {
    if (!first) continue;
    const { file, line, column } = first;
    const reason = leftOut.badRow([first, ...more].map((each) => each.reason));
    ledger.leftOut.push({ file, line, ...(column !== null && { column }), reason });
  }
}

const inOrder = <T extends { file: string; line: number | null }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0));
