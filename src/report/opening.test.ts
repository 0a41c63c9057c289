import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedAs, hostOf } from '#report/opening.ts';

const get = (headers: Record<string, string> = {}, method = 'GET') => ({
  method,
  headers: new Headers(headers),
});

test('of the page that led here only the host is kept, and nothing of this house', () => {
  assert.equal(
    hostOf('https://Intranet.Acme.example/mail/7?who=ada#x', 'h'),
    'intranet.acme.example',
  );
  assert.equal(hostOf('http://h:3000/report/secret', 'h:3000'), '');
  for (const none of [null, '', 'no address', 'android-app://com.mail', 'javascript:alert(1)'])
    assert.equal(hostOf(none, 'h'), '', String(none));
  assert.equal(hostOf(`https://${'a.'.repeat(60)}example/`, 'h'), '');
});

test('a look ahead and a question for the headers are no opening', () => {
  assert.equal(countedAs('web', get({}, 'HEAD'), false), null);
  assert.equal(countedAs('pdf', get({ 'sec-purpose': 'prefetch;prerender' }), false), null);
});

test('where browsers say where a page goes, a program that does not counts as a preview', () => {
  assert.equal(countedAs('web', get(), true), 'preview');
  assert.equal(countedAs('web', get({ 'sec-fetch-dest': 'document' }), true), 'web');
  assert.equal(countedAs('web', get(), false), 'web');
  assert.equal(countedAs('pdf', get(), true), 'pdf');
});
