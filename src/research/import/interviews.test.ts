import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { migrate, openDatabase } from '#db/database.server.ts';
import { operator } from '#forum/session.server.ts';
import { importForum } from '#research/import.server.ts';
import { decide, readMine } from '#research/interviews/decisions.server.ts';
import { readPrintable } from '#research/interviews/printable.server.ts';
import { MIGRATIONS } from '../../../src/house.server.ts';
import { files, now, talkForum } from '../../../test/interview-forum.ts';
import { administer, inDatabase, type TestHouse, testHouse } from '../../../test/testing.ts';

const SAID = `# Interviews

## Chief, Port of Ys
- channel: video
- approved: role and organisation, 2025-12-01
- heading: First things

1. People come first
2. Then systems

## Mayor, Ys
- channel: telephone

1. Not yet approved
`;
const TALK = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>People come first.\n';
const run = async ({ db }: TestHouse, more: Record<string, string>) => {
  const outcome = await importForum(db, operator(), files(more), now);
  assert.ok(!('refused' in outcome), JSON.stringify(outcome));
  return outcome.summary;
};
const quotes = ({ db }: TestHouse) =>
  db.selectFrom('quote').select(['text', 'state', 'level', 'source']).orderBy('id').execute();

test('an interview in the file is that of the one delegate it fits; its approval is paper of that day', async () => {
  await using house = await testHouse();
  const { ann, researcher } = await talkForum(house.db, { 'interviews.md': SAID });

  const people = await house.db
    .selectFrom('interview')
    .select(['delegate_id', 'title'])
    .orderBy('position')
    .execute();
  assert.deepEqual(people, [
    { delegate_id: ann.personId, title: 'Chief' },
    { delegate_id: null, title: 'Mayor' },
  ]);
  const row = await house.db.selectFrom('quote').selectAll().orderBy('id').executeTakeFirst();
  assert.deepEqual(
    [row?.state, row?.decided_by, row?.decided_at?.toISOString()],
    ['approved', 'paper', '2025-12-01T00:00:00.000Z'],
  );
  const printable = await readPrintable(house.db, researcher, null);
  assert.deepEqual(
    printable.map(({ text, who, heading }) => [text, who, heading]),
    [
      ['People come first', 'Chief, Port of Ys', 'First things'],
      ['Then systems', 'Chief, Port of Ys', 'First things'],
    ],
  );
});

test('twice is the same as once; the file changes what nobody here decided, and no more', async () => {
  await using house = await testHouse();
  const transcript = { 'transcripts/chief-port-of-ys.vtt': TALK };
  const { ann } = await talkForum(house.db, { 'interviews.md': SAID, ...transcript });
  const again = await run(house, { 'interviews.md': SAID, ...transcript });
  assert.deepEqual([again.inserted, again.updated, again.removed], [0, 0, 0]);
  const [first] = await readMine(house.db, ann);
  const withdraw = { choice: 'withdraw', mark: '', level: 'role', text: '' } as const;
  await decide(house.db, ann, first?.id ?? '', withdraw, now);

  const other = SAID.replace('Then systems', 'Systems later').replace(
    '- channel: telephone',
    '- approved: role, 2025-12-02',
  );
  const third = await run(house, { 'interviews.md': other, ...transcript });

  assert.deepEqual(await quotes(house), [
    {
      text: 'People come first',
      state: 'withdrawn',
      level: 'role and organisation',
      source: 'person',
    },
    { text: 'Systems later', state: 'approved', level: 'role and organisation', source: 'import' },
    { text: 'Not yet approved', state: 'approved', level: 'role', source: 'import' },
  ]);
  assert.deepEqual(
    third.notes.filter((note) => note.includes('interviews.md')),
    ['1 quote changed here since; interviews.md does not change it'],
  );
  const gone = await run(house, { 'interviews.md': '# Interviews\n' });
  assert.deepEqual(gone.tables.quote, { inserted: 0, updated: 0, removed: 2 });
});

test('a transcript belongs to the interview it is named after; a broken one is a bad row with its line', async () => {
  await using house = await testHouse();
  await talkForum(house.db, {
    'interviews.md': SAID,
    'transcripts/chief-port-of-ys.vtt': TALK,
  });
  const stray = await run(house, { 'transcripts/nobody.txt': 'Ann: Hello' });
  const bad = await importForum(
    house.db,
    operator(),
    files({ 'interviews.md': SAID, 'transcripts/mayor-ys.vtt': 'WEBVTT\n\nHello' }),
    now,
  );

  const cues = await house.db.selectFrom('cue').select(['speaker', 'text', 'starts_ms']).execute();
  assert.deepEqual(cues, [{ speaker: 'Ann', text: 'People come first.', starts_ms: 1000 }]);
  assert.deepEqual(
    stray.leftOut.map(({ file }) => file).filter((file) => file.startsWith('transcripts')),
    ['transcripts/nobody.txt'],
  );
  assert.ok('refused' in bad && bad.refused === 'bad-rows');
  assert.deepEqual(
    'summary' in bad && bad.summary.problems.map(({ file, line, found }) => [file, line, found]),
    [['transcripts/mayor-ys.vtt', 3, 'Hello']],
  );
});

test('an upgrade moves the interviews that lay in the forum, and the next import finds them', async () => {
  await using house = await testHouse();
  await using old = await databaseOf('0004');
  await talkForum(house.db, { 'interviews.md': '# Interviews\n' });
  for (const table of ['tenant', 'forum', 'person', 'delegate'] as const) {
    const rows = await sql<object>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(
      house.db,
    );
    for (const { row } of rows.rows as { row: object }[])
      await sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify({ interviews: [], ...row })}::jsonb)`.execute(
        old.db,
      );
  }
  const said = [
    {
      ...{ title: 'Chief', organisation: 'Port of Ys', channel: 'video', heading: 'First things' },
      approved: { level: 'role and organisation', date: '2025-12-01' },
      points: ['People come first', 'Then systems'],
    },
    {
      ...{ title: 'Mayor', organisation: 'Ys', channel: 'telephone', heading: '' },
      ...{ approved: null, points: ['Not yet approved'] },
    },
  ];
  await sql`update forum set interviews = ${JSON.stringify(said)}::jsonb`.execute(old.db);
  await migrate(old.url, MIGRATIONS);

  assert.deepEqual((await quotes(old)).map(({ text, state }) => [text, state]).sort(), [
    ['Not yet approved', 'draft'],
    ['People come first', 'approved'],
    ['Then systems', 'approved'],
  ]);
  const { tables } = await run(old, { 'interviews.md': SAID });
  assert.deepEqual([tables.interview, tables.quote], [undefined, undefined]);
});

/** A database as it was with the migrations up to this one. */
async function databaseOf(last: string): Promise<TestHouse> {
  await using house = await testHouse();
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  for (const name of readdirSync(MIGRATIONS).filter((each) => each <= `${last}~`))
    cpSync(join(MIGRATIONS, name), join(folder, name));
  const name = `test_old_${Math.random().toString(36).slice(2)}`;
  await administer(house.url, `create database ${name}`);
  const url = inDatabase(house.url, name);
  await migrate(url, folder);
  rmSync(folder, { recursive: true });
  const db = openDatabase(url);
  return {
    db,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await administer(url, `drop database ${name} with (force)`);
    },
  };
}
