/** Indexes to ask in words. The demo forum's questionnaire and registered people, for tests that ask it in words. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildIndex, type ForumIndex } from '#iq/index.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { seniorityOf } from '#research/tally.ts';

const read = (file: string) =>
  readFileSync(new URL(`../demo/police-forum-2024/${file}`, import.meta.url), 'utf8');

export function demoIndex(): ForumIndex {
  const questionnaire = questionnaireSchema.parse(JSON.parse(read('questionnaire.json')));
  const rows: Record<string, string>[] = parse(read('delegates.csv'), { columns: true, bom: true });
  const people = rows.map((row) => ({
    id: row.Ref ?? '',
    ref: row.Ref ?? '',
    name: `${row['First name']} ${row.Surname}`,
    title: row['Job title'] ?? '',
    organisation: row.Organisation ?? '',
    country: row.Country ?? '',
    seniority: seniorityOf(questionnaire, row['Job title'] ?? ''),
    budget: null,
    answers: { challenge: 'Investigators spend hours on manual entry in legacy records.' },
  }));
  return buildIndex(questionnaire, people);
}

/** The hospital forum of test/fixtures: another field, currency and alphabet; one delegate. */
export function hospitalIndex(): ForumIndex {
  const file = new URL('fixtures/nosokomeia-2025/questionnaire.json', import.meta.url);
  const json = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const registered = { title: 'Διευθύντρια Πληροφορικής', organisation: 'Νοσοκομείο 6' };
  const person = { id: '1', ref: 'N-1', name: 'Ελένη Παππά', country: 'Ελλάδα', ...registered };
  return buildIndex(questionnaireSchema.parse(JSON.parse(json)), [
    {
      ...person,
      seniority: 'Διευθυντές',
      budget: 2_000_000,
      answers: { remarks: 'Θέλουμε γέφυρες' },
    },
  ]);
}
