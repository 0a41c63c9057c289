/** What the two upload pages share: files out of a form, an import's outcome as a screen has it. */
import { fail, redirect } from '@sveltejs/kit';
import type { Organiser } from '#forum/people.ts';
import { type ImportFile, isImported } from '#research/import/open.server.ts';
import { keepUpload, previewUpload } from '#research/uploads.server.ts';

type Asking = { locals: App.Locals; request: Request; url: URL };

/** A file of a chosen folder comes with its path; only its own name counts. */
async function filesOf(form: FormData): Promise<ImportFile[]> {
  const chosen = form.getAll('files').filter((each) => each instanceof File);
  const wanted = chosen
    .map((file) => ({ file, name: ownName(file.name) }))
    .filter(({ name }) => isImported(name));
  const named = new Map(wanted.map((each) => [each.name, each.file]));
  return Promise.all([...named].map(async ([name, file]) => ({ name, bytes: await file.bytes() })));
}

/** `transcripts/` says what a text file in it is; any other folder says nothing. */
function ownName(path: string): string {
  const [name = '', folder = ''] = path.split(/[\\/]/).reverse();
  return folder.toLowerCase() === 'transcripts' ? `transcripts/${name}` : name;
}

/** Keeps the files and goes on to the look at them. */
export async function receive(
  { locals, url }: Asking,
  organiser: Organiser,
  form: FormData,
  begins: boolean,
) {
  const files = await filesOf(form);
  const correcting = String(form.get('upload') ?? '') || null;
  const upload = { begins, files, correcting };
  const kept = await keepUpload(locals.db, organiser, upload, locals.now);
  if ('refused' in kept) return fail(400, { refused: kept.refused });
  const query = new URLSearchParams({ upload: kept.upload });
  if (begins) query.set('firm', organiser.forumKey);
  redirect(303, `${url.pathname}?${query}`);
}

/** Problems that travel to the screen. */
const SHOWN = 50;

/** The look at an upload, or null where none is asked for. */
export async function look(
  { locals, url }: Omit<Asking, 'request'>,
  organiser: Organiser,
  begins: boolean,
) {
  const upload = url.searchParams.get('upload');
  if (!upload) return null;
  const preview = await previewUpload(locals.db, organiser, { id: upload, begins }, locals.now);
  if ('refused' in preview) return { upload, refused: preview.refused };
  const { outcome } = preview;
  if (!('summary' in outcome)) return { upload, outcome, badRows: 0 };
  const { problems, leftOut } = outcome.summary;
  const badRows = new Set(problems.map(({ file, line }) => `${line} ${file}`)).size;
  const summary = {
    ...outcome.summary,
    problems: problems.slice(0, SHOWN),
    leftOut: leftOut.slice(0, 20 * SHOWN),
  };
  return { upload, outcome: { ...outcome, summary }, badRows };
}

/** A confirmation that was refused: back to the look, which says why, unless the upload is gone. */
export function refuse(
  { url }: Asking,
  upload: string,
  { refused }: { refused: 'gone' | 'bad-files' | 'bad-rows' | 'reserved-key' | 'no-key' },
  firm: string | null,
) {
  if (refused === 'gone') return fail(409, { refused });
  const query = new URLSearchParams({ upload, ...(firm !== null && { firm }) });
  redirect(303, `${url.pathname}?${query}`);
}
