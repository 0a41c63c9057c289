import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onNotificationClick, onPush } from '#exchange/notices/push-worker.ts';

const origin = 'https://forum.example.org';
const pushed = {
  ...{ title: 'Harbour 2030', body: 'Your 15:10 meeting is off', tag: 'm', urgent: true },
  href: '/app/harbour-2030/meetings',
};
function surroundings(pages: { url: string; focused?: boolean }[]) {
  const seen: unknown[] = [];
  return {
    seen,
    here: {
      origin,
      pages: async () => pages,
      open: async (url: string) => seen.push(['open', url]),
      show: async (title: string, { body, tag, data }: NotificationOptions) => {
        seen.push([title, body, tag, data]);
      },
      go: async (page: { url: string }, url: string) => seen.push(['go', page.url, url]),
    },
  };
}
const json = (value: unknown) => ({ json: () => value });

test('a push is shown with the forum’s title, what happened, and where it leads', async () => {
  const { seen, here } = surroundings([{ url: `${origin}/app/harbour-2030`, focused: false }]);
  await onPush(json(pushed), here);
  assert.deepEqual(seen, [
    ['Harbour 2030', 'Your 15:10 meeting is off', 'm', { href: '/app/harbour-2030/meetings' }],
  ]);
});

test('nothing is shown over the forum’s own page that is being looked at, but over another one', async () => {
  const looked = surroundings([{ url: `${origin}/app/harbour-2030/chat`, focused: true }]);
  await onPush(json(pushed), looked.here);
  assert.deepEqual(looked.seen, []);
  const other = surroundings([{ url: `${origin}/app/other-forum`, focused: true }]);
  await onPush(json(pushed), other.here);
  assert.equal(other.seen.length, 1);
});

test('a push that can’t be read is shown as news of Forum Link', async () => {
  const bad = { json: () => assert.fail('no JSON') };
  for (const data of [null, bad, json(null)]) {
    const { seen, here } = surroundings([]);
    await onPush(data, here);
    assert.deepEqual(seen, [['Forum Link', '', 'news', { href: '/' }]]);
  }
});

test('pressed, it opens its page in the tab that is there, or in a new one', async () => {
  let closed = 0;
  const notification = { data: { href: pushed.href }, close: () => closed++ };
  const none = surroundings([]);
  await onNotificationClick(notification, none.here);
  const one = surroundings([{ url: `${origin}/app/harbour-2030/chat` }]);
  await onNotificationClick(notification, one.here);

  assert.deepEqual(none.seen, [['open', `${origin}/app/harbour-2030/meetings`]]);
  assert.deepEqual(one.seen, [
    ['go', `${origin}/app/harbour-2030/chat`, `${origin}/app/harbour-2030/meetings`],
  ]);
  assert.equal(closed, 2);
});

test('a push leads nowhere but into this house', async () => {
  for (const href of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', 7]) {
    const { seen, here } = surroundings([]);
    await onNotificationClick({ data: { href }, close() {} }, here);
    assert.deepEqual(seen, [['open', `${origin}/`]], String(href));
  }
});
