/** What the staff's screens show: to researchers all, to organisers counts and approved words. */
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher, Staff } from '#forum/people.ts';
import type { State } from '#research/interviews/quote.ts';
import { mainFindings } from '#research/interviews/themes.server.ts';

export type InterviewRow = {
  id: string;
  name: string;
  title: string;
  organisation: string;
  channel: string;
  heading: string;
  heldAt: Date | null;
  isDelegate: boolean;
  cues: number;
  excerpts: number;
  quotes: Record<State, number>;
};

const inOrder = (db: Db, { forumId }: Staff) =>
  db
    .selectFrom('interview')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('position')
    .orderBy('id');

/** Every interview with its counts, in the order of printing; none of its words. */
export async function readInterviewList(db: Db, staff: Staff): Promise<InterviewRow[]> {
  const { forumId } = staff;
  const counted = (table: 'cue' | 'excerpt') =>
    db
      .selectFrom(table)
      .select(['interview_id', ({ fn }) => fn.countAll<number>().as('n')])
      .where('forum_id', '=', forumId)
      .groupBy('interview_id')
      .execute();
  const states = await db
    .selectFrom('quote')
    .select(['interview_id', 'state', ({ fn }) => fn.countAll<number>().as('n')])
    .where('forum_id', '=', forumId)
    .groupBy(['interview_id', 'state'])
    .execute();
  const [interviews, cues, excerpts] = [
    await inOrder(db, staff).execute(),
    await counted('cue'),
    await counted('excerpt'),
  ];
  const of = (rows: { interview_id: string; n: number }[], id: string) =>
    rows.find((row) => row.interview_id === id)?.n ?? 0;
  return interviews.map((row) => {
    const quotes = { draft: 0, asked: 0, approved: 0, declined: 0, withdrawn: 0 };
    for (const each of states) if (each.interview_id === row.id) quotes[each.state] = each.n;
    return {
      ...whoOf(row),
      cues: of(cues, row.id),
      excerpts: of(excerpts, row.id),
      quotes,
    };
  });
}

function whoOf(row: Schema['interview']) {
  const { id, name, title, organisation, channel, heading, held_at, delegate_id } = row;
  const isDelegate = delegate_id !== null;
  return { id, name, title, organisation, channel, heading, heldAt: held_at, isDelegate };
}

export type ThemeRow = {
  id: string;
  name: string;
  finding: string | null;
  excerpts: number;
  interviews: number;
};

/** Themes with what is coded with them, and the main findings that they may be evidence for. */
export async function readThemes(
  db: Db,
  { forumId }: Staff,
): Promise<{ themes: ThemeRow[]; findings: string[] }> {
  const rows = await db
    .selectFrom('theme')
    .leftJoin('coding', (join) =>
      join
        .onRef('coding.forum_id', '=', 'theme.forum_id')
        .onRef('coding.theme_id', '=', 'theme.id'),
    )
    .leftJoin('excerpt', (join) =>
      join
        .onRef('excerpt.forum_id', '=', 'coding.forum_id')
        .onRef('excerpt.id', '=', 'coding.excerpt_id'),
    )
    .select(['theme.id', 'theme.name', 'theme.finding'])
    .select(({ fn }) => [
      fn.count<number>('excerpt.id').as('excerpts'),
      fn.count<number>('excerpt.interview_id').distinct().as('interviews'),
    ])
    .where('theme.forum_id', '=', forumId)
    .groupBy(['theme.id', 'theme.name', 'theme.finding', 'theme.made_at'])
    .orderBy('theme.made_at')
    .orderBy('theme.id')
    .execute();
  return { themes: rows, findings: await mainFindings(db, forumId) };
}

type Coded = { id: string; name: string };
export type QuoteCard = Pick<
  Schema['quote'],
  'id' | 'text' | 'verbatim' | 'level' | 'named_as' | 'state' | 'decided_by' | 'proposed_text'
> & { decidedAt: Date | null; askedAt: Date | null; excerpt: string | null; themes: Coded[] };
export type ExcerptCard = {
  id: string;
  first: number;
  last: number;
  startMs: number | null;
  endMs: number | null;
  text: string;
  themes: Coded[];
  isQuote: boolean;
};
export type CueRow = Omit<Schema['cue'], 'forum_id' | 'interview_id'>;
export type InterviewDesk = ReturnType<typeof whoOf> & {
  email: string | null;
  quotes: QuoteCard[];
  excerpts: ExcerptCard[];
  cues: CueRow[];
};

/** All there is of one interview, for researchers alone; null: there is no such interview. */
export async function readInterviewDesk(
  db: Db,
  researcher: Researcher,
  id: string,
): Promise<InterviewDesk | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const interview = await inOrder(db, researcher).where('id', '=', id).executeTakeFirst();
  if (!interview) return null;
  const here = { forum_id: researcher.forumId, interview_id: id };
  const quotes = await db
    .selectFrom('quote')
    .selectAll()
    .where(({ and }) => and(here))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const cues = await db
    .selectFrom('cue')
    .select(['number', 'starts_ms', 'ends_ms', 'speaker', 'text'])
    .where(({ and }) => and(here))
    .orderBy('number')
    .execute();
  const excerpts = await db
    .selectFrom('excerpt')
    .selectAll()
    .where(({ and }) => and(here))
    .execute();
  const themes = await readCodings(db, researcher, id);
  const spans = excerpts.flatMap((row) => {
    const { first_cue: first, last_cue: last } = row;
    if (first === null || last === null) return [];
    const span = cues.slice(first - 1, last);
    return [
      {
        ...{ id: row.id, first, last, isQuote: row.quote_id !== null },
        ...{ startMs: span[0]?.starts_ms ?? null, endMs: span.at(-1)?.ends_ms ?? null },
        text: span.map(({ text }) => text).join('\n'),
        themes: themes.get(row.id) ?? [],
      },
    ];
  });
  return {
    ...whoOf(interview),
    email: interview.email,
    quotes: quotes.map((row) => {
      const excerpt = excerpts.find(({ quote_id }) => quote_id === row.id)?.id ?? null;
      const { text, verbatim, level, named_as, state, decided_by, proposed_text } = row;
      return {
        ...{ id: row.id, text, verbatim, level, named_as, state, decided_by, proposed_text },
        ...{ decidedAt: row.decided_at, askedAt: row.asked_at, excerpt },
        themes: excerpt === null ? [] : (themes.get(excerpt) ?? []),
      };
    }),
    excerpts: spans.sort((a, b) => a.first - b.first || a.last - b.last),
    cues,
  };
}

async function readCodings(db: Db, { forumId }: Researcher, interview: string) {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('theme', (join) =>
      join
        .onRef('theme.forum_id', '=', 'coding.forum_id')
        .onRef('theme.id', '=', 'coding.theme_id'),
    )
    .innerJoin('excerpt', (join) =>
      join
        .onRef('excerpt.forum_id', '=', 'coding.forum_id')
        .onRef('excerpt.id', '=', 'coding.excerpt_id'),
    )
    .select(['coding.excerpt_id', 'theme.id', 'theme.name'])
    .where('coding.forum_id', '=', forumId)
    .where('excerpt.interview_id', '=', interview)
    .orderBy('theme.made_at')
    .orderBy('theme.id')
    .execute();
  const codings = new Map<string, Coded[]>();
  for (const { excerpt_id, id, name } of rows)
    codings.set(excerpt_id, [...(codings.get(excerpt_id) ?? []), { id, name }]);
  return codings;
}
