/** The demo forum with its people and what they answered, read by the product's own import. */
import assert from 'node:assert/strict';
import { openFiles, readFolder } from '#research/import/open.server.ts';
import { newLedger } from '#research/import/plan.ts';
import { readPlan } from '#research/import/read.ts';
import { bandOfTitle, type Forum } from './making.ts';

const FOLDER = new URL('../../../demo/police-forum-2024', import.meta.url).pathname;

export async function police(): Promise<Forum> {
  const bundle = await readFolder(FOLDER);
  assert.ok(!('refused' in bundle));
  const ledger = newLedger();
  const nothing = { questionnaire: null, delegates: [], clients: [], seats: [] };
  const plan = readPlan(await openFiles(bundle, ledger), nothing, ledger);
  assert.ok(plan?.questionnaire && plan.delegates);
  const { questionnaire } = plan;
  const latest = new Map(
    (plan.responses ?? [])
      .toSorted((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
      .map((response) => [response.ref, response]),
  );
  const people = plan.delegates
    .filter(({ status }) => status === 'confirmed')
    .map(({ ref, givenName, familyName, title, organisation, country }) => ({
      id: ref,
      ref,
      name: `${givenName} ${familyName}`,
      title: title.trim(),
      organisation,
      country,
      seniority: bandOfTitle(questionnaire, title.trim()),
      budget: latest.get(ref)?.budget ?? null,
      answers: latest.get(ref)?.answers ?? {},
    }));
  assert.equal(people.length, 120);
  return { questionnaire, people };
}
