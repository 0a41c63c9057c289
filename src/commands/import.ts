/** `plenary import FOLDER`: a folder of spreadsheets becomes a forum, or changes it. */
import { resolve } from 'node:path';
import { type Command, Refusal, UsageError } from '#commands/command.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readImportedClaims } from '#report/claims-told.server.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { importing as t } from '#ui/texts/import.ts';

const WITHOUT = '--without-bad-rows';

export const command: Command = {
  usage: `import FOLDER [${WITHOUT}]`,
  async run({ db, args, now, progress }) {
    const withoutBadRows = args.includes(WITHOUT);
    const [folder, ...more] = args.filter((arg) => arg !== WITHOUT);
    if (!folder || more.length > 0 || folder.startsWith('--')) throw new UsageError(t.oneFolder);
    const bundle = await readFolder(folder);
    if ('refused' in bundle) throw new Refusal(t.folder[bundle.refused](resolve(folder)));
    progress(t.reading(bundle.files.length, resolve(folder)));
    const outcome = await importForum(db, operator(), bundle, now, { withoutBadRows });
    if (!('refused' in outcome)) {
      const { summary } = outcome;
      const organiser = await organiserFor(db, operator(), summary.forum ?? '');
      return organiser ? { ...summary, claims: await readImportedClaims(db, organiser) } : summary;
    }
    if (!('summary' in outcome)) throw new Refusal(t.key[outcome.refused](outcome.key));
    const { problems } = outcome.summary;
    const lines = problems.slice(0, SHOWN).map(t.problem);
    if (problems.length > SHOWN) lines.push(t.moreProblems(problems.length - SHOWN));
    const cure = outcome.refused === 'bad-rows' ? t.cureRows(WITHOUT) : t.cureFiles;
    throw new Refusal([t.nothing, ...lines, cure].join('\n'), outcome.summary);
  },
};

/** Problems told on standard error; the summary has them all. */
const SHOWN = 20;
