import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuestionnaire } from '#research/answers.server.ts';
import { codePiece, makeExcerpt, uncode } from '#research/interviews/excerpts.server.ts';
import {
  countInterviewees,
  readEvidence,
  readPrintable,
} from '#research/interviews/printable.server.ts';
import { makeQuote } from '#research/interviews/quotes.server.ts';
import { isCountable } from '#research/interviews/said.ts';
import { linkTheme } from '#research/interviews/themes.server.ts';
import { addTranscript } from '#research/interviews/transcripts.server.ts';
import { isVerbatim } from '#research/interviews/verbatim.ts';
import { draft, now, talkForum } from '../../../test/interview-forum.ts';
import { testHouse } from '../../../test/testing.ts';

const file = (text: string) => ({ name: 'talk.txt', bytes: new TextEncoder().encode(text) });
const TALK = file('Asker: What comes first?\nAnn: People come first.\nAnn: Then the systems.\n');

test('cut, coded, quoted: an excerpt is its transcript’s own words, and keeps the transcript in place', async () => {
  await using house = await testHouse();
  const { researcher } = await talkForum(house.db);
  const { interview } = await draft(house.db, researcher);
  const added = await addTranscript(house.db, researcher, interview, TALK, now);
  const cut = (first: number, last: number, themes: string[]) =>
    makeExcerpt(house.db, researcher, interview, { first, last, themes }, now);
  const made = await cut(2, 3, ['Skills', ' skills , Systems']);
  assert.ok('excerpt' in made);
  const again = await cut(2, 3, []);
  const quote = (text: string, verbatim: boolean) =>
    makeQuote(
      house.db,
      researcher,
      { interview, excerpt: made.excerpt, text, verbatim, level: 'role' },
      now,
    );

  assert.deepEqual(added, { cues: 3 });
  assert.deepEqual(again, made);
  assert.deepEqual(await cut(2, 9, []), { refused: 'no-such-span' });
  assert.deepEqual(await quote('People matter most', true), { refused: 'not-verbatim' });
  assert.ok('quote' in (await quote('People come first … the systems', true)));
  assert.deepEqual(await quote('Once more', false), { refused: 'no-such-excerpt' });
  const themes = await house.db.selectFrom('theme').select('name').orderBy('name').execute();
  assert.deepEqual(
    themes.map(({ name }) => name),
    ['Skills', 'Systems'],
  );
  assert.deepEqual(await addTranscript(house.db, researcher, interview, TALK, now), {
    refused: 'has-excerpts',
  });
});

test('a transcript that can’t be read changes nothing and says where', async () => {
  await using house = await testHouse();
  const { researcher } = await talkForum(house.db);
  const { interview } = await draft(house.db, researcher);
  const bad = { name: 'a.vtt', bytes: new TextEncoder().encode('WEBVTT\n\nHello') };

  assert.deepEqual(await addTranscript(house.db, researcher, interview, bad, now), {
    refused: 'fault',
    fault: { reason: 'no-time', line: 3, found: 'Hello' },
  });
  assert.deepEqual(await house.db.selectFrom('transcript').selectAll().execute(), []);
});

test('a theme of a main finding counts interviews and excerpts, and knows which quotes are approved', async () => {
  await using house = await testHouse();
  const { researcher } = await talkForum(house.db, {
    'interviews.md':
      '## Mayor, Ys\n- approved: role, 2025-12-01\n\n1. Skills are short\n2. So is time\n\n## Poet, Ys\n\n1. Nobody trains\n',
  });
  const quotes = await house.db.selectFrom('quote').select(['id', 'text']).execute();
  const code = (text: string) => {
    const quote = quotes.find((each) => each.text === text)?.id ?? '';
    return codePiece(house.db, researcher, { quote }, ['Skills'], now);
  };
  await code('Skills are short');
  const coded = await code('Nobody trains');
  const theme = (await house.db.selectFrom('theme').select('id').executeTakeFirstOrThrow()).id;
  const printable = await readPrintable(house.db, researcher, null);
  const unlinked = await readEvidence(house.db, researcher, printable);
  await linkTheme(house.db, researcher, { theme, finding: 'Training' }, now);
  const [evidence] = await readEvidence(house.db, researcher, printable);

  assert.deepEqual(unlinked, []);
  assert.equal(evidence?.finding, 'Training');
  const [count] = evidence?.themes ?? [];
  assert.deepEqual(
    [count?.interviews, count?.of, count?.excerpts, count?.quotes.length],
    [2, 2, 2, 1],
  );
  assert.ok(count && !isCountable(count, 1));
  assert.ok('coded' in coded);
  await uncode(house.db, researcher, { excerpt: coded.coded, theme }, now);
  const [after] = await readEvidence(house.db, researcher, printable);
  assert.ok(after?.themes[0] && isCountable(after.themes[0], 1));
});

test('a count is for readers if it tells of nobody: among three and not all, or all of it approved', () => {
  const count = (interviews: number, of: number, excerpts: number) => ({
    ...{ theme: 'Skills', interviews, of, excerpts, quotes: [] },
  });
  assert.deepEqual(
    [
      isCountable(count(2, 2, 2), 2),
      isCountable(count(2, 2, 3), 2),
      isCountable(count(2, 3, 3), 0),
      isCountable(count(3, 3, 3), 0),
      isCountable(count(1, 2, 1), 0),
    ],
    [true, false, true, false, false],
  );
});

test('who was interviewed is counted by seniority; a theme called like a main finding is its evidence', async () => {
  await using house = await testHouse();
  const { researcher } = await talkForum(house.db, {
    'findings.md': '## Main findings: Cyber security\nIt matters.\n',
  });
  const { quote } = await draft(house.db, researcher);
  await draft(house.db, researcher, { title: 'Chief of Staff', organisation: 'Ys' });
  await draft(house.db, researcher, { title: 'Poet', organisation: 'Ys' });
  await codePiece(house.db, researcher, { quote }, ['cyber  SECURITY', 'Skills'], now);
  const seniorityBands = [{ band: 'Top', titleStartsWith: ['Chief'] }];
  const asked = { ...(await readQuestionnaire(house.db, researcher)), seniorityBands };

  assert.deepEqual(await countInterviewees(house.db, researcher, asked), {
    interviewed: 3,
    top: 2,
  });
  const themes = await house.db.selectFrom('theme').select(['name', 'finding']).execute();
  assert.deepEqual(themes, [
    { name: 'cyber SECURITY', finding: 'Cyber security' },
    { name: 'Skills', finding: null },
  ]);
});

test('verbatim means the words as they were said, in order', () => {
  const said = 'We train first.\nThen we buy “tools”, and  only then.';
  assert.ok(isVerbatim('we train first', said));
  assert.ok(isVerbatim('We train first … we buy "tools"', said));
  assert.ok(!isVerbatim('We buy "tools" … we train first', said));
  assert.ok(!isVerbatim('We always train first', said));
  assert.ok(!isVerbatim('…', said));
});
