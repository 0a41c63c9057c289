/** The forum of oracle 01, a row per delegate, as a questionnaire and its answers. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { questionnaireSchema } from '#research/questionnaire.ts';
import type { Group } from '#research/tally.ts';

export const ORACLE = new URL('../../shared/oracles/01_forum120/', import.meta.url).pathname;

const levels = ['Chief Officers and Directors', 'Heads of Department', 'Senior Management'];
const technologies = {
  ai: 'Artificial Intelligence',
  cloud: 'Cloud Services',
  bigdata: 'Big Data Analysis',
  bwv: 'Body Worn Video Technology',
  cyber: 'Cyber Security',
  lfr: 'Live Facial Recognition',
};
const changes = {
  increase: 'Increase',
  same: 'Stay the same',
  decrease: 'Decrease',
  not_investing: 'Not investing',
  dont_know: 'Don’t know',
};
const future = {
  digital_investigations: 'Digital opportunities embedded in all crime investigations',
  back_office: 'Back office transformation',
  data_sharing: 'Data sharing',
  ai_adoption: 'AI adoption',
  workforce: 'Workforce',
  estate: 'Estate',
};
const mobility = {
  secure_comms: 'Secure mobile communications',
  bwv_diagnostics: 'Body-worn diagnostics, compliance and location',
  location: 'Location data',
  device_management: 'Device management',
  offline_access: 'Offline access',
};
const investment = {
  ai: 'Artificial intelligence',
  performance_management: 'Performance management',
  automation: 'Automation',
  cloud: 'Cloud',
  digital_forensics: 'Digital forensics',
  mobile: 'Mobile',
  training: 'Training',
  identity_access: 'Identity access',
};
/** Options whose code says it all, but for those that the report words otherwise. */
const words: Record<string, string> = {
  digital_skills: 'Digital skills and staff training',
  automation: 'Automation of administrative tasks',
  skills_gap: 'Skills gap',
};
const label = (code: string) =>
  words[code] ?? code.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

export type Row = Record<string, string>;
/** `final.csv` or `interim.csv` */
export const read = (name: string): Row[] =>
  parse(readFileSync(ORACLE + name), { columns: true, skip_empty_lines: true }) as Row[];
const codes = (rows: readonly Row[], column: string) =>
  [...new Set(rows.map((row) => row[column] ?? ''))].filter((code) => code !== '').sort();
const chosen = (row: Row, prefix: string, options: Record<string, string>) =>
  Object.entries(options).flatMap(([code, option]) => (row[prefix + code] === '1' ? [option] : []));

export function questionnaireOf(rows: readonly Row[]) {
  const single = (id: string, section: string, text: string) => ({
    ...{ id, section, text, type: 'single' as const },
    options: codes(rows, id).map(label),
  });
  const multi = (id: string, section: string, text: string, options: Record<string, string>) => ({
    ...{ id, section, text, type: 'multi' as const, options: Object.values(options) },
  });
  return questionnaireSchema.parse({
    title: 'Police Strategy Forum',
    dates: ['2024-06-17', '2024-06-18', '2024-06-19'],
    timezone: 'Europe/London',
    currency: 'GBP',
    seniorityBands: levels.map((band) => ({ band, titleStartsWith: [band] })),
    budgetQuestion: 'Budget',
    questions: [
      single(
        'top_priority',
        'Top technology priority',
        'What is your single top technology priority?',
      ),
      {
        id: 'spend',
        type: 'matrix',
        section: 'Spend mapping',
        text: 'How will your spending on each technology change?',
        rows: Object.values(technologies),
        columns: Object.values(changes),
      },
      multi('future', 'Future prioritisation', 'What are your future priorities?', future),
      multi('mobility', 'Thinking about mobility', 'What matters for mobile teams?', mobility),
      single('cyber_need', 'Cyber security concerns', 'What is your primary cyber requirement?'),
      single('ds_concern', 'Concerns integrating data science', 'What is your main concern?'),
      multi('investment', 'Delegate investment areas', 'Where will you invest?', investment),
    ],
  });
}

/** `spend`: what one delegate says of artificial intelligence, changed */
export function groupOf(rows: readonly Row[], changed: Record<string, string> = {}): Group {
  const band = { chief_officer_director: 0, head_of_department: 1, senior_management: 2 };
  const people = rows.map((row) => ({
    id: row.delegate_id ?? '',
    title: levels[band[row.seniority as keyof typeof band]] ?? '',
    consent: 'named' as const,
  }));
  const answers = (row: Row) => ({
    ...Object.fromEntries(
      ['top_priority', 'cyber_need', 'ds_concern'].flatMap((id) =>
        row[id] ? [[id, label(row[id])]] : [],
      ),
    ),
    spend: Object.fromEntries(
      Object.entries(technologies).map(([code, technology]) => {
        const said = (code === 'ai' && changed[row.delegate_id ?? '']) || row[`spend_${code}`];
        return [technology, changes[said as keyof typeof changes]];
      }),
    ),
    future: chosen(row, 'fut_', future),
    mobility: chosen(row, 'mob_', mobility),
    investment: chosen(row, 'inv_', investment),
  });
  return {
    people,
    responses: new Map(
      rows.map((row) => [
        row.delegate_id ?? '',
        { budget: Number(row.budget_gbp), answers: answers(row) },
      ]),
    ),
  };
}
