import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organiser, Researcher } from '#forum/people.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { memberOf, operator, organiserFor } from '#forum/session.server.ts';
import { readClaims, readImportedClaims } from '#report/claims-told.server.ts';
import { readDraft } from '#report/figures.server.ts';
import {
  addMainFinding,
  moveMainFinding,
  removeMainFinding,
  restoreFinding,
  saveFinding,
} from '#report/finding-acts.server.ts';
import { cureFinding, readFindingsDesk, readProposal } from '#report/finding-desk.server.ts';
import { readFindings } from '#report/findings.server.ts';
import { textOf } from '#report/prose.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { POLICE } from '../../test/forum-folder.ts';
import { type TestHouse, testHouse } from '../../test/testing.ts';

const now = new Date('2024-06-10T12:00:00Z');
const KEY = 'police-forum-2024';
const SPEND = { section: 'Spend mapping', theme: '' };

async function policeFolder() {
  const bundle = await readFolder(POLICE);
  assert.ok(!('refused' in bundle));
  return bundle;
}
async function policeForum({ db }: TestHouse): Promise<{ olive: Organiser; ruth: Researcher }> {
  await importForum(db, operator(), await policeFolder(), now);
  const operating = await organiserFor(db, operator(), KEY);
  assert.ok(operating);
  const { forumId } = operating;
  const seat = (role: 'organiser' | 'researcher', givenName: string) =>
    seatStaff(db, forumId, { email: `${role}@x.example`, givenName, familyName: 'Staff', role });
  await seat('organiser', 'Olive');
  await seat('researcher', 'Ruth');
  const [olive, ruth] = await Promise.all([
    memberOf(db, 'organiser@x.example', KEY),
    memberOf(db, 'researcher@x.example', KEY),
  ]);
  assert.ok(olive?.role === 'organiser' && ruth?.role === 'researcher');
  return { olive, ruth };
}
const bodyOf = async ({ db }: TestHouse, staff: Organiser | Researcher, section: string) =>
  (await readFindings(db, staff))
    .filter((finding) => finding.section === section)
    .map(({ paragraphs }) => paragraphs.join('\n\n'))
    .join('\n\n');
const themes = async ({ db }: TestHouse, staff: Organiser) =>
  (await readFindings(db, staff)).flatMap(({ theme }) => theme ?? []);
const rows = async ({ db }: TestHouse, { forumId }: Organiser) =>
  db.selectFrom('finding_text').select('number').where('forum_id', '=', forumId).execute();

test('each save is a version of its own, and taking it back is one too', async () => {
  await using house = await testHouse();
  const { olive, ruth } = await policeForum(house);
  const { db } = house;
  const file = await bodyOf(house, olive, SPEND.section);

  const first = await saveFinding(db, ruth, { ...SPEND, base: 0, body: 'One.\r\n\r\nTwo.' }, now);
  const second = await saveFinding(db, olive, { ...SPEND, base: 1, body: 'Three.' }, now);
  const shown = await bodyOf(house, olive, SPEND.section);
  const third = await restoreFinding(db, olive, { ...SPEND, base: 2, version: 1 }, now);
  const restored = await bodyOf(house, olive, SPEND.section);
  const fourth = await restoreFinding(db, olive, { ...SPEND, base: 3, version: 0 }, now);

  assert.deepEqual(
    [first, second, third, fourth],
    [{ saved: 1 }, { saved: 2 }, { saved: 3 }, { saved: 4 }],
  );
  assert.equal(shown, 'Three.');
  assert.equal(restored, 'One.\n\nTwo.');
  assert.equal(await bodyOf(house, olive, SPEND.section), file);
  const desk = await readFindingsDesk(db, olive);
  const text = desk.sections.find(({ section }) => section === SPEND.section);
  assert.deepEqual(
    text?.versions.map(({ number, by, file: fromFile }) => [number, by, fromFile]),
    [
      [4, 'Olive Staff', true],
      [3, 'Olive Staff', false],
      [2, 'Olive Staff', false],
      [1, 'Ruth Staff', false],
    ],
  );
});

test('of two who edit the same version the second is shown the other text, and loses nothing', async () => {
  await using house = await testHouse();
  const { olive, ruth } = await policeForum(house);
  const { db } = house;

  const outcomes = await Promise.all([
    saveFinding(db, olive, { ...SPEND, base: 0, body: 'Olive’s.' }, now),
    saveFinding(db, ruth, { ...SPEND, base: 0, body: 'Ruth’s.' }, now),
  ]);

  const refused = outcomes.flatMap((each) => ('refused' in each ? [each] : []));
  assert.equal(refused.length, 1);
  const [conflict] = refused;
  assert.ok(conflict?.refused === 'changed-meanwhile');
  assert.equal(conflict.theirs.number, 1);
  assert.equal(conflict.theirs.body, await bodyOf(house, olive, SPEND.section));
  assert.match(conflict.theirs.by, /^(Olive|Ruth) Staff$/);
  assert.equal((await rows(house, olive)).length, 1);
});

test('a file that was imported again meanwhile is no less a change', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const { db } = house;
  const before = (await readFindingsDesk(db, olive)).sections.find(
    ({ section }) => section === SPEND.section,
  );
  const bundle = await policeFolder();
  const files = bundle.files.map((file) =>
    file.name === 'findings.md'
      ? { ...file, bytes: new TextEncoder().encode('## Spend mapping\nAnother text.') }
      : file,
  );
  await importForum(db, operator(), { ...bundle, files }, now);

  const edit = { ...SPEND, base: 0, seen: before?.seen, body: 'Mine.' };
  const outcome = await saveFinding(db, olive, edit, now);

  assert.ok('refused' in outcome && outcome.refused === 'changed-meanwhile');
  assert.deepEqual(outcome.theirs, { number: 0, body: 'Another text.', by: '' });
});

test('an import changes what the file says, and never what was written here', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const { db } = house;
  await saveFinding(db, olive, { ...SPEND, base: 0, body: '{Written here | commentary}.' }, now);

  await importForum(db, operator(), await policeFolder(), now);

  assert.equal(await bodyOf(house, olive, SPEND.section), '{Written here | commentary}.');
  const claims = await readImportedClaims(db, olive);
  assert.ok(claims.questioned.every(({ section }) => section !== SPEND.section));
  assert.deepEqual(
    claims.questioned.map(({ section, line }) => [section, line]),
    [
      ['Future prioritisation', 29],
      ['Thinking about mobility', 32],
    ],
  );
});

test('main findings are added, moved, removed and put back', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const { db } = house;
  const main = (theme: string) => ({ section: 'Main findings', theme });

  await addMainFinding(db, olive, { theme: ' Data  quality ', body: '{Ours | commentary}.' }, now);
  const twice = await addMainFinding(db, olive, { theme: 'data quality', body: '' }, now);
  const unnamed = await addMainFinding(db, olive, { theme: ' ', body: '' }, now);
  await moveMainFinding(db, olive, { ...main('Data quality'), to: 'up' }, now);
  const top = await moveMainFinding(
    db,
    olive,
    { ...main('Artificial intelligence'), to: 'up' },
    now,
  );
  await removeMainFinding(db, olive, { ...main('Cyber security'), base: 0 }, now);
  const without = await themes(house, olive);
  await restoreFinding(db, olive, { ...main('Cyber security'), base: 1, version: 0 }, now);

  assert.deepEqual([twice, unnamed], [{ refused: 'there-already' }, { refused: 'no-title' }]);
  assert.deepEqual(top, { moved: false });
  const three = ['Artificial intelligence', 'Staff training and development'];
  assert.deepEqual(without, [...three, 'Service modernisation', 'Data quality']);
  assert.deepEqual(await themes(house, olive), [
    ...three,
    'Service modernisation',
    'Data quality',
    'Cyber security',
  ]);
});

test('a text nobody could print is refused: too long, or under no section of the report', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const save = (section: string, body: string) =>
    saveFinding(house.db, olive, { section, theme: '', base: 0, body }, now);

  assert.deepEqual(await save('Spend mapping', 'x'.repeat(20_001)), { refused: 'too-long' });
  assert.deepEqual(await save('Nowhere', 'Text.'), { refused: 'no-such-section' });
  assert.deepEqual(await save('seniority MIX', '{ | delegates} came.'), { saved: 1 });
  assert.equal((await rows(house, olive)).length, 1);
});

test('a false sentence is cured by the wording offered, and the draft prints it', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const { db } = house;
  const AI = 'spend / Artificial Intelligence / Increase';
  const body = `{Over 70% of the group | ${AI}} will spend more on AI.`;
  await saveFinding(db, olive, { ...SPEND, base: 0, body }, now);
  const before = await readClaims(db, olive);
  const desk = await readFindingsDesk(db, olive);
  const text = desk.sections.find(({ section }) => section === SPEND.section);
  const [say] = text?.paragraphs[0]?.[0]?.offers ?? [];
  assert.ok(text && say?.kind === 'say');

  const where = { paragraph: 1, sentence: 1 };
  const outcome = await cureFinding(db, olive, { ...SPEND, base: 1, where, cure: say }, now);

  assert.deepEqual(outcome, { saved: 2 });
  assert.equal(before.counts.refused, 1);
  assert.equal((await readClaims(db, olive)).counts.refused, 0);
  const draft = await readDraft(db, olive, now);
  const section = draft.sections.find(({ name }) => name === SPEND.section);
  assert.ok(section && 'paragraphs' in section);
  assert.equal(
    section.paragraphs.map(textOf).join(),
    'Over 60% of the group will spend more on AI.',
  );
});

test('the data’s own words stand ready for each section that has figures', async () => {
  await using house = await testHouse();
  const { olive } = await policeForum(house);
  const body = (await readProposal(house.db, olive, SPEND)) ?? '';

  await saveFinding(house.db, olive, { ...SPEND, base: 0, body }, now);

  assert.notEqual(body, '');
  assert.equal((await readClaims(house.db, olive)).counts.refused, 0);
  assert.equal(await readProposal(house.db, olive, { section: 'Nowhere', theme: '' }), null);
});

test('a forum in other words and money, without a line of prose, is written from its data', async () => {
  await using house = await testHouse();
  const { db } = house;
  const bundle = await readFolder(
    new URL('../../test/fixtures/nosokomeia-2025', import.meta.url).pathname,
  );
  assert.ok(!('refused' in bundle));
  const files = bundle.files.filter(({ name }) => name !== 'findings.md');
  await importForum(db, operator(), { ...bundle, files }, now);
  const organiser = await organiserFor(db, operator(), 'nosokomeia-2025');
  assert.ok(organiser);
  const bare = await readFindingsDesk(db, organiser);

  for (const { section, theme, base } of bare.sections) {
    const body = await readProposal(db, organiser, { section, theme });
    if (body !== null) await saveFinding(db, organiser, { section, theme, base, body }, now);
  }

  const { counts, sections } = await readFindingsDesk(db, organiser);
  assert.deepEqual(bare.counts, { bound: 0, views: 0, withoutSource: 0, refused: 0 });
  assert.ok(
    counts.bound >= sections.length,
    `${counts.bound} claims in ${sections.length} sections`,
  );
  assert.equal(counts.refused, 0);
});

test('who wrote is written down without what was written', async () => {
  await using house = await testHouse();
  const { ruth } = await policeForum(house);
  await saveFinding(house.db, ruth, { ...SPEND, base: 0, body: 'A secret thought.' }, now);

  const deeds = await house.db
    .selectFrom('audit')
    .select(['act', 'detail', 'person_id'])
    .where('act', '=', 'finding written')
    .execute();

  assert.deepEqual(deeds, [
    {
      act: 'finding written',
      detail: { section: 'Spend mapping', version: 1 },
      person_id: ruth.personId,
    },
  ]);
});
