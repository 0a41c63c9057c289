/**
 * How a poll reaches people's streams: the stream belongs to a neighbour (exchange), so whoever
 * calls from above hands in the way there.
 */
import type { Db } from '#db/database.server.ts';
import type { PollNews } from '#research/polls/poll.ts';
import type { VotesNews } from '#research/polls/question.ts';
import type { Earlier } from '#research/release.ts';

export type Above = {
  /** puts news of a poll or of questions' votes at the end of everyone's stream, last in an act */
  tell: (tx: Db, forumId: string, news: PollNews | VotesNews, now: Date) => Promise<void>;
  /** what readers of the report were shown of the survey before: its editions */
  editions: (tx: Db) => Promise<Earlier[]>;
};
