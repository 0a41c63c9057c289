import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/ids.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readPairRules, readPairTask } from '#meetings/board/pair-task.server.ts';
import { readTask } from '#meetings/task.server.ts';
import type { PairKey, Task } from '#meetings/task.ts';
import { cloneHouse, demoTemplate } from '../../../test/testing.ts';

const CEILING = 7;

/** What of the whole task one pair's meeting can touch. */
function restricted(task: Task, { client, delegate }: PairKey): Task {
  const isOurs = (pair: PairKey) => pair.client === client && pair.delegate === delegate;
  return {
    ...task,
    clients: task.clients.filter(({ id }) => id === client),
    delegates: task.delegates.filter(({ id }) => id === delegate),
    pairs: task.pairs.filter((pair) => pair.client === client),
    fixed: task.fixed.filter(isOurs),
    before: task.before.filter((rule) => isOurs(rule.first) || isOurs(rule.then)),
  };
}

test('an act reads of one pair what the planner reads of all', async () => {
  await using house = await cloneHouse(await demoTemplate());
  const { db } = house;
  const organiser = await organiserFor(db, operator(), 'police-forum-2024');
  assert.ok(organiser);
  const { forumId: forum_id } = organiser;
  const { pairs, clients, delegates } = await readTask(db, forum_id, { now: null });
  const wished = [0, 40, 80, 120].flatMap((at) => pairs[at] ?? []);
  const [a, b, c, d] = wished;
  const unwished = clients.flatMap(({ id: client }) =>
    delegates
      .filter(({ id }) => !pairs.some((pair) => pair.client === client && pair.delegate === id))
      .map(({ id }) => ({ client, delegate: id })),
  );
  assert.ok(a && b && c && d && unwished[0]);
  const rule = (
    kind: 'forbidden' | 'fixed' | 'before' | 'part',
    { client, delegate }: PairKey,
  ) => ({
    ...{ forum_id, id: newId(), kind, client_id: client, delegate_id: delegate, slot: null },
    ...{ part: null, other_client_id: null, other_delegate_id: null },
    ...{ made_by: null, made_at: new Date() },
  });
  const other = { other_client_id: b.client, other_delegate_id: b.delegate };
  const rules = [
    rule('forbidden', a),
    { ...rule('fixed', b), slot: 3 },
    ...unwished.slice(0, 5).map((pair) => ({ ...rule('fixed', pair), slot: 2 })),
    { ...rule('part', c), part: 'afternoon' as const },
    { ...rule('before', d), ...other },
  ];
  await db.insertInto('pair_rule').values(rules).execute();
  await db.insertInto('table_place').values({ forum_id, table_number: 3, zone: 'x' }).execute();
  await db.insertInto('meeting_rules').values({ forum_id, walk_minutes: 10 }).execute();

  const whole = await readTask(db, forum_id, { ceiling: CEILING, now: null });
  assert.ok(whole.before.length + whole.fixed.length > 5);
  for (const { client, delegate } of [...wished, ...unwished.slice(0, 8)]) {
    const pair = { forumId: forum_id, client, delegate };
    const narrow = await readPairTask(db, pair, await readPairRules(db, pair), CEILING);
    const expected = restricted(whole, pair);
    const order = (task: Task) => ({
      ...task,
      // other pairs of the client count only by whose sake they are for
      pairs: task.pairs
        .map(
          (each) => `${each.delegate} ${each.for} ${each.delegate === delegate ? each.part : ''}`,
        )
        .filter((each) => each.startsWith(delegate))
        .sort(),
    });
    assert.deepEqual(order(narrow), order(expected));
  }
});
