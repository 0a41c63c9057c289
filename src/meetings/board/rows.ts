/** The rows of the board's three tables. */

import type { Board, BoardMeeting } from '#meetings/board/board.server.ts';
import type { BoardCheck } from '#meetings/board/check.server.ts';
import type { Known } from '#meetings/board/known.ts';

export type View = 'tables' | 'clients' | 'delegates';
/** `table`, `client`, `representative`, `delegate`: what a meeting must have to stand in it */
export type Row = {
  key: string;
  /** the number of a table; null in other views */
  table: number | null;
  client: string | null;
  representative: string | null;
  delegate: string | null;
  name: string;
  note: string;
  /** of the client over all days; null: not a client's first row */
  planned: { planned: number; promised: number } | null;
  cells: Map<number, BoardMeeting>;
};

const stands = ({ state }: BoardMeeting) => state === 'planned' || state === 'kept';
/** What stands goes before what was missed or called off there. */
const weight = (meeting: BoardMeeting) =>
  stands(meeting) ? 2 : meeting.state === 'missed' ? 1 : 0;

function cellsOf(meetings: readonly BoardMeeting[]): Map<number, BoardMeeting> {
  const cells = new Map<number, BoardMeeting>();
  for (const meeting of meetings) {
    const there = cells.get(meeting.slot);
    if (!there || weight(there) < weight(meeting)) cells.set(meeting.slot, meeting);
  }
  return cells;
}

const grouped = (meetings: readonly BoardMeeting[], key: (meeting: BoardMeeting) => string) =>
  Map.groupBy(meetings, key);

const nothing = { table: null, client: null, representative: null, delegate: null };

function tableRows(board: Board, { meetings, task }: Known): Row[] {
  const at = grouped(meetings, ({ table }) => String(table));
  const count = (client: string) =>
    meetings.filter((each) => each.clientId === client && stands(each)).length;
  /** The client that sits there throughout, else the one that sits there most. */
  const hostOf = (table: number) => {
    const owner = task.clients.find((client) => client.table === table)?.id;
    const here = Map.groupBy(at.get(String(table)) ?? [], ({ clientId }) => clientId);
    const [most] = [...here].sort(([, a], [, b]) => b.length - a.length);
    return board.clients.find(({ id }) => id === (owner ?? most?.[0]));
  };
  return Array.from({ length: board.tables }, (_, index) => {
    const host = hostOf(index + 1);
    return {
      ...{ ...nothing, key: `t${index + 1}`, table: index + 1 },
      ...{ name: host?.company ?? '', note: '' },
      planned: host ? { planned: count(host.id), promised: host.promised } : null,
      cells: cellsOf(at.get(String(index + 1)) ?? []),
    };
  });
}

function clientRows(board: Board, { meetings }: Known, check: BoardCheck): Row[] {
  const own = grouped(meetings, ({ representativeId }) => representativeId);
  return board.clients.flatMap(({ id, company, promised }) => {
    const people = check.representatives.filter(({ client }) => client === id);
    const planned = meetings.filter((each) => each.clientId === id && stands(each)).length;
    return people.map((person, index) => ({
      ...{ ...nothing, key: person.id, client: id, representative: person.id },
      ...{ name: company, note: person.name },
      planned: index === 0 ? { planned, promised } : null,
      cells: cellsOf(own.get(person.id) ?? []),
    }));
  });
}

/** Those who meet someone in this plan first, the others after them. */
function delegateRows({ meetings }: Known, check: BoardCheck): Row[] {
  const own = grouped(meetings, ({ delegateRef }) => delegateRef);
  const rows = check.delegates.map(({ ref, name, organisation }) => ({
    ...{ ...nothing, key: ref, delegate: ref, name, note: organisation, planned: null },
    cells: cellsOf(own.get(ref) ?? []),
  }));
  return [
    ...rows.filter(({ cells }) => cells.size > 0),
    ...rows.filter(({ cells }) => !cells.size),
  ];
}

export function rowsOf(view: View, board: Board, known: Known, check: BoardCheck): Row[] {
  if (view === 'tables') return tableRows(board, known);
  return view === 'clients' ? clientRows(board, known, check) : delegateRows(known, check);
}
