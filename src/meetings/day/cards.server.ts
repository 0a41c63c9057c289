/** Proposals as an organiser reads them: what went wrong, what it would change, who is told. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { readSlots } from '#forum/agenda.server.ts';
import type { Change, Replanned } from '#meetings/change.ts';
import type { Found, IncidentKind } from '#meetings/day/incidents.server.ts';
import type { ProposalResult } from '#meetings/day/proposals.server.ts';

export type CardPlace = { startsAt: Date; table: number };
/** One meeting before and after; both people named, since only organisers read it. */
export type CardLine = {
  key: string;
  company: string;
  /** null: booked newly */
  from: (CardPlace & { delegate: string }) | null;
  /** null: cancelled */
  to: (CardPlace & { delegate: string; standIn: boolean; mutual: boolean }) | null;
};
export type Card = {
  id: string;
  state: 'waiting' | 'approved' | 'dismissed' | 'outdated' | 'undone';
  madeAt: Date;
  decidedAt: Date | null;
  /** null: at once, or the operator */
  decidedBy: string | null;
  kind: IncidentKind;
  found: Found;
  /** who said so; null: the house, or the operator */
  saidBy: string | null;
  /** person, company, table or session that it is about */
  who: string;
  firm: string;
  table: number | null;
  session: string;
  until: Date | null;
  /** when the meeting of a no-show begins */
  startsAt: Date | null;
  /** the missing person was seen at that table meanwhile */
  seenAt: Date | null;
  lines: CardLine[];
  promised: Replanned['promised'];
  unrestored: {
    company: string;
    missing: number;
    because: Replanned['unrestored'][number]['because'];
  }[];
  told: string[];
  ms: number;
};

type Names = {
  people: Map<string, string>;
  firms: Map<string, string>;
  companies: Map<string, string>;
};

async function readNames(db: Db, forumId: string): Promise<Names> {
  const people = await db
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .leftJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .select([
      'person.id',
      sql<string>`btrim(given_name || ' ' || family_name)`.as('name'),
      sql<string>`coalesce(delegate.organisation, client.company, '')`.as('firm'),
    ])
    .where('person.forum_id', '=', forumId)
    .execute();
  const clients = await db
    .selectFrom('client')
    .select(['id', 'company'])
    .where('forum_id', '=', forumId)
    .execute();
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    firms: new Map(people.map(({ id, firm }) => [id, firm])),
    companies: new Map(clients.map(({ id, company }) => [id, company])),
  };
}

const readRows = (db: Db, forumId: string, since: Date) =>
  db
    .selectFrom('proposal')
    .innerJoin('incident', (join) =>
      join
        .onRef('incident.forum_id', '=', 'proposal.forum_id')
        .onRef('incident.id', '=', 'proposal.incident_id'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.forum_id', '=', 'incident.forum_id')
        .onRef('meeting.id', '=', 'incident.meeting_id'),
    )
    .leftJoin('session', (join) =>
      join
        .onRef('session.forum_id', '=', 'incident.forum_id')
        .onRef('session.ref', '=', 'incident.session_ref'),
    )
    .leftJoin('seen', (join) =>
      join
        .onRef('seen.forum_id', '=', 'incident.forum_id')
        .onRef('seen.meeting_id', '=', 'incident.meeting_id')
        .onRef('seen.person_id', '=', 'incident.person_id'),
    )
    .select([
      'proposal.id',
      'proposal.state',
      'proposal.changes',
      'proposal.result',
      'proposal.made_at as madeAt',
      'proposal.decided_at as decidedAt',
      'proposal.decided_by',
      'incident.kind',
      'incident.found',
      'incident.made_by',
      'incident.person_id',
      'incident.until_at as until',
      'meeting.slot',
      'session.title',
      'seen.made_at as seenAt',
      sql<number | null>`coalesce(incident.table_number, meeting.table_number)`.as('table'),
    ])
    .where('proposal.forum_id', '=', forumId)
    .where(({ or, eb }) =>
      or([eb('proposal.state', '=', 'waiting'), eb('proposal.made_at', '>=', since)]),
    )
    .orderBy('proposal.made_at', 'desc')
    .orderBy('proposal.id', 'desc')
    .execute();

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Known = Names & {
  starts: Map<number, Date>;
  meetings: Map<string, { client: string; delegate: string; slot: number; table: number }>;
};

/** Meetings that changes speak of by their ids. */
async function readMeetings(db: Db, forumId: string, rows: readonly Row[]) {
  const ids = rows.flatMap((row) =>
    (row.changes as Change[]).flatMap((each) => (each.act === 'book' ? [] : [each.meeting])),
  );
  if (ids.length === 0) return [];
  return db
    .selectFrom('meeting')
    .select([
      'id',
      'client_id as client',
      'delegate_id as delegate',
      'slot',
      'table_number as table',
    ])
    .where('forum_id', '=', forumId)
    .where('id', 'in', ids)
    .execute();
}

/** What waits, and what was decided since; the newest first. */
export async function readCards(db: Db, forumId: string, since: Date): Promise<Card[]> {
  const rows = await readRows(db, forumId, since);
  if (rows.length === 0) return [];
  const known: Known = {
    ...(await readNames(db, forumId)),
    starts: new Map((await readSlots(db, forumId)).map((slot) => [slot.number, slot.startsAt])),
    meetings: new Map((await readMeetings(db, forumId, rows)).map((each) => [each.id, each])),
  };
  return rows.map((row) => cardOf(row, known));
}

function cardOf(row: Row, known: Known): Card {
  const { person_id, made_by, decided_by, slot, title, ...rest } = row;
  const result = row.result as ProposalResult;
  const person = (id: string | null) => (id === null ? null : (known.people.get(id) ?? null));
  return {
    ...{ id: rest.id, state: rest.state, madeAt: rest.madeAt, decidedAt: rest.decidedAt },
    ...{ kind: rest.kind, found: rest.found, until: rest.until, table: rest.table },
    decidedBy: person(decided_by),
    saidBy: person(made_by),
    who: person(person_id) ?? '',
    firm: (person_id && known.firms.get(person_id)) ?? '',
    session: title ?? '',
    startsAt: (slot !== null && known.starts.get(slot)) || null,
    seenAt: rest.seenAt,
    lines: linesOf(row.changes as Change[], known),
    promised: result.promised,
    unrestored: result.unrestored.map(({ client, ...each }) => ({
      ...each,
      company: known.companies.get(client) ?? '',
    })),
    told: result.concerned.map((id) => known.people.get(id) ?? ''),
    ms: result.ms,
  };
}

/** A booking in the place of a cancelled meeting is one line: from the one delegate to the other. */
function linesOf(changes: readonly Change[], known: Known): CardLine[] {
  const at = ({ slot, table }: { slot: number; table: number }): CardPlace => ({
    startsAt: known.starts.get(slot) ?? new Date(0),
    table,
  });
  const name = (id: string) => known.people.get(id) ?? '';
  const replaced = new Set(
    changes.flatMap((each) => (each.act === 'book' && each.replaces ? [each.replaces] : [])),
  );
  const before = (id: string, place?: { slot: number; table: number }) => {
    const meeting = known.meetings.get(id);
    return meeting ? { ...at(place ?? meeting), delegate: name(meeting.delegate) } : null;
  };
  return changes.flatMap((change): CardLine[] => {
    if (change.act === 'book') {
      const { client, delegate, standIn, mutual, replaces } = change;
      const to = { ...at(change), delegate: name(delegate), standIn, mutual };
      const from = replaces ? before(replaces) : null;
      return [
        { key: `${client} ${delegate}`, company: known.companies.get(client) ?? '', from, to },
      ];
    }
    if (change.act === 'cancel' && replaced.has(change.meeting)) return [];
    const meeting = known.meetings.get(change.meeting);
    const company = (meeting && known.companies.get(meeting.client)) ?? '';
    if (change.act === 'cancel')
      return [{ key: change.meeting, company, from: before(change.meeting), to: null }];
    const from = before(change.meeting, change.from);
    const to = { ...at(change.to), delegate: from?.delegate ?? '', standIn: false, mutual: false };
    return [{ key: change.meeting, company, from, to }];
  });
}
