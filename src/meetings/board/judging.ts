/** Where a meeting lands that is dropped in a cell or asked for by fields, and what that means. */

import type { BoardMeeting } from '#meetings/board/board.server.ts';
import type { Hard, Loss, Place } from '#meetings/board/breach.ts';
import type { Known } from '#meetings/board/known.ts';
import { place } from '#meetings/board/place.ts';
import type { Row } from '#meetings/board/rows.ts';
import { sayAll } from '#meetings/board/saying.ts';
import { told as t } from '#ui/texts/board-said.ts';

/** Where a meeting would land, or why it can't: in words. */
export type Verdict =
  | { place: Place; said: string[]; losses: Loss[] }
  | { why: string[]; breaches: Hard[] };

/** @param to what is wanted; null: chosen, as near as can be to how it is */
export function judge(
  known: Known,
  meeting: BoardMeeting,
  to: { slot: number | null; table: number | null; representative: string | null },
): Verdict {
  const pair = { client: meeting.clientId, delegate: meeting.delegateRef };
  const found = place(known.task, known.standing, { ...pair, ...to, meeting: meeting.id });
  return 'place' in found
    ? { place: found.place, losses: found.said, said: sayAll(known, found.said, pair) }
    : { breaches: found.breaches, why: sayAll(known, found.breaches, pair) };
}

/** A meeting dropped in a row and a slot. */
export function judgeCell(known: Known, meeting: BoardMeeting, row: Row, slot: number): Verdict {
  const foreign =
    (row.delegate !== null && row.delegate !== meeting.delegateRef) ||
    (row.client !== null && row.client !== meeting.clientId);
  if (foreign) return { breaches: [], why: [t.otherRow(row.name)] };
  return judge(known, meeting, {
    ...{ slot, table: row.table, representative: row.representative },
  });
}

export const isHere = (meeting: BoardMeeting, { place }: { place: Place }) =>
  meeting.slot === place.slot &&
  meeting.table === place.table &&
  meeting.representativeId === place.representative;

/** A verdict as it is said: what comes first, then what is lost besides. */
export type Said = { fine: boolean; first: string; more: string[] };

export function sayVerdict(known: Known, meeting: BoardMeeting, verdict: Verdict): Said {
  if ('why' in verdict) {
    const [first = '', ...more] = verdict.why;
    return { fine: false, first, more };
  }
  if (isHere(meeting, verdict)) return { fine: true, first: t.here, more: [] };
  const { slot, table } = verdict.place;
  return { fine: true, first: t.fine(known.time(slot), table), more: verdict.said };
}
