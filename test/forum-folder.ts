/** A folder of spreadsheets as figures count it, read by the importer, without a database. */

import type { CountingGroup, CountingResponse } from '#research/answers.server.ts';
import { openFiles, readFolder } from '#research/import/open.server.ts';
import { newLedger, type Plan } from '#research/import/plan.ts';
import { readPlan } from '#research/import/read.ts';
import type { Counted } from '#research/tally.ts';

export const POLICE = new URL('../demo/police-forum-2024', import.meta.url).pathname;

export async function planOf(folder: string): Promise<Plan> {
  const bundle = await readFolder(folder);
  if ('refused' in bundle) throw new Error(`${folder}: ${bundle.refused}`);
  const ledger = newLedger();
  const opened = await openFiles(bundle, ledger);
  const nothing = { questionnaire: null, delegates: [], clients: [], seats: [] };
  const plan = readPlan(opened, nothing, ledger);
  if (!plan) throw new Error(JSON.stringify(ledger.faults));
  return plan;
}

/** Confirmed people, and for each the latest submission before an instant. */
export function groupOf(plan: Plan, before: Date | null = null): CountingGroup {
  const confirmed = (plan.delegates ?? []).filter(({ status }) => status === 'confirmed');
  const people: Counted[] = confirmed.map(({ ref, title, consent }) => ({
    id: ref,
    title,
    consent,
  }));
  const refs = new Set(people.map(({ id }) => id));
  const sent = (plan.responses ?? [])
    .filter(({ ref, submittedAt }) => refs.has(ref) && (before === null || submittedAt < before))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  const responses = new Map(
    sent.map(({ ref, submittedAt, budget, answers }): [string, CountingResponse] => [
      ref,
      { id: `${ref} ${submittedAt.toISOString()}`, submittedAt, budget, answers },
    ]),
  );
  return { people, responses };
}
