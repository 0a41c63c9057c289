import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { Researcher } from '#forum/people.ts';
import { askApproval } from '#research/interviews/approval.server.ts';
import { codePiece, makeExcerpt, uncode } from '#research/interviews/excerpts.server.ts';
import { isLevel } from '#research/interviews/quote.ts';
import { editQuote, makeQuote, takeBack } from '#research/interviews/quotes.server.ts';
import { readInterviewDesk, readThemes } from '#research/interviews/room.server.ts';
import { addTranscript } from '#research/interviews/transcripts.server.ts';
import { researcher } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** cues on a page */
const PAGE = 200;

export const load: PageServerLoad = async (event) => {
  const member = await researcher(event);
  event.depends('research:interviews', 'forum:people');
  const { db } = event.locals;
  const desk = await readInterviewDesk(db, member, event.params.interview);
  if (!desk) error(404);
  const { cues, ...interview } = desk;
  const asked = Number.parseInt(event.url.searchParams.get('from') ?? '1', 10) || 1;
  const from = Math.max(1, Math.min(asked, cues.length - ((cues.length - 1) % PAGE)));
  const { themes } = await readThemes(db, member);
  return {
    interview,
    cues: cues.slice(from - 1, from - 1 + PAGE),
    from,
    allCues: cues.length,
    page: PAGE,
    themes: themes.map(({ name }) => name),
  };
};

type Asking = RequestEvent<{ forum: string; interview: string }>;
/** What every act here needs: the researcher, the fields, and how to answer. */
async function act(event: Asking, go: (member: Researcher, form: FormData) => Promise<object>) {
  const member = await researcher(event);
  const form = await event.request.formData();
  const outcome = await go(member, form);
  const about = String(form.get('about') ?? '');
  return 'refused' in outcome ? fail(400, { ...outcome, about }) : { ...outcome, about };
}
const field = (form: FormData, name: string) => String(form.get(name) ?? '');

function wordsIn(form: FormData) {
  const level = field(form, 'level');
  return {
    text: field(form, 'text'),
    verbatim: form.get('verbatim') !== null,
    level: isLevel(level) ? level : ('anonymous' as const),
  };
}

export const actions: Actions = {
  transcript: (event) =>
    act(event, async (member, form) => {
      const file = form.get('file');
      if (!(file instanceof File) || file.size === 0) return { refused: 'no-file' };
      const { db, now } = event.locals;
      const bytes = new Uint8Array(await file.arrayBuffer());
      return addTranscript(db, member, event.params.interview, { name: file.name, bytes }, now);
    }),
  excerpt: (event) =>
    act(event, (member, form) => {
      const marked = form.getAll('cue').map(Number).filter(Number.isInteger);
      const [first, last] = [Math.min(...marked), Math.max(...marked)];
      if (marked.length === 0) return Promise.resolve({ refused: 'no-such-span' });
      const span = { first, last, themes: [field(form, 'themes')] };
      const { db, now } = event.locals;
      return makeExcerpt(db, member, event.params.interview, span, now);
    }),
  code: (event) =>
    act(event, (member, form) => {
      const quote = field(form, 'quote');
      const piece = quote ? { quote } : { excerpt: field(form, 'excerpt') };
      const { db, now } = event.locals;
      return codePiece(db, member, piece, [field(form, 'themes')], now);
    }),
  uncode: (event) =>
    act(event, (member, form) => {
      const coding = { excerpt: field(form, 'excerpt'), theme: field(form, 'theme') };
      return uncode(event.locals.db, member, coding, event.locals.now);
    }),
  quote: (event) =>
    act(event, (member, form) => {
      const { interview } = event.params;
      const excerpt = field(form, 'excerpt') || null;
      const input = { interview, excerpt, ...wordsIn(form) };
      return makeQuote(event.locals.db, member, input, event.locals.now);
    }),
  edit: (event) =>
    act(event, (member, form) =>
      editQuote(event.locals.db, member, field(form, 'quote'), wordsIn(form), event.locals.now),
    ),
  takeBack: (event) =>
    act(event, (member, form) =>
      takeBack(event.locals.db, member, field(form, 'quote'), event.locals.now),
    ),
  ask: (event) =>
    act(event, async (member, form) => {
      const { locals, params, url } = event;
      const quotes = form.getAll('quote').map(String);
      const input = { interview: params.interview, quotes, email: field(form, 'email') };
      const outcome = await askApproval(locals.db, member, input, url.origin, locals.now);
      // with a mail server only the interviewee ever sees the link
      return 'refused' in outcome || !process.env.SMTP_URL ? outcome : { ...outcome, link: null };
    }),
};
