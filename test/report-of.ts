/** Reports to draw, made from forum folders without a database. */
import { composeReport, type Issue } from '#report/compose.ts';
import type { Report } from '#report/model.ts';
import { contentOf } from '#report/source.server.ts';
import { hiddenIn, secretOf, withheldFrom } from '#research/disclosure.ts';
import { groupOf, planOf } from './forum-folder.ts';

/** The final edition of a folder as its readers see it; `change` makes another issue of it. */
export async function reportOf(
  folder: string,
  change: (issue: Issue) => Issue = (issue) => issue,
): Promise<Report> {
  const plan = await planOf(folder);
  const { questionnaire, findings } = plan;
  if (!questionnaire) throw new Error(`${folder} has no questionnaire`);
  const group = groupOf(plan);
  const exact = secretOf(questionnaire, group);
  const sent = [...group.responses.values()].map(({ submittedAt }) => +submittedAt);
  const field = { from: new Date(Math.min(...sent)), to: new Date(Math.max(...sent)) };
  const material = { questionnaire, group, findings: findings ?? [], said: [], evidence: [] };
  return composeReport(
    change({
      forumKey: 'a-forum',
      state: 'interim',
      number: 1,
      asOf: new Date('2024-06-10T00:00:00Z'),
      hash: 'ab12cd34ef567890',
      said: [],
      content: contentOf({ ...material, field }),
      withheld: withheldFrom(questionnaire, exact, [secretOf(questionnaire, hiddenIn(group))]),
      audience: 'reader',
    }),
  );
}
