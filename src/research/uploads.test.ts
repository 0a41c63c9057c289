import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organiser } from '#forum/people.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { importForum } from '#research/import.server.ts';
import { confirmUpload, keepUpload, previewUpload } from '#research/uploads.server.ts';
import { DELEGATE_COLUMNS, fileOf, tiny } from '../../test/forum-files.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2026-01-05T10:00:00Z');
const HOUR = 3_600_000;
const later = (hours: number) => new Date(now.getTime() + hours * HOUR);

/** A forum `tiny` and the seats of two of its organisers. */
async function organisersIn({ db }: TestHouse): Promise<[Organiser, Organiser]> {
  await importForum(db, operator(), tiny('tiny'), now);
  const { forumId } = (await organiserFor(db, operator(), 'tiny')) as Organiser;
  const seat = async (email: string) => {
    await seatStaff(db, forumId, { email, role: 'organiser' });
    return (await memberOf(db, email, 'tiny')) as Organiser;
  };
  return [await seat('o@t.example'), await seat('p@t.example')];
}
const files = (...rows: string[]) => [
  fileOf('delegates.csv', [DELEGATE_COLUMNS, ...rows].join('\n')),
];
const bo = 'T2,Wu,Bo,Head,Org,b@t.example,yes,Yes';
const named = (id: string, begins = false) => ({ id, begins });
const here = { begins: false, correcting: null };

test('a look saves nothing, confirming saves once, and an upload is its person’s alone', async () => {
  await using house = await testHouse();
  const { db } = house;
  const [mine, other] = await organisersIn(house);
  const kept = await keepUpload(db, mine, { ...here, files: files(bo) }, now);
  assert.ok('upload' in kept);

  const look = await previewUpload(db, mine, named(kept.upload), now);
  assert.ok('outcome' in look && 'summary' in look.outcome);
  assert.deepEqual(
    [look.outcome.summary.inserted, look.outcome.summary.tables.delegate?.inserted],
    [2, 1],
  );
  const delegates = () => db.selectFrom('delegate').select('ref').orderBy('ref').execute();
  assert.deepEqual(await delegates(), [{ ref: 'T1' }]);

  const gone = { refused: 'gone' };
  assert.deepEqual(await previewUpload(db, other, named(kept.upload), now), gone);
  assert.deepEqual(await confirmUpload(db, other, named(kept.upload), {}, now), gone);
  assert.deepEqual(await confirmUpload(db, mine, named(kept.upload), {}, later(3)), gone);
  assert.deepEqual(await previewUpload(db, mine, named('no-id'), now), gone);
  assert.deepEqual(await confirmUpload(db, mine, named(kept.upload, true), {}, now), gone);

  const twice = await Promise.all([
    confirmUpload(db, mine, named(kept.upload), {}, now),
    confirmUpload(db, mine, named(kept.upload), {}, now),
  ]);
  assert.equal(twice.filter((each) => 'refused' in each && each.refused === 'gone').length, 1);
  assert.deepEqual(await delegates(), [{ ref: 'T1' }, { ref: 'T2' }]);
});

test('a corrected file takes the place of the bad one, the others stay', async () => {
  await using house = await testHouse();
  const { db } = house;
  const [mine] = await organisersIn(house);
  const responses = fileOf(
    'responses.csv',
    'Submitted at,Your email,Budget?,Which?\n2026-01-02,b@t.example,7m,B\n',
  );
  const bad = { ...here, files: [...files(bo.replace('yes', 'purple')), responses] };
  const first = await keepUpload(db, mine, bad, now);
  assert.ok('upload' in first);
  const refused = await confirmUpload(db, mine, named(first.upload), {}, now);
  assert.equal('refused' in refused && refused.refused, 'bad-rows');

  const correcting = { begins: false, correcting: first.upload, files: files(bo) };
  const second = await keepUpload(db, mine, correcting, now);
  assert.ok('upload' in second);
  const look = await previewUpload(db, mine, named(second.upload), now);
  assert.ok('files' in look);
  assert.deepEqual(look.files, ['delegates.csv', 'responses.csv']);
  const done = await confirmUpload(db, mine, named(second.upload), {}, now);
  assert.ok(!('refused' in done));
  assert.equal(done.summary.tables.response?.inserted, 1);
});

test('whoever begins a forum organises it, in the same firm, under a free key', async () => {
  await using house = await testHouse();
  const { db } = house;
  const [mine] = await organisersIn(house);
  const begin = async () => {
    const upload = { begins: true, correcting: null, files: tiny(null).files };
    const kept = await keepUpload(db, mine, upload, now);
    assert.ok('upload' in kept);
    const done = await confirmUpload(db, mine, named(kept.upload, true), {}, now);
    assert.ok(!('refused' in done));
    return done.summary.forum;
  };
  assert.deepEqual([await begin(), await begin()], ['tiny-forum', 'tiny-forum-2']);
  assert.equal((await memberOf(db, 'o@t.example', 'tiny-forum'))?.role, 'organiser');
  assert.equal(await memberOf(db, 'p@t.example', 'tiny-forum'), null);
  const tenants = await db.selectFrom('forum').select('tenant_id').distinct().execute();
  assert.equal(tenants.length, 1);
});

test('an upload with none of the files of an import is refused', async () => {
  await using house = await testHouse();
  const [mine] = await organisersIn(house);
  assert.deepEqual(await keepUpload(house.db, mine, { ...here, files: [] }, now), {
    refused: 'no-files',
  });
});
