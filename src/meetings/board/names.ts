/** Whether a name that is looked for is borne. */

import type { BoardMeeting } from '#meetings/board/board.server.ts';
import type { Row } from '#meetings/board/rows.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** Whether a person or company of the meeting bears the name. */
export const bears = (meeting: BoardMeeting, name: string) =>
  fold(
    `${meeting.delegate} ${meeting.organisation} ${meeting.company} ${meeting.representative} ${meeting.delegateRef}`,
  ).includes(fold(name.trim()));
export const rowBears = (row: Row, name: string) =>
  fold(`${row.name} ${row.note}`).includes(fold(name.trim()));
