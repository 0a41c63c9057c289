/** Whatever moves, the pages that are no longer true are those of the people and tables it concerns. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { closePdf } from '#base/pdf.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { changesBetween, type Said } from '#meetings/paper/changes.ts';
import { isFilled, placeOf } from '#meetings/paper/page.ts';
import { readPages } from '#meetings/paper/pages.server.ts';
import { printPages } from '#meetings/paper/print.server.ts';
import { readPrints, standingOf } from '#meetings/paper/prints.server.ts';
import { NOW, type SmallForum, smallForum } from '../../../test/meetings-forum.ts';
import { moveMeeting, type Put, publishMeetings } from '../../../test/paper-forum.ts';
import { testHouse } from '../../../test/testing.ts';

let house: Awaited<ReturnType<typeof testHouse>>;
let forum: SmallForum;
before(async () => {
  house = await testHouse();
  forum = await smallForum(house.db);
});
after(async () => {
  await house?.[Symbol.asyncDispose]();
  await closePdf();
});

const [SLOTS, TABLES] = [3, 2];
const place = fc.record({
  slot: fc.integer({ min: 1, max: SLOTS }),
  table: fc.integer({ min: 1, max: TABLES }),
});
/** Who sits where, as long as nobody and no table is in two places at once, and no pair meets twice. */
const wanted = fc.array(
  fc.tuple(place, fc.constantFrom('acme', 'bolt'), fc.constantFrom('ada', 'bo', 'hidden', 'cy')),
  { minLength: 1, maxLength: 6 },
);
type Wanted = [place: { slot: number; table: number }, client: string, delegate: string][];

function put(meetings: Wanted): Put[] {
  const taken = new Set<string>();
  return meetings.flatMap(([at, client, delegate]) => {
    const marks = [
      ...[client, delegate, `t${at.table}`].map((who) => `${at.slot} ${who}`),
      `${client} ${delegate}`,
    ];
    if (marks.some((mark) => taken.has(mark))) return [];
    for (const mark of marks) taken.add(mark);
    const people = forum as unknown as Record<string, Client & Delegate>;
    const [company, guest] = [people[client], people[delegate]];
    return company && guest ? [{ ...at, client: company, delegate: guest }] : [];
  });
}

const isFree = (meetings: readonly Put[], moved: Put, to: { slot: number; table: number }) =>
  meetings.every(
    (other) =>
      other === moved ||
      other.slot !== to.slot ||
      (other.table !== to.table &&
        other.client !== moved.client &&
        other.delegate !== moved.delegate),
  );

async function untrue(db: Db, forumId: string): Promise<Set<string>> {
  const { pages, timezone } = await readPages(db, forumId);
  const all = standingOf(pages, timezone, await readPrints(db, forumId));
  return new Set(
    all
      .filter(({ state, page }) => state === 'changed' || (state === 'never' && isFilled(page)))
      .map(({ page }) => placeOf(page)),
  );
}

test('a move makes untrue the pages of its two people and its tables, and no other', async () => {
  const { db } = house;
  const { forumId, organiser } = forum;
  const at = { origin: 'https://plenary.example', now: NOW };
  await fc.assert(
    fc.asyncProperty(wanted, fc.nat(), place, async (some, which, to) => {
      const meetings = put(some);
      const ids = await publishMeetings(db, forum, meetings);
      await db.deleteFrom('printed_page').execute();
      await printPages(db, organiser, 'all', at);
      assert.deepEqual(await untrue(db, forumId), new Set());

      const index = which % meetings.length;
      const moved = meetings[index];
      fc.pre(moved !== undefined && isFree(meetings, moved, to));
      if (!moved) return;
      await moveMeeting(db, ids[index] ?? '', to);

      const stays = moved.slot === to.slot && moved.table === to.table;
      const people = [moved.delegate.personId, moved.client.personId];
      const tables = [`table ${moved.table}`, `table ${to.table}`];
      assert.deepEqual(await untrue(db, forumId), new Set(stays ? [] : [...people, ...tables]));

      await moveMeeting(db, ids[index] ?? '', moved);
      assert.deepEqual(await untrue(db, forumId), new Set(), 'moved back');
    }),
    { numRuns: 20 },
  );
});

const said: fc.Arbitrary<Said[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('A', 'B', 'C', 'D'),
    startsAt: fc.constantFrom('09:00', '09:30', '10:00'),
    endsAt: fc.constant('12:00'),
    place: fc.constantFrom('1', '2'),
  }),
  { selector: (line) => JSON.stringify(line), maxLength: 8 },
);

test('the changes told lead from the one page to the other, and name nothing that stays', () => {
  fc.assert(
    fc.property(said, said, (before, after) => {
      const changes = changesBetween(before, after);
      const text = (line: Said) => JSON.stringify([line.key, line.startsAt, line.place]);
      const gone = changes.flatMap(({ from }) => (from ? [text(from)] : []));
      const come = changes.flatMap(({ to }) => (to ? [text(to)] : []));
      const led = [...before.map(text).filter((each) => !gone.includes(each)), ...come];
      assert.deepEqual(led.sort(), after.map(text).sort());
      assert.ok(gone.every((each) => !after.map(text).includes(each)));
    }),
  );
});
