/**
 * A process of many hands on one plan: `node many-hands.ts URL HANDS OPERATIONS SEED`. Each hand
 * accepts, moves or calls off, and looks at once whether what it was told is so. Prints what came
 * of it as one line of JSON.
 */
import { openDatabase } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { bookAccepted } from '#meetings/board/accepted.server.ts';
import { cancelMeeting, moveMeeting } from '#meetings/board/move.server.ts';
import { clientRef, delegateRef, emailOf, HOT, SLOTS } from './hot-forum.ts';

export type Tally = {
  done: Record<string, number>;
  refused: Record<string, number>;
  /** acknowledged and not so when looked at */
  unseen: number;
  errors: string[];
};

const [url = '', hands = '1', operations = '1', seed = '1'] = process.argv.slice(2);
const db = openDatabase(url);
const NOW = new Date(Date.UTC(2030, 3, 1));
const found = await organiserFor(db, operator(), HOT);
if (!found) throw new Error('no forum');
const organiser = found;

let state = Number(seed) * 2_654_435_761;
/** 0 to `below` - 1, the same for the same seed */
function any(below: number): number {
  state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) | 0;
  return ((state ^ (state >>> 13)) >>> 0) % below;
}

const members = new Map<string, Delegate | Client>();
async function memberAt(ref: string): Promise<Delegate | Client> {
  const known = members.get(ref);
  if (known) return known;
  const member = (await memberOf(db, emailOf(ref), HOT)) as Delegate | Client;
  members.set(ref, member);
  return member;
}

type Row = { id: string; slot: number; version: number; state: string };
const rowOf = (id: string): Promise<Row | undefined> =>
  db
    .selectFrom('meeting')
    .select(['id', 'slot', 'version', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
const known: string[] = [];
const tally: Tally = { done: {}, refused: {}, unseen: 0, errors: [] };
const count = (of: Record<string, number>, key: string) => {
  of[key] = (of[key] ?? 0) + 1;
};
/** Another hand may have come since: then its version is higher. */
async function see(id: string, version: number, is: (row: Row) => boolean): Promise<void> {
  const row = await rowOf(id);
  if (!row || row.version < version || (row.version === version && !is(row))) tally.unseen++;
}

async function accept(): Promise<object> {
  const [client, delegate, slot] = [clientRef(any(1e6)), delegateRef(any(1e6)), any(SLOTS) + 1];
  const [who, ref] = any(2) ? [client, delegate] : [delegate, client];
  const done = await bookAccepted(db, await memberAt(who), { ref, slot }, NOW);
  if ('booked' in done) {
    known.push(done.booked);
    await see(done.booked, 1, (row) => row.slot === slot && row.state === 'planned');
  }
  return done;
}

async function change(kind: 'move' | 'cancel'): Promise<object> {
  const at = any(known.length);
  const meeting = known[at];
  const row = meeting === undefined ? undefined : await rowOf(meeting);
  if (meeting && row?.state === 'cancelled') known.splice(at, 1);
  if (!meeting || !row || row.state !== 'planned') return accept();
  const { version } = row;
  if (kind === 'cancel') {
    const done = await cancelMeeting(db, organiser, { meeting, version }, NOW);
    if ('cancelled' in done) await see(meeting, version + 1, (now) => now.state === 'cancelled');
    return done;
  }
  const slot = any(SLOTS) + 1;
  const done = await moveMeeting(db, organiser, { meeting, slot, version }, NOW);
  if ('moved' in done) await see(meeting, version + 1, (now) => now.slot === slot);
  return done;
}

async function hand(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const dice = any(10);
    const kind = dice < 5 ? 'accept' : dice < 8 ? 'move' : 'cancel';
    try {
      const done = await (kind === 'accept' ? accept() : change(kind));
      if (!('refused' in done)) count(tally.done, kind);
      else if ('breaches' in done)
        count(tally.refused, String((done.breaches as { rule: string }[])[0]?.rule));
      else count(tally.refused, String(done.refused));
    } catch (thrown) {
      tally.errors.push(String(thrown));
    }
  }
}

const each = Math.ceil(Number(operations) / Number(hands));
await Promise.all(Array.from({ length: Number(hands) }, () => hand(each)));
process.stdout.write(`${JSON.stringify(tally)}\n`);
await db.destroy();
