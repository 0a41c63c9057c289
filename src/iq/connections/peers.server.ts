/** Reads whom the delegates of a forum can be suggested to each other by. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Delegate } from '#forum/people.ts';
import { type Connections, connect } from '#iq/connections/connections.ts';
import type { Peer, Shares } from '#iq/connections/peers.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { seniorityOf } from '#research/tally.ts';

/** Answers are read of those alone who chose to be found; of nobody else is anything here to tell. */
export async function readPeers(
  db: Db,
  delegate: Delegate,
  questionnaire: Questionnaire,
): Promise<Peer[]> {
  const { forumId } = delegate;
  const people = await db
    .selectFrom('delegate as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'd.forum_id').onRef('p.id', '=', 'd.person_id'),
    )
    .leftJoin('peer_sharing as s', (join) =>
      join.onRef('s.forum_id', '=', 'd.forum_id').onRef('s.person_id', '=', 'd.person_id'),
    )
    .select(['p.id', 'd.title', 'd.organisation', 'd.country', 's.since'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('name'))
    .where('d.forum_id', '=', forumId)
    .where('d.status', '=', 'confirmed')
    .orderBy('p.id')
    .execute();
  const sharing = people.filter(({ since }) => since !== null).map(({ id }) => id);
  const [speaks, asks, shares] = [
    await titlesOf(db, forumId, 'speaker'),
    await titlesOf(db, forumId, 'session_question'),
    await readShares(db, delegate, sharing),
  ];
  return people.map(({ since, country, ...person }) => ({
    ...person,
    seniority: seniorityOf(questionnaire, person.title),
    speaks: speaks.get(person.id) ?? [],
    asks: asks.get(person.id) ?? [],
    shares: since === null ? null : { country, ...(shares.get(person.id) ?? nothing) },
  }));
}

const nothing = { answers: {}, seats: [], tables: [] };

async function readShares(db: Db, delegate: Delegate, sharing: readonly string[]) {
  if (sharing.length === 0) return new Map<string, Omit<Shares, 'country'>>();
  const { forumId } = delegate;
  const { responses } = await readCountingGroup(db, delegate, null, sharing);
  const seats = await titlesOf(db, forumId, 'attendee');
  const tables = await readTables(db, forumId, sharing);
  return new Map(
    sharing.map((id) => [
      id,
      {
        answers: responses.get(id)?.answers ?? {},
        seats: seats.get(id) ?? [],
        tables: tables.get(id) ?? [],
      },
    ]),
  );
}

/** Titles of sessions by person: who speaks, has a seat, or asked by name what all see. */
async function titlesOf(db: Db, forumId: string, of: 'speaker' | 'attendee' | 'session_question') {
  const { rows } = await sql<{ person: string; title: string }>`
    select ${sql.ref(of === 'speaker' ? 'x.delegate_id' : 'x.person_id')} as person, s.title
    from ${sql.table(of)} x
    join session s on s.forum_id = x.forum_id and s.ref = x.session_ref
    where x.forum_id = ${forumId}
      and ${of === 'session_question' ? sql`x.named and x.state = 'shown'` : sql`true`}
    order by s.starts_at, s.ref`.execute(db);
  return gathered(rows);
}

async function readTables(db: Db, forumId: string, people: readonly string[]) {
  const rows = await db
    .selectFrom('topic_table as t')
    .innerJoin('room_member as m', (join) =>
      join.onRef('m.forum_id', '=', 't.forum_id').onRef('m.room_id', '=', 't.room_id'),
    )
    .select(['m.person_id as person', 't.topic as title'])
    .where('t.forum_id', '=', forumId)
    .where('t.state', '<>', 'cancelled')
    .where('m.person_id', 'in', people)
    .orderBy('t.room_id')
    .execute();
  return gathered(rows);
}

function gathered(rows: readonly { person: string; title: string }[]): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const { person, title } of rows)
    by.set(person, [...(by.get(person) ?? []).filter((each) => each !== title), title]);
  return by;
}

/** Worked out once for as long as nothing it is made of changes. */
const kept = new Map<string, { of: string; connections: Promise<Connections> }>();
const others = () => new Promise<void>((go) => setImmediate(go));

export async function readConnections(
  db: Db,
  delegate: Delegate,
): Promise<{ connections: Connections; peers: ReadonlyMap<string, Peer> }> {
  const questionnaire = await readQuestionnaire(db, delegate);
  const peers = await readPeers(db, delegate, questionnaire);
  const of = JSON.stringify([questionnaire, peers]);
  const known = kept.get(delegate.forumId);
  const fresh =
    known?.of === of ? known : { of, connections: connect(peers, questionnaire, others) };
  kept.set(delegate.forumId, fresh);
  const byId = new Map(peers.map((peer) => [peer.id, peer]));
  return { connections: await fresh.connections, peers: byId };
}
