import '../../scripts/svelte-loader.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { jsonText } from '#base/ordered.ts';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { composeReport } from '#report/compose.ts';
import { draftIssue, newestIssue } from '#report/figures.server.ts';
import { reportHtml } from '#report/html.server.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { printedFigures } from '#report/printed-figures.ts';
import { type Call, type Command, Refusal, UsageError } from './command.ts';
import { forumAndDay } from './forum-and-day.ts';

/**
 * Writes the newest published edition, or else the draft, marked so; with a day, the draft of that
 * day. Either way only what readers may see, since files travel.
 */
export const command: Command = {
  usage: 'report FORUM --out DIR [--as-of YYYY-MM-DD]',
  async run({ db, args, now, progress }) {
    const { forum, asOf, values } = forumAndDay(args, { out: { type: 'string' } });
    if (!values.out) throw new UsageError('A folder for the files is needed: --out DIR.');
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    const issue = await chosen(db, organiser, asOf?.before ?? null, now);
    const report = composeReport(issue);
    if (report.edition.state === 'draft')
      progress('Nothing published is printed: this is a draft.');
    const out = resolve(values.out);
    await mkdir(out, { recursive: true });
    const files = {
      'report.html': await reportHtml(report),
      'figures.json': `${jsonText(printedFigures(issue), 2)}\n`,
      'report.pdf': await reportPdf(report),
    };
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(out, name), content);
      progress(`Wrote ${join(out, name)}`);
    }
    return {
      forum,
      edition: report.edition.name,
      asOf: report.edition.asOf,
      sections: report.sections.length,
      files: Object.keys(files).map((name) => join(out, name)),
    };
  },
};

async function chosen(db: Call['db'], organiser: Organiser, before: Date | null, now: Date) {
  const newest = before ? null : await newestIssue(db, organiser);
  return newest ?? draftIssue(db, organiser, 'reader', before, now);
}
