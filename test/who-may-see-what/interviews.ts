/** Interviews of D-1 (hidden), D-2 (named) and a guest, with words in every state. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Delegate, Researcher } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { askApproval } from '#research/interviews/approval.server.ts';
import { decide, readMine } from '#research/interviews/decisions.server.ts';
import { makeInterview } from '#research/interviews/interviews.server.ts';
import { makeQuote } from '#research/interviews/quotes.server.ts';
import { addTranscript } from '#research/interviews/transcripts.server.ts';

type House = Kysely<Schema>;
const KEY = 'alpha';

/** @returns the id of D-1's interview and the token that asks the guest */
export async function makeInterviews(db: House, now: Date) {
  const researcher = (await memberOf(db, 'research@alpha.example', KEY)) as Researcher;
  const hidden = await interviewOf(db, researcher, { ref: 'D-1' }, now);
  const text = 'D: A long Transcriptcanary talk';
  const file = { name: 'talk.txt', bytes: new TextEncoder().encode(text) };
  await addTranscript(db, researcher, hidden, file, now);
  await quoteIn(db, researcher, hidden, 'A Draftwordscanary', now);
  const asked = await quoteIn(db, researcher, hidden, 'An Askedwordscanary', now);
  await ask(db, researcher, hidden, [asked], '', now);

  const named = await interviewOf(db, researcher, { ref: 'D-2' }, now);
  const words = ['An Approvedcanary', 'A Withdrawncanary'];
  const quotes = [];
  for (const each of words) quotes.push(await quoteIn(db, researcher, named, each, now));
  await ask(db, researcher, named, quotes, '', now);
  const delegate = (await memberOf(db, 'd2@people.example', KEY)) as Delegate;
  for (const { id, mark } of await readMine(db, delegate))
    await decide(db, delegate, id, { choice: 'approve', mark, level: 'role', text: '' }, now);
  const withdraw = { choice: 'withdraw', mark: '', level: 'role', text: '' } as const;
  await decide(db, delegate, quotes[1] ?? '', withdraw, now);

  const guest = await interviewOf(db, researcher, { title: 'Guest', organisation: 'Away' }, now);
  const said = await quoteIn(db, researcher, guest, 'A Guestwordscanary', now);
  const link = await ask(db, researcher, guest, [said], 'guest@interview.example', now);
  return { interview: hidden, ask: link?.split('/').at(-1) ?? '' };
}

type Who = { ref: string } | { title: string; organisation: string };
async function interviewOf(db: House, researcher: Researcher, who: Who, now: Date) {
  const nobody = { ref: '', name: '', title: '', organisation: '', email: '' };
  const about = { channel: 'video', heading: 'What comes first', heldAt: null };
  const made = await makeInterview(db, researcher, { ...nobody, ...about, ...who }, now);
  if ('refused' in made) throw new Error(made.refused);
  return made.interview;
}

async function quoteIn(db: House, who: Researcher, interview: string, text: string, now: Date) {
  const words = { text, verbatim: false, level: 'role and organisation' as const };
  const made = await makeQuote(db, who, { interview, excerpt: null, ...words }, now);
  if ('refused' in made) throw new Error(made.refused);
  return made.quote;
}

async function ask(
  db: House,
  researcher: Researcher,
  interview: string,
  quotes: string[],
  email: string,
  now: Date,
) {
  const input = { interview, quotes, email };
  const asked = await askApproval(db, researcher, input, 'http://localhost', now);
  if ('refused' in asked) throw new Error(asked.refused);
  return asked.link;
}
