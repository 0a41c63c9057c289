import '../../scripts/svelte-loader.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { jsonText } from '#base/ordered.ts';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { composeReport, type Issue } from '#report/compose.ts';
import { editionAt } from '#report/editions.server.ts';
import { figureSvg } from '#report/figure-svg.ts';
import { draftIssue, newestIssue, withChanges } from '#report/figures.server.ts';
import { figuresOf, fileName } from '#report/figures-of.ts';
import { whichOf } from '#report/history.server.ts';
import { reportHtml } from '#report/html.server.ts';
import type { Report } from '#report/model.ts';
import { reportPdf } from '#report/pdf.server.ts';
import { printedFigures } from '#report/printed-figures.ts';
import { reportPptx } from '#report/slides.server.ts';
import { reportXlsx } from '#report/workbook.server.ts';
import { type Call, type Command, Refusal, UsageError } from './command.ts';
import { forumAndDay } from './forum-and-day.ts';

/**
 * Writes the newest published edition, or else the draft, marked so; with a day, the draft of that
 * day; with a number that edition. Only what readers may see, since files travel.
 */
export const command: Command = {
  usage: 'report FORUM --out DIR [--as-of YYYY-MM-DD | --edition N]',
  async run({ db, args, now, progress }) {
    const { forum, asOf, values } = forumAndDay(args, {
      out: { type: 'string' },
      edition: { type: 'string' },
    });
    const number = numbered(values.edition);
    if (number !== null && asOf) throw new UsageError('Either a day or an edition, not both.');
    if (!values.out) throw new UsageError('A folder for the files is needed: --out DIR.');
    const organiser = await organiserFor(db, operator(), forum);
    if (!organiser) throw new Refusal(`No forum "${forum}".`);
    const issue =
      number === null
        ? await chosen(db, organiser, asOf?.before ?? null, now)
        : await edition(db, organiser, number);
    const report = composeReport(issue);
    if (report.edition.state === 'draft')
      progress('Nothing published is printed: this is a draft.');
    const out = resolve(values.out);
    await mkdir(join(out, 'figures'), { recursive: true });
    const files: Record<string, string | Uint8Array> = {
      'report.html': await reportHtml(report),
      'figures.json': `${jsonText(printedFigures(issue), 2)}\n`,
      'report.pdf': await reportPdf(report),
      'report.pptx': reportPptx(report),
      'figures.xlsx': reportXlsx(report),
      ...drawings(report),
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

function numbered(given: string | undefined): number | null {
  if (given === undefined) return null;
  const which = whichOf(given);
  if (typeof which === 'number') return which;
  throw new UsageError(`"${given}" is not the number of an edition, such as 2.`);
}

async function edition(db: Call['db'], organiser: Organiser, number: number): Promise<Issue> {
  const found = await editionAt(db, organiser, number);
  if (!found) throw new Refusal(`No edition ${number} was published.`);
  if (found.takenDownAt) throw new Refusal(`Edition ${number} is taken down: nobody reads it.`);
  return withChanges(db, organiser, found, 'reader');
}

/** Every figure that is printed, as a drawing of its own. */
const drawings = (report: Report) =>
  Object.fromEntries(
    figuresOf(report)
      .filter(({ figure }) => figure.kind !== 'withheld')
      .map((placed) => [`figures/${fileName(placed.figure)}.svg`, figureSvg(placed, report)]),
  );

async function chosen(db: Call['db'], organiser: Organiser, before: Date | null, now: Date) {
  const newest = before ? null : await newestIssue(db, organiser);
  return newest ?? draftIssue(db, organiser, 'reader', before, now);
}
