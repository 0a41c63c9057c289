import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Found } from '#api/iq.server.ts';
import { cloneHouse, demoTemplate } from '../../test/testing.ts';
import { Refusal, UsageError } from './command.ts';
import { command as iq } from './iq.ts';

const quiet = { now: new Date(), progress: () => {} };
const FORUM = 'police-forum-2024';
type Page = Exclude<Found, { refused: string }>;

test('iq prints everybody who matches, a page of them, or what a client sees', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const run = async (...args: string[]) => (await iq.run({ ...quiet, db: house.db, args })) as Page;
  const refs = ({ delegates }: Page) => delegates.map(({ ref }) => ref);

  const all = await run(FORUM, 'over £5m');
  assert.deepEqual([all.delegates.length, all.nextCursor], [all.total, null]);
  assert.deepEqual(refs(await run(FORUM, 'over', '£5m')), refs(all));
  assert.deepEqual(refs(await run(FORUM, '--filter', 'budget=5000000<..')), refs(all));

  const first = await run(FORUM, 'over £5m', '--limit', '3');
  const second = await run(FORUM, 'over £5m', '--limit', '3', '--cursor', first.nextCursor ?? '');
  assert.deepEqual([...refs(first), ...refs(second)], refs(all).slice(0, 6));

  const seen = await run(FORUM, 'over £5m', '--person', 'C01', '--answers');
  const named = await house.db
    .selectFrom('delegate')
    .select('ref')
    .where('ref', 'in', refs(all))
    .where('consent', '=', 'named')
    .orderBy('ref')
    .execute();
  assert.deepEqual(
    refs(seen).sort(),
    named.map(({ ref }) => ref),
  );
  assert.ok(seen.delegates.every((each) => each.fit && 'answers' in each));
});

test('iq says what is wrong with its words', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const run = (...args: string[]) => iq.run({ ...quiet, db: house.db, args });

  await assert.rejects(run('none', 'cloud'), Refusal);
  await assert.rejects(run(FORUM, 'cloud', '--person', 'C99'), Refusal);
  for (const args of [
    [],
    [FORUM],
    [FORUM, 'cloud', '--limit', '0'],
    [FORUM, 'cloud', '--limit', 'ten'],
    [FORUM, 'cloud', '--cursor', 'nonsense'],
    [FORUM, '--filter', 'country'],
    [FORUM, 'cloud', '--as', 'king'],
  ])
    await assert.rejects(run(...args), UsageError, args.join(' '));
});
