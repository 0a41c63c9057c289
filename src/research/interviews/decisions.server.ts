/** What the interviewee reads and decides: a delegate in Forum Link, another person by link. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Delegate, Interviewee } from '#forum/people.ts';
import { markOf } from '#research/interviews/approval.server.ts';
import {
  type Choice,
  choicesIn,
  isAtMost,
  LEVELS,
  type Level,
  namedAs,
  namesOne,
  type State,
} from '#research/interviews/quote.ts';
import { LONGEST_QUOTE } from '#research/interviews/quotes.server.ts';
import { tellAll } from '#research/interviews/told.server.ts';

export type MyQuote = {
  id: string;
  heading: string;
  text: string;
  verbatim: boolean;
  state: Exclude<State, 'draft'>;
  level: Level;
  /** the levels that may be chosen, and how each names the person */
  levels: { level: Level; namedAs: string; namesOne: boolean }[];
  choices: readonly Choice[];
  /** what is sent back with a decision, so that nobody approves words they did not read */
  mark: string;
  /** withdrawn because the profile is no longer shared */
  byConsent: boolean;
};

/** The quotes that were shown to this person for approval, in the order of printing. */
export async function readMine(db: Db, who: Delegate | Interviewee): Promise<MyQuote[]> {
  const rows = await mine(db, who)
    .orderBy('interview.position')
    .orderBy('quote.position')
    .execute();
  return rows.flatMap((row) => {
    const { state } = row;
    if (state === 'draft') return [];
    const seated = row.delegate_id !== null;
    const levels = LEVELS.filter((level) => isAtMost(level, row.level)).map((level) => ({
      level,
      namedAs: level === row.level ? row.named_as : namedAs({ ...row, seated }, level),
      namesOne: namesOne(level),
    }));
    const { id, heading, text, verbatim, level, decided_by } = row;
    const byConsent = decided_by === 'consent';
    const [choices, mark] = [choicesIn(state), markOf(text, verbatim)];
    return { id, heading, text, verbatim, state, level, levels, choices, mark, byConsent };
  });
}

const mine = (db: Db, who: Delegate | Interviewee) =>
  db
    .selectFrom('quote')
    .innerJoin('interview', (join) =>
      join
        .onRef('interview.forum_id', '=', 'quote.forum_id')
        .onRef('interview.id', '=', 'quote.interview_id'),
    )
    .selectAll('quote')
    .select(['heading', 'delegate_id', 'name', 'title', 'organisation'])
    .where('quote.forum_id', '=', who.forumId)
    .where((is) =>
      who.role === 'delegate'
        ? is('interview.delegate_id', '=', who.personId)
        : is.and([
            is('interview.id', '=', who.interviewId),
            is('interview.delegate_id', 'is', null),
          ]),
    );

export type Decision = {
  choice: Choice;
  /** of the words that were read */
  mark: string;
  /** approve: at this level, which may only be lower than what was asked */
  level: Level;
  /** propose: other words */
  text: string;
};
export type Decided =
  | { decided: Choice }
  | { refused: 'no-such-quote' | 'changed' | 'not-now' | 'higher-level' | 'no-words' | 'too-long' };

/** The interviewee's own word on one quote; it holds from the next page that anyone opens. */
export async function decide(
  db: Kysely<Schema>,
  who: Delegate | Interviewee,
  id: string,
  { choice, mark, level, text }: Decision,
  now: Date,
): Promise<Decided> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return { refused: 'no-such-quote' };
  return db.transaction().execute(async (tx): Promise<Decided> => {
    const quote = await mine(tx, who)
      .where('quote.id', '=', id)
      .forUpdate('quote')
      .executeTakeFirst();
    if (!quote || quote.state === 'draft') return { refused: 'no-such-quote' };
    if (!choicesIn(quote.state).includes(choice)) return { refused: 'not-now' };
    if (choice === 'approve' && mark !== markOf(quote.text, quote.verbatim))
      return { refused: 'changed' };
    if (choice === 'approve' && !isAtMost(level, quote.level)) return { refused: 'higher-level' };
    const words = text.replace(/\r\n?/g, '\n').trim();
    if (choice === 'propose' && words === '') return { refused: 'no-words' };
    if (choice === 'propose' && words.length > LONGEST_QUOTE) return { refused: 'too-long' };
    const after = { approve: () => approved(quote, level, now), propose: () => proposed(words) };
    const end = { decline: 'declined', withdraw: 'withdrawn' } as const;
    const set =
      choice === 'approve' || choice === 'propose' ? after[choice]() : ended(end[choice], now);
    await tx
      .updateTable('quote')
      .set({ ...set, source: 'person' })
      .where('forum_id', '=', who.forumId)
      .where('id', '=', id)
      .execute();
    await tellAll(tx, who, DEEDS[choice], { interview: quote.interview_id, quote: id }, now);
    return { decided: choice };
  });
}

const DEEDS: Record<Choice, string> = {
  approve: 'quote approved',
  propose: 'other words proposed',
  decline: 'quote declined',
  withdraw: 'quote withdrawn',
};
const NOT_APPROVED = { approved_text: null, approved_as: null, approved_verbatim: null } as const;

type Mine = Awaited<ReturnType<ReturnType<typeof mine>['execute']>>[number];
function approved(quote: Mine, level: Level, now: Date) {
  const seated = quote.delegate_id !== null;
  const named_as = level === quote.level ? quote.named_as : namedAs({ ...quote, seated }, level);
  return {
    ...{ level, named_as, approved_as: named_as },
    ...{ approved_text: quote.text, approved_verbatim: quote.verbatim },
    ...{ state: 'approved' as const, decided_at: now, decided_by: 'interviewee' as const },
  };
}

const proposed = (words: string) => ({
  ...NOT_APPROVED,
  ...{ state: 'draft' as const, decided_at: null, decided_by: null },
  ...{ asked_at: null, proposed_text: words },
});

const ended = (state: 'declined' | 'withdrawn', now: Date) => ({
  ...NOT_APPROVED,
  ...{ state, decided_at: now, decided_by: 'interviewee' as const },
});
