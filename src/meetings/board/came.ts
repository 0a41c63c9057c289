/** What came of an act on the board, in words: loaded when there was one. */

import type { Board } from '#meetings/board/board.server.ts';
import type { BoardCheck } from '#meetings/board/check.server.ts';
import { know } from '#meetings/board/known.ts';
import { type Done, type Refused, sayDone, sayRefused } from '#meetings/board/saying.ts';
import type { Published } from '#meetings/runs/publish.server.ts';
import { publishing as t } from '#ui/texts/publishing.ts';

/** An act's answer, as its route gives it. */
export type Answer = {
  done?: Done | undefined;
  refused?: Refused | undefined;
  outcome?: Exclude<Published, { refused: string }> | undefined;
  publishRefused?: keyof typeof t.refused | undefined;
};

/** @returns one of the two is empty */
export function sayCame(
  { done, refused, outcome, publishRefused }: Answer,
  board: Board,
  check: BoardCheck | null,
): { ok: string; bad: string } {
  if (outcome) {
    const { published, told, leftOut, carried } = outcome;
    return { ok: t.done(published, told, leftOut, carried), bad: '' };
  }
  if (publishRefused) return { ok: '', bad: t.refused[publishRefused] };
  if (!board.shown || !check) return { ok: '', bad: '' };
  const known = know(board, board.shown.meetings, check);
  return { ok: done ? sayDone(known, done) : '', bad: refused ? sayRefused(known, refused) : '' };
}
